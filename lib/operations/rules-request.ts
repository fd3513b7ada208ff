/** What the log and the metrics say of a request: bounded, and nothing that a query could hold. */

const REQUEST_ID = /^[\w.-]{8,64}$/;

/**
 * @param given the `x-request-id` that came with the request
 * @param isTrusted whether a proxy of our own stands before the server: a client's word would let him write into our log
 * @returns the id to know the request by
 */
export function requestIdOf(given: unknown, isTrusted: boolean, make: () => string): string {
  return isTrusted && typeof given === "string" && REQUEST_ID.test(given) ? given : make();
}

/** A query may hold what somebody typed into a search; a path holds numbers and ids only. */
export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? "";

export const isAsset = (path: string): boolean => path.startsWith("/_next/") || path.startsWith("/api/pdfjs/") || path === "/icon.svg" || path === "/favicon.ico";

/** Asked every few seconds, for ever. */
export const isProbe = (path: string): boolean => ["/api/live", "/api/ready", "/api/health", "/api/metrics"].includes(path);

export type RoutePattern = { page: string; regex: string };

/** @returns names an address by the route that answers it; however many addresses there are, there are only so many names */
export function routeNames(patterns: readonly RoutePattern[]): (path: string) => string {
  const known = patterns.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (path) => (isAsset(path) ? "asset" : (known.find(({ regex }) => regex.test(path))?.page ?? "other"));
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

export const methodName = (method: string | undefined): string => (METHODS.includes(method ?? "") ? (method ?? "") : "other");
