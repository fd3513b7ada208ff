/** A bulletin's Word file by GB/T 9704-2012: the content model in, the file's bytes out. */
import "server-only";
import { AlignmentType, BorderStyle, Document, DocumentGridType, Footer, Packer, PageNumber, Paragraph, TextRun, type IParagraphOptions } from "docx";
import { attachmentTable, bodyTable } from "./document-tables";
import { exactLine, gap, paragraph, run } from "./document-paragraphs";
import { CHARACTER, CHARACTER_SPACE, FACES, FOOTER_DISTANCE, LINE_PITCH, MARGIN, PAGE, signatureIndents, SIZE, widthOf } from "./rules-page";
import { legalInXml } from "@/lib/exports/rules-xml";
import { wordsOf } from "./rules-content";
import { type BulletinContent, type TextBlock } from "./schema-content";

const RED = "E60012";
/** A red head of 22 points and more, as wide as the page allows. */
const HEAD_POINTS = { most: 44, least: 22, pageWidth: 430 };

/** 版头: the issuing organ in red, the number, and the red line as wide as the text. */
function head(issuer: string, number: string): Paragraph[] {
  const points = Math.max(HEAD_POINTS.least, Math.min(HEAD_POINTS.most, Math.floor(HEAD_POINTS.pageWidth / Math.max(1, widthOf(issuer)))));
  return [
    gap(),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactLine(2), children: [run(issuer, "title", { size: points * 2, color: RED, characterSpacing: 0 })] }),
    gap(2),
    paragraph(number, { alignment: AlignmentType.CENTER, indent: undefined, border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 8, color: RED } } }),
    gap(),
  ];
}

const PLAIN = { indent: undefined } satisfies IParagraphOptions;

function signature(content: BulletinContent): Paragraph[] {
  const [name, date] = [wordsOf(content, "signature"), wordsOf(content, "date")];
  const indents = signatureIndents(name, date);
  const line = (text: string, characters: number, keepNext: boolean) =>
    paragraph(text, { alignment: AlignmentType.RIGHT, indent: { right: Math.round(characters * CHARACTER) }, keepNext, keepLines: true });
  return [gap(1, true), gap(1, true), line(name, indents.name, true), line(date, indents.date, false)];
}

function textParagraphs({ role, text }: TextBlock, isDemo: boolean): Paragraph[] {
  const lines = text.split("\n");
  switch (role) {
    case "title":
      return [
        ...lines.map((line) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactLine(1.25), keepNext: true, children: [run(line, "title", { size: SIZE.title, characterSpacing: 0 })] })),
        ...(isDemo ? [new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactLine(1), children: [run("（演示数据）", "heading2")] })] : []),
        gap(),
      ];
    case "recipients":
      return lines.map((line) => paragraph(line, PLAIN));
    case "attachment":
      return [gap(), ...lines.map((line) => paragraph(line))];
    case "body":
      return lines.map((line) => paragraph(line));
    case "signature":
    case "date":
      return [];
  }
}

function children(content: BulletinContent, number: string) {
  const { blocks, issuer, isDemo } = content;
  const text = blocks.flatMap((block) => {
    if (block.kind === "text") return textParagraphs(block, isDemo);
    if (block.kind === "heading") return [paragraph(block.text, { keepNext: true }, block.level === 1 ? "heading1" : "heading2")];
    return block.isAttachment ? [] : bodyTable(block);
  });
  const attachments = blocks.flatMap((block) => (block.kind === "table" && block.isAttachment ? attachmentTable(block) : []));
  return [...head(issuer, number), ...text, ...signature(content), ...attachments];
}

/** — 1 —, in 4号宋体, one character from the outer edge: odd pages right, even pages left. */
function pageNumber(side: "left" | "right"): Footer {
  const inset = SIZE.footer * 10;
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: inset },
        children: [new TextRun({ font: { ascii: FACES.footer, hAnsi: FACES.footer, eastAsia: FACES.footer }, size: SIZE.footer, snapToGrid: false, children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}

/** The grid reckons from the size of the style called Normal; its paragraphs keep their own lines (see rules-page). */
const STYLES = `<?xml version="1.0" encoding="UTF-8"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:docDefaults>
    <w:rPrDefault><w:rPr>
      <w:rFonts w:ascii="${FACES.body}" w:hAnsi="${FACES.body}" w:eastAsia="${FACES.body}" w:cs="${FACES.body}"/>
      <w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>
    </w:rPr></w:rPrDefault>
    <w:pPrDefault/>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
    <w:name w:val="Normal"/><w:qFormat/>
    <w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>
    <w:rPr><w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/></w:rPr>
  </w:style>
</w:styles>`;

/** @returns the bytes of the .docx; `number` is the 发文字号 */
export async function writeBulletinDocx(content: BulletinContent, number: string): Promise<Buffer> {
  const issuer = legalInXml(content.issuer);
  const document = new Document({
    title: legalInXml(wordsOf(content, "title")),
    subject: number,
    creator: issuer,
    lastModifiedBy: issuer,
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: CHARACTER * 2,
    externalStyles: STYLES,
    sections: [{
      properties: {
        page: { size: { width: PAGE.width, height: PAGE.height }, margin: { ...MARGIN, header: MARGIN.top / 2, footer: FOOTER_DISTANCE, gutter: 0 } },
        grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE_PITCH, charSpace: CHARACTER_SPACE },
      },
      footers: { default: pageNumber("right"), even: pageNumber("left") },
      children: children(content, number),
    }],
  });
  return Packer.toBuffer(document);
}
