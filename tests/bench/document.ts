import { readFileSync, writeFileSync } from "node:fs";
import { results, type Results } from "./results";
import { performanceTables } from "./table";

export const RESULTS_FILE = "docs/performance.json";
export const DOCUMENT_FILE = "docs/performance.md";

const BEGIN = "<!-- tables: written by `npm run bench` from performance.json -->";
const END = "<!-- /tables -->";

/** @returns the document with these results' tables between its marks; the words around them stay */
export function withTables(document: string, measured: Results): string {
  const [start, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${DOCUMENT_FILE} has lost the marks that its tables stand between`);
  return `${document.slice(0, start)}${BEGIN}\n\n${performanceTables(measured)}\n\n${document.slice(end)}`;
}

export const readResults = (): Results => results.parse(JSON.parse(readFileSync(RESULTS_FILE, "utf8")));

export function writeResults(measured: Results): void {
  writeFileSync(RESULTS_FILE, `${JSON.stringify(measured, null, 2)}\n`);
  writeFileSync(DOCUMENT_FILE, withTables(readFileSync(DOCUMENT_FILE, "utf8"), measured));
}
