/** What the server writes into every request, whatever a client has written there. */

/** Set by the server itself on every request (never taken from outside): the address at the other end of the connection. */
export const PEER_HEADER = "x-duban-peer";

/** Set by proxy.ts on every request (never taken from outside): the path that was asked for, which a page cannot know. */
export const PATH_HEADER = "x-duban-path";
