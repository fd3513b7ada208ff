/**
 * Reads a notice from the plain text that Word leaves of it, such as seeds/suqian-2021-60.txt: number, heading and
 * requirements, then the five-column table. Refuses what does not fit rather than guess.
 */
import { checkHead, findHead, quote, readLines, readRows, type Line } from "./parse-rows";
import { NoticeError, type Notice, type NoticeChapter, type NoticeErrorCode } from "./schema";

const DOC_NUMBER = /^\p{Script=Han}+〔\d{4}〕\d+号$/u;
const HEADING_END = /通知$/;
const ADDRESSEES = /[：:]$/;
const REQUIREMENT = /^([一二三四五六七八九十]+)是./;
const CHAPTER = /^([一二三四五六七八九十]+)、\s*(.+)$/;
const SECTION = /^[（(]([一二三四五六七八九十]+)[）)]\s*(.+)$/;
/** The real notice writes `1.`, `12、` and `27. `; other hands write the digits or the dot full-width. */
const TASK = /^([0-9０-９]+)\s*[.．、]\s*(.+)$/;
/** Both separators are used side by side. What stands in brackets belongs to one name. */
const LABEL_SEPARATOR = /[，、,](?![^（(]*[）)])/;
const NOT_A_LABEL = /[。；：！？;:]/;

