import { beforeAll, describe, expect, it } from "vitest";
import { writeBulletinDocx } from "@/lib/bulletins/document-docx";
import { contentSchema, type BulletinContent } from "@/lib/bulletins/schema-content";
import { db } from "@/lib/db/client";
import { seedDemo } from "@/prisma/seed";
import { convertToPdf, hasOffice, readPdf, type PdfPage } from "../../support/office";

const MINUTES = 60_000;
const office = await hasOffice();
const plain = (text: string) => text.replace(/\s+/g, "").normalize("NFKC");
const pagesOf = async (docx: Uint8Array): Promise<PdfPage[]> => (await readPdf(await convertToPdf("bulletin.docx", docx))).map((page) => ({ ...page, text: plain(page.text) }));

describe.skipIf(!office)("in LibreOffice", () => {
  it("a full page has 22 lines of 28 characters", async () => {
    const block = { kind: "text" as const, role: "body" as const, key: "body", label: "", text: "国".repeat(3_000), generated: "" };
    const content: BulletinContent = { blocks: [block], issuer: "某局", countedAt: "2026-10-18T02:00:00.000Z", isDemo: false };
    const [, second, third] = await pagesOf(await writeBulletinDocx(content, "督查通报〔2026〕1号"));
    expect(second?.text.replace(/[^国]/g, "")).toHaveLength(22 * 28);
    expect(third?.text.replace(/[^国]/g, "")).toHaveLength(22 * 28);
  }, 2 * MINUTES);

  describe("the demonstration's last bulletin", () => {
    let pages: PdfPage[];
    let content: BulletinContent;
    beforeAll(async () => {
      await seedDemo();
      const version = await db.bulletinVersion.findFirstOrThrow({ orderBy: [{ issuedAt: "desc" }] });
      content = contentSchema.parse(version.content);
      pages = await pagesOf(version.docx);
    }, 3 * MINUTES);

    it("is some pages of A4, each with its number", () => {
      expect(pages.length).toBeGreaterThanOrEqual(12);
      expect(pages.length).toBeLessThanOrEqual(30);
      for (const [at, page] of pages.entries()) {
        expect([page.widthMm, page.heightMm]).toEqual([210, 297]);
        expect(page.text).toContain(`—${at + 1}—`);
      }
    });

    it("holds every word and every cell of what was frozen", () => {
      const all = pages.map(({ text }, at) => text.replace(`—${at + 1}—`, "")).join("");
      const text = content.blocks.flatMap((block) => (block.kind === "table" ? [] : [block.text]));
      for (const words of text) expect(all).toContain(plain(words));
      // A row that breaks its cells into lines is read line by line across them, so cells are looked for by their first words.
      const cells = content.blocks.flatMap((block) => (block.kind === "table" ? block.rows.flat() : []));
      for (const cell of cells) expect(all).toContain(plain(cell).slice(0, 4));
      expect(all).toContain("(演示数据)");
    });
  });
});
