import { readFileSync } from "node:fs";
import { COLUMNS } from "@/lib/notice/parse-rows";
import { parseNotice } from "@/lib/notice/parse";
import { NoticeError, type Notice, type NoticeTask } from "@/lib/notice/schema";

export const REAL_FILE = "seeds/suqian-2021-60.txt";
export const REAL_TEXT = readFileSync(REAL_FILE, "utf8");

const lines = REAL_TEXT.split("\n");

/** The 1-based number of the only line with this text. */
export function lineOf(text: string): number {
  const found = lines.flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
  const [no] = found;
  if (no === undefined || found.length > 1) throw new Error(`${found.length} lines with ${text}`);
  return no;
}

/** The real notice with `count` lines from number `from` on replaced. */
export function edited(from: number, count: number, ...replacement: string[]): string {
  return lines.toSpliced(from - 1, count, ...replacement).join("\n");
}

/** The real notice up to and including a line. */
export const upTo = (no: number): string => lines.slice(0, no).join("\n");

export const tasksOf = (notice: Notice): NoticeTask[] => notice.chapters.flatMap((chapter) => chapter.sections.flatMap((section) => section.tasks));

/** How the text was refused; "accepted" when it was not. */
export function refusal(text: string): { line: number; code: string; message: string } | "accepted" {
  try {
    parseNotice(text);
    return "accepted";
  } catch (error) {
    if (!(error instanceof NoticeError)) throw error;
    const { line, code, message } = error;
    return { line, code, message };
  }
}

const NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split(" ");
/** Spelt out rather than computed: the parser's own conversion must not check itself. */
export function printed(no: number): string {
  const numeral = NUMERALS[no - 1];
  if (numeral === undefined) throw new Error(`no numeral for ${no}`);
  return numeral;
}

/** How one dump differs from the next; `pick(n)` gives 0 … n-1. */
export interface Hand {
  readonly pick: (options: number) => number;
  readonly indent: string;
  readonly lineEnd: string;
  /** Put after every line, blank ones included. */
  readonly trailing: string;
  readonly hasByteOrderMark: boolean;
  /** An editor took the empty cells' indentation away. */
  readonly isTrimmed: boolean;
}

const fullWidth = (no: number): string => String(no).replace(/\d/g, (digit) => "０１２３４５６７８９".charAt(Number(digit)));

function numberOf(no: number, hand: Hand): string {
  const digits = hand.pick(3) === 0 ? fullWidth(no) : String(no);
  return digits + ([".", "、", ". ", "．"][hand.pick(4)] ?? "");
}

/** The notice as Word would dump it, with page breaks wherever the hand wants them. */
export function render(notice: Notice, hand: Hand): string {
  const { pick } = hand;
  const out: string[] = [" 中共某市委办公室文件", notice.docNumber, ...(pick(2) ? ["★"] : []), ""];
  const [offices = "", subject = ""] = notice.title.split(/(?=印发)/);
  const middle = 3 + pick(Math.max(1, subject.length - 6));
  out.push(offices.replace(" ", "  "), subject.slice(0, middle), subject.slice(middle), " ", "各县（区），市各部门：", "《清单》现印发给你们，请认真贯彻落实。");
  out.push(...notice.requirements, ` ${pick(2) ? "某任务清单" : ""}`, ...COLUMNS.map((column) => hand.indent + column));

  for (const chapter of notice.chapters) {
    for (const [sectionIndex, section] of chapter.sections.entries()) {
      for (const [taskIndex, task] of section.tasks.entries()) {
        const isPageTop = pick(4) === 0;
        const hasChapter = isPageTop || (sectionIndex === 0 && taskIndex === 0);
        const hasSection = (isPageTop && pick(2) === 0) || taskIndex === 0;
        const bookmark = pick(5) === 0 ? "[bookmark: _GoBack]" : "";
        const cells = [
          hasChapter ? `${printed(chapter.no)}、${chapter.title}` : "",
          hasSection ? `（${printed(section.no)}）${section.title}` : "",
          bookmark + numberOf(task.no, hand) + task.content,
          task.lead,
          task.support.map((label, index) => (index === 0 ? "" : "，、".charAt(pick(2))) + label).join(""),
        ];
        out.push("", ...cells.map((cell) => (cell === "" && hand.isTrimmed ? "" : hand.indent + cell)));
      }
    }
  }
  return (hand.hasByteOrderMark ? "\ufeff" : "") + [...out.map((line) => line + hand.trailing), " "].join(hand.lineEnd);
}
