/** Of a search, in characters. */
export const QUERY_MAX = 100;
