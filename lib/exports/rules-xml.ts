/** @returns the words without what XML has no place for: a file that holds it does not open */
export function legalInXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones to go
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
