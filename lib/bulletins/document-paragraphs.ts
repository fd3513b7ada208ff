/** Paragraphs of a paper: every line on the grid of 22, every paragraph set in by two characters. */
import { AlignmentType, LineRuleType, Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from "docx";
import { CHARACTER, CHARACTER_SPACING, FACES, LINE_PITCH, SIZE, type Face } from "./rules-page";
import { legalInXml } from "@/lib/exports/rules-xml";

/** @returns words in a face of the standard; quotation marks and dashes count as Chinese */
export function run(text: string, face: Face = "body", options: IRunOptions = {}): TextRun {
  const name = FACES[face];
  return new TextRun({ text: legalInXml(text), font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: "eastAsia" }, size: SIZE.body, characterSpacing: CHARACTER_SPACING, snapToGrid: false, ...options });
}

/** @returns the spacing of lines of a fixed height, in lines of the grid */
export function exactLine(lines = 1) {
  return { before: 0, after: 0, line: Math.round(LINE_PITCH * lines), lineRule: LineRuleType.EXACT };
}

/** @returns a paragraph of the text: on both edges, first line set in */
export function paragraph(text: string, options: IParagraphOptions = {}, face: Face = "body"): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: exactLine(),
    indent: { firstLine: CHARACTER * 2, firstLineChars: 200 },
    widowControl: false,
    overflowPunctuation: true,
    ...options,
    children: [run(text, face)],
  });
}

/** @returns an empty space of so many lines */
export function gap(lines = 1, keepNext = false): Paragraph {
  return new Paragraph({ spacing: exactLine(lines), keepNext, children: [] });
}