const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** @returns 1–99 in the notice's numerals; "" for anything else */
export function numeralOf(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) return "";
  const tens = Math.floor(value / 10);
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十`;
  return `${ten}${DIGITS[value % 10] ?? ""}`;
}

const NUMBERS = new Map(Array.from({ length: 99 }, (_, index) => [numeralOf(index + 1), index + 1]));

type Numbered = { no: number; title: string };

function readNumbered(pattern: RegExp, text: string): Numbered | null {
  const [, numeral = "", title = ""] = pattern.exec(text) ?? [];
  const no = NUMBERS.get(numeral);
  return no === undefined ? null : { no, title };
}

function readTask(text: string): { no: number; content: string } | null {
  const [, digits, content] = TASK.exec(text) ?? [];
  if (digits === undefined || content === undefined) return null;
  return { no: Number(digits.normalize("NFKC")), content };
}

const columnOf = (text: string): number => {
  if (readTask(text)) return 2;
  return readNumbered(SECTION, text) ? 1 : 0;
};

/**
 * @param text a notice's text: any line ends, tabs or spaces before the cells
 * @returns the whole notice, the wording verbatim but for numbers, separators and what Word left behind (bookmarks,
 * chapters and sections repeated on the next page)
 * @throws NoticeError with the line and the reason, at the first thing that does not fit
 */
export function parseNotice(text: string): Notice {
  const lines = readLines(text);
  const last = lines.findLast((line) => line.text !== "");
  if (!last) throw new NoticeError(1, "empty-file", "文件是空的，没有通知正文。");

  const head = findHead(lines);
  // Without a head, the table's first chapter still ends what stands before it.
  const tableAt = head >= 0 ? head : lines.findIndex((line) => readNumbered(CHAPTER, line.text));
  const preamble = readPreamble(tableAt >= 0 ? lines.slice(0, tableAt) : lines, lines[tableAt] ?? last);
  if (head < 0) {
    const where = lines[tableAt] ?? last;
    throw new NoticeError(where.no, "no-table-head", "没有找到表头（工作事项、目标任务、具体内容、牵头单位、配合单位）。");
  }
  checkHead(lines, head);
  const rows = readRows(lines, head, columnOf);
  if (rows.length === 0) throw new NoticeError(last.no, "truncated-table", "表头之后没有任务。");
  return { ...preamble, chapters: assemble(rows) };
}

/** @param following the line after the preamble, or the file's last one: where to point when something is missing */
function readPreamble(lines: readonly Line[], following: Line): Omit<Notice, "chapters"> {
  const { docNumber, rest } = readDocNumber(lines, following);
  const { title, rest: body } = readTitle(rest, following);
  return { docNumber, title, requirements: readRequirements(body, following) };
}

/** 宿办发〔2021〕60号: a line of its own above the heading. */
function readDocNumber(lines: readonly Line[], following: Line): { docNumber: string; rest: readonly Line[] } {
  const isPast = ({ text }: Line): boolean => text === "★" || HEADING_END.test(text) || ADDRESSEES.test(text);
  const past = lines.findIndex(isPast);
  const at = lines.slice(0, past < 0 ? lines.length : past).findIndex(({ text }) => text.endsWith("号"));
  const line = lines[at];
  if (!line) throw new NoticeError((lines[past] ?? following).no, "no-doc-number", "没有找到发文字号（如“宿办发〔2021〕60号”）。");
  const docNumber = line.text.replace(/\s/g, "");
  if (!DOC_NUMBER.test(docNumber)) {
    throw new NoticeError(line.no, "no-doc-number", `发文字号应如“宿办发〔2021〕60号”，实为${quote(line.text)}。`);
  }
  return { docNumber, rest: lines.slice(at + 1) };
}

/**
 * The heading runs over several lines, from the offices to 的通知: 市委办公室 市政府办公室印发《…任务清单》的通知. A line
 * break inside it is Word's, so the lines are joined without a space; the wide gap between two offices becomes one space.
 */
function readTitle(lines: readonly Line[], following: Line): { title: string; rest: readonly Line[] } {
  let title = "";
  for (const [index, { no, text }] of lines.entries()) {
    if (text === "★") continue;
    if (ADDRESSEES.test(text) || REQUIREMENT.test(text)) throw new NoticeError(no, "no-title", "此行之前没有通知标题（以“通知”结尾）。");
    title += text;
    if (HEADING_END.test(text)) return { title: title.replace(/\s+/g, " "), rest: lines.slice(index + 1) };
  }
  throw new NoticeError(following.no, "no-title", "没有找到通知标题（以“通知”结尾）。");
}

/** 一是明晰重要意义，… to 四是加大宣传引导，…: a paragraph each. What stands before and the list's title after are left out. */
function readRequirements(lines: readonly Line[], following: Line): string[] {
  const requirements: string[] = [];
  for (const line of lines) {
    const [, numeral] = REQUIREMENT.exec(line.text) ?? [];
    if (numeral !== undefined) {
      checkNumber(line, NUMBERS.get(numeral) ?? 0, requirements.length + 1, (no) => `“${numeralOf(no)}是”`);
      requirements.push(line.text);
    } else if (requirements.length > 0 && /[。；]$/.test(line.text)) {
      // A title or a date may follow; a sentence would be a requirement that we lose.
      throw new NoticeError(line.no, "unknown-paragraph", `工作要求之间或之后有未编号的段落：${quote(line.text)}。`);
    }
  }
  if (requirements.length === 0) throw new NoticeError(following.no, "no-requirements", "表格之前没有工作要求（“一是……”等段落）。");
  return requirements;
}

function checkNumber(line: Line, actual: number, expected: number, print: (no: number) => string): void {
  if (actual === expected) return;
  const isSkipped = actual > expected;
  const reason = isSkipped ? `跳号：缺少${print(expected)}，此处已是${print(actual)}。` : `编号重复或倒退：此处应为${print(expected)}，实为${print(actual)}。`;
  throw new NoticeError(line.no, isSkipped ? "number-skipped" : "number-repeated", reason);
}

const printChapter = (no: number): string => `第${numeralOf(no)}章`;
const printSection = (no: number): string => `（${numeralOf(no)}）`;
const printTask = (no: number): string => `任务 ${no}`;

function readCell<Value>(line: Line, read: (text: string) => Value | null, expected: string): Value {
  const value = read(line.text);
  if (value === null) throw new NoticeError(line.no, "unknown-cell", `此格应为${expected}，实为${quote(line.text)}。`);
  return value;
}

/** Puts the rows together: an empty cell, or the same heading again on a new page, goes on with what is open. */
function assemble(rows: readonly Line[][]): NoticeChapter[] {
  const chapters: NoticeChapter[] = [];
  let sectionNo = 0;
  let taskNo = 0;
  for (const [index, row] of rows.entries()) {
    const cell = (column: number): Line => row[column] ?? refuseShortRow(row, index === rows.length - 1);
    openChapter(chapters, cell(0));
    sectionNo = openSection(chapters, cell(1), sectionNo);

    const task = readCell(cell(2), readTask, "任务（如“1.……”）");
    const section = chapters.at(-1)?.sections.at(-1);
    if (!section) throw new NoticeError(cell(2).no, "task-without-section", `${printTask(task.no)} 不属于任何一节。`);
    checkNumber(cell(2), task.no, taskNo + 1, printTask);
    taskNo = task.no;

    const lead = readLead(row, task.no, index === rows.length - 1);
    const support = cell(4).text === "" ? [] : readLabels(cell(4));
    const twice = support.find((label, position) => label === lead || support.indexOf(label) !== position);
    if (twice !== undefined) throw new NoticeError(cell(4).no, "label-repeated", `${printTask(task.no)} 的单位“${twice}”出现两次。`);
    const extra = row[5];
    if (extra) throw new NoticeError(extra.no, "unknown-cell", `此行已满五格，多出${quote(extra.text)}。`);
    section.tasks.push({ ...task, lead, support });
  }
  return chapters;
}

function openChapter(chapters: NoticeChapter[], line: Line): void {
  if (line.text === "") return;
  const { no, title } = readCell(line, (text) => readNumbered(CHAPTER, text), "章的标题（如“一、……”）或空格");
  const open = chapters.at(-1);
  if (open?.no === no) checkRepeat(line, open, title, printChapter(no));
  else {
    checkNumber(line, no, (open?.no ?? 0) + 1, printChapter);
    chapters.push({ no, title, sections: [] });
  }
}

/** @returns the number of the section that is open now; sections count through all chapters */
function openSection(chapters: readonly NoticeChapter[], line: Line, openNo: number): number {
  const chapter = chapters.at(-1);
  const open = chapter?.sections.at(-1);
  if (line.text === "") {
    if (chapter && !open) throw new NoticeError(line.no, "chapter-without-section", `${printChapter(chapter.no)}之下应先有一节（如“（一）……”）。`);
    return openNo;
  }
  const { no, title } = readCell(line, (text) => readNumbered(SECTION, text), "节的标题（如“（一）……”）或空格");
  if (!chapter) throw new NoticeError(line.no, "section-without-chapter", `节${printSection(no)}不属于任何一章。`);
  if (open?.no === no) checkRepeat(line, open, title, printSection(no));
  else {
    checkNumber(line, no, openNo + 1, printSection);
    chapter.sections.push({ no, title, tasks: [] });
  }
  return no;
}

function checkRepeat(line: Line, open: Numbered, title: string, printed: string): void {
  if (title === open.title) return;
  throw new NoticeError(line.no, "title-differs", `${printed}再次出现时标题不同：先为${quote(open.title)}，此处为${quote(title)}。`);
}

const looksNumbered = (text: string): boolean => Boolean(readTask(text) ?? readNumbered(CHAPTER, text) ?? readNumbered(SECTION, text));

function readLabels(line: Line): string[] {
  const labels = line.text.split(LABEL_SEPARATOR).map((label) => label.trim());
  if (looksNumbered(line.text) || NOT_A_LABEL.test(line.text) || labels.includes("")) {
    throw new NoticeError(line.no, "unknown-cell", `此格应为单位名称，实为${quote(line.text)}。`);
  }
  return labels;
}

function readLead(row: readonly Line[], taskNo: number, isLast: boolean): string {
  const line = row[3] ?? (isLast ? refuseShortRow(row, true) : undefined);
  const refuse = (no: number, code: NoticeErrorCode, why: string) => new NoticeError(no, code, `${printTask(taskNo)} ${why}`);
  if (!line || line.text === "") throw refuse(line?.no ?? (row.at(-1)?.no ?? 0) + 1, "task-without-lead", "没有牵头单位。");
  const labels = readLabels(line);
  const [lead] = labels;
  if (lead !== undefined && labels.length === 1) return lead;
  // Four cells, and the fourth reads like the fifth: its own is not there.
  if (row.length === 4) throw refuse(line.no, "task-without-lead", `没有牵头单位：此处已是配合单位${quote(line.text)}。`);
  throw refuse(line.no, "several-leads", `应只有一个牵头单位，实为${quote(line.text)}。`);
}

function refuseShortRow(row: readonly Line[], isLast: boolean): never {
  const no = row.at(-1)?.no ?? 0;
  if (isLast) throw new NoticeError(no, "truncated-table", `表格在此中断：最后一行只有 ${row.length} 格，应有五格。`);
  throw new NoticeError(no, "incomplete-row", `表格此行只有 ${row.length} 格，应有五格。`);
}
