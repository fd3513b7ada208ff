/**
 * Radix adds a style element while a dialog is open, so that the page behind does not scroll, and gives it the nonce of this
 * name (the package get-nonce). The page's own scripts hold it; the policy of proxy.ts takes no style without.
 */
if (typeof document !== "undefined") {
  Object.assign(globalThis, { __webpack_nonce__: document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce });
}
