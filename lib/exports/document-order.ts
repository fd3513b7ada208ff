/** An order's Word file: one page of A4 with the form that a unit signs for and answers. */
import "server-only";
import { AlignmentType, BorderStyle, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType, type IRunOptions } from "docx";
import { ORDER_COLOUR_LABELS, ORDER_STATE_LABELS, type OrderColour, type OrderState } from "@/lib/labels-carrying";
import { paperTime } from "@/lib/orders/rules-words";
import { legalInXml } from "./rules-xml";

export type OrderWords = {
  number: string; colour: OrderColour; state: OrderState; unit: { officialName: string }; task: { no: number; content: string }; periodLabel: string;
  matter: string; demand: string; answerDueAt: Date; issuedByName: string; issuedAt: Date; signedForByName: string; signedForAt: Date | null;
  answer: string; answeredByName: string; answeredAt: Date | null; closedByName: string; closedAt: Date | null; closeNote: string; isDemo: boolean;
};

/** Only the red order wears the official red. */
const COLOURS: Record<OrderColour, string> = { BLUE: "1D4E89", YELLOW: "7D4F00", RED: "E60012" };
const FONT = { title: "方正小标宋简体", head: "黑体", body: "仿宋_GB2312" };
/** Twentieths of a point: A4 within margins of 28 mm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_587 };
const TERM = 1_500;
const TEXT = PAGE.width - 2 * PAGE.margin - TERM;

function run(text: string, font: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ text: legalInXml(text), font: { ascii: font, hAnsi: font, eastAsia: font, hint: "eastAsia" }, size: 28, ...options });
}

function paragraphs(text: string, font: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT): Paragraph[] {
  return text.split("\n").map((line) => new Paragraph({ alignment, spacing: { line: 480 }, children: [run(line, font)] }));
}

/** @param least the height of a line to be filled in by hand */
function row(term: string, text: string, least = 0): TableRow {
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({ width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, margins: { top: 60, bottom: 60, left: 110, right: 110 }, children });
  return new TableRow({
    cantSplit: text.length < 600,
    ...(least > 0 ? { height: { value: least, rule: "atLeast" as const } } : {}),
    children: [cell(TERM, paragraphs(term, FONT.head, AlignmentType.CENTER)), cell(TEXT, paragraphs(text, FONT.body))],
  });
}

const signed = (name: string, at: Date | null): string => (at ? `${name}　${paperTime(at)}` : "");

/** @returns the bytes of the .docx; what has not happened yet is left blank, to be filled in by hand */
export async function writeOrderDocx(order: OrderWords): Promise<Buffer> {
  const color = COLOURS[order.colour];
  const document = new Document({
    title: legalInXml(`${order.number}督办单`),
    creator: "督办系统",
    sections: [{
      properties: { page: { size: { width: PAGE.width, height: PAGE.height }, margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin } } },
      children: [
        new Paragraph({ alignment: AlignmentType.CENTER, border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color } }, children: [run("督　办　单", FONT.title, { size: 52, color })] }),
        ...(order.isDemo ? paragraphs("（演示数据）", FONT.body, AlignmentType.CENTER) : []),
        ...paragraphs(`${order.number}　　${ORDER_COLOUR_LABELS[order.colour]}`, FONT.body, AlignmentType.CENTER),
        new Table({
          columnWidths: [TERM, TEXT], width: { size: TERM + TEXT, type: WidthType.DXA },
          rows: [
            row("督办单位", order.unit.officialName), row("督办任务", `第${order.task.no}项（${order.periodLabel}）\n${order.task.content}`),
            row("督办事由", order.matter), row("督办要求", order.demand), row("答复时限", paperTime(order.answerDueAt)), row("签　发", signed(order.issuedByName, order.issuedAt)),
            row("签　收", signed(order.signedForByName, order.signedForAt), 700),
            row("答　复", order.answeredAt ? `${order.answer}\n${signed(order.answeredByName, order.answeredAt)}` : "", 2_400),
            row("办　结", order.closedAt ? `${[ORDER_STATE_LABELS[order.state], order.closeNote].filter(Boolean).join("：")}\n${signed(order.closedByName, order.closedAt)}` : "", 900),
          ],
        }),
      ],
    }],
  });
  return Packer.toBuffer(document);
}
