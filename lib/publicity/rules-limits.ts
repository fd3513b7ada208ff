/** Limits that the form and the server share. */
export const TITLE_MAX = 100;
export const OUTLET_MAX = 50;
export const LINK_MAX = 500;
