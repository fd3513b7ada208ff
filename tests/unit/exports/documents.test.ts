import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { csvPieces, csvRecord } from "@/lib/exports/document-csv";
import { xlsxPieces } from "@/lib/exports/document-xlsx";
import { fitRow } from "@/lib/exports/rules-layout";
import type { CellValue, Look, Sheet } from "@/lib/exports/rules-workbook";

const WIDTHS = [20, 20];
const sheet = (rows: [CellValue, Look][][], name = "总表"): Sheet => ({
  name, widths: WIDTHS, frozenRows: 1, hasHead: true, frozenColumns: 1, rows: rows.map((cells) => fitRow(WIDTHS, cells.map(([value, look]) => ({ value, look })))),
});

async function readBack(sheets: Sheet[]) {
  const pieces: Uint8Array[] = [];
  for await (const piece of xlsxPieces(sheets, { title: "台账", createdAt: new Date("2026-11-24T00:00:00Z") })) pieces.push(piece);
  return readXlsx(Buffer.concat(pieces), { readStyles: true });
}

describe("the Excel file", () => {
  it.each(["=1+1", "+86", "-1", "@SUM(A1)", "#N/A", "#REF!", "TRUE", "1/2", "2026-11-24", "0527-1", "_x0041_", "<b>&amp;", " 前后 ", "一\n二"])("keeps %j as the words they are", async (words) => {
    const { sheets } = await readBack([sheet([[[words, "text"], [1, "number"]]])]);
    expect(sheets[0]?.rows[0]?.[0]).toBe(words);
    expect(sheets[0]?.cells?.get("0,0")?.formula).toBeUndefined();
  });

  it("holds numbers as numbers, shares as percent, and times as Shanghai's clock shows them", async () => {
    const { sheets } = await readBack([sheet([[[47, "number"], [0.94, "percent"]], [[new Date("2026-12-25T10:00:00Z"), "time"], [null, "text"]]])]);
    expect(sheets[0]?.rows[0]).toEqual([47, 0.94]);
    expect(sheets[0]?.rows[1]?.[0]).toEqual(new Date("2026-12-25T18:00:00Z"));
  });

  it("prints on A3 across, one page wide, its head on every page and the page's number below", async () => {
    const { sheets } = await readBack([sheet([[["序号", "head"], ["任务", "head"]]], "市委'组织部")]);
    expect(sheets[0]?.pageSetup).toMatchObject({ paperSize: "a3", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "$1:$1" });
    expect(sheets[0]?.headerFooter?.oddFooter).toBe("&C第 &P 页 共 &N 页");
    expect(sheets[0]?.freezePane).toMatchObject({ rows: 1, columns: 1 });
  });
});

describe("the CSV file", () => {
  const values = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom('a"b', "一,二", "一\r\n二", "")), { minLength: 2, maxLength: 5 });

  it("is RFC 4180: what goes in comes out", () => {
    fc.assert(fc.property(values, (record) => {
      const text = csvRecord(["首", ...record]);
      expect(text.endsWith("\r\n")).toBe(true);
      const neutral = record.map((value) => (/^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value).toWellFormed().replaceAll("\0", ""));
      expect(parseCsv(text)).toEqual([["首", ...neutral]]);
    }));
  });

  it.each(["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx", "＝1"])("makes words of %j, which a spreadsheet would reckon", (words) => {
    expect(parseCsv(csvRecord(["a", words]))).toEqual([["a", `'${words}`]]);
    expect(csvRecord([-1, words]).startsWith("-1,")).toBe(true);
  });

  it("begins with its mark and its head before the first page is read", async () => {
    let isRead = false;
    async function* pages() {
      isRead = true;
      yield await Promise.resolve([["一", 1]]);
    }
    const pieces = csvPieces(["名", "数"], pages());
    const head = await pieces.next();
    expect(isRead).toBe(false);
    expect(Array.from((head.value as Uint8Array).slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const rest = await pieces.next();
    expect(new TextDecoder().decode(rest.value as Uint8Array)).toBe("一,1\r\n");
  });
});
