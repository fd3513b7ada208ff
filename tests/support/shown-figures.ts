import type { Page } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import type { PlainFigures, PlainRow } from "./plain-figures";
import { unzipText } from "./unzip";

/** A table as somebody reads it: its heads, and each row's name with its cells. */
export type ShownTable = { heads: string[]; rows: { name: string; cells: string[] }[] };

/** @returns a table of the page by its name; what only a reader of screens hears, and differences to another period, are left out */
export function readTable(page: Page, label: string): Promise<ShownTable> {
  return page.getByRole("region", { name: label, exact: true }).locator("table").evaluate((table) => {
    const word = (cell: Element | null | undefined): string => {
      const copy = cell?.cloneNode(true) as Element | undefined;
      copy?.querySelectorAll(".sr-only, .hidden").forEach((part) => part.remove());
      return (copy?.textContent ?? "").trim();
    };
    const [head] = table.querySelectorAll("thead tr");
    return {
      heads: [...(head?.children ?? [])].slice(1).map(word),
      rows: [...table.querySelectorAll("tbody tr")].map((row) => ({ name: word(row.children[0]), cells: [...row.children].slice(1).map(word) })),
    };
  });
}

/** @returns each table row's figures under their heads; an en rule or nothing is no figure, and percents lose their sign */
export function figuresOf({ heads, rows }: ShownTable): { name: string; figures: PlainFigures }[] {
  const numberOf = (text: string): number | null => (text === "—" || text === "" ? null : Number(text.replace("%", "")));
  return rows.map(({ name, cells }) => ({ name, figures: Object.fromEntries(heads.map((head, at) => [head, numberOf(cells[at] ?? "")])) }));
}

/**
 * The place of each row of a table in the notice's order: its chapters are headed 一、 and its sections （一）.
 * @returns the plain row that stands for it
 */
export function placesOf(names: readonly string[], rows: readonly PlainRow[]): PlainRow[] {
  let [chapter, section] = [0, 0];
  return names.map((name) => {
    const isChapter = /^[一二三四五六七八九十]+、/.test(name);
    const isSection = name.startsWith("（");
    if (isChapter) chapter += 1;
    if (isSection) section += 1;
    const found = rows.find((row) => {
      if (isChapter) return row.chapter === chapter;
      if (isSection) return row.section === section;
      return name === "合计" ? row.chapter === null && row.section === null && row.lead === null : row.lead === name;
    });
    if (!found) throw new Error(`No plain row stands for ${name}.`);
    return found;
  });
}

/** @returns the tables of the ledger's sheet of figures, by the first word of their heads */
export async function readSummarySheet(bytes: Uint8Array): Promise<Map<string, ShownTable>> {
  const { sheets } = await readXlsx(bytes);
  const rows = sheets.find((sheet) => sheet.name === "汇总")?.rows ?? [];
  // Merged cells come as their first one and empty ones.
  const words = rows.map((row) => row.map((value) => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "")));
  const tables = new Map<string, ShownTable>();
  for (const name of ["章节", "牵头单位", "配合单位"]) {
    const start = words.findIndex((row) => row[0] === name);
    const kept = words[start]?.flatMap((head, at) => (head === "" ? [] : [at])).slice(1) ?? [];
    // The next table begins with a bar: one merged cell.
    const end = words.findIndex((row, at) => at > start && kept.every((column) => (row[column] ?? "") === ""));
    const body = words.slice(start + 1, end < 0 ? undefined : end);
    tables.set(name, { heads: kept.map((at) => words[start]?.[at] ?? ""), rows: body.map((row) => ({ name: row[0] ?? "", cells: kept.map((at) => row[at] ?? "") })) });
  }
  return tables;
}

/** @returns a Word file's running text, and its tables by rows of cells */
export async function readDocx(bytes: Buffer): Promise<{ text: string; tables: string[][][] }> {
  const xml = (await unzipText(bytes)).get("word/document.xml") ?? "";
  const wordsOf = (part: string): string => [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join("");
  const all = (part: string, tag: string): string[] => part.match(new RegExp(`<w:${tag}[ >].*?</w:${tag}>`, "gs")) ?? [];
  return { text: wordsOf(xml), tables: all(xml, "tbl").map((table) => all(table, "tr").map((row) => all(row, "tc").map(wordsOf))) };
}
