/** What a ledger says of itself: its name, what was counted when, under which filters. */
import { contributionChoices, assessmentChoices, scopeChoices } from "@/lib/dashboard/rules-filters";
import { BASIS_TEXTS } from "@/lib/dashboard/rules-figures";
import { MEASURE_TEXTS, type Clock } from "@/lib/dashboard/rollup";
import type { BoardFilters } from "@/lib/dashboard/schema";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import { shanghaiMinute } from "@/lib/periods/calendar";
import { fitRow } from "./rules-layout";
import type { Ledger } from "./rules-task";
import type { SheetRow } from "./rules-workbook";

const DEMO_MARK = "演示数据，仅供试用，不作为工作依据";

/** @returns 2026-11-24 10:32, Shanghai time */
export function minuteText(at: Date): string {
  return shanghaiMinute(at).replace("T", " ");
}

/** @returns the filters in words, each on its own; none where the whole list is shown */
export function filterTexts(filters: BoardFilters, unitNames: ReadonlyMap<string, string>, clock: Clock): string[] {
  const { chapter, section, lead, support, state, assessment, contribution, scope, text } = filters;
  const choice = <Value>(choices: readonly { value: Value; label: string }[], value: Value) => choices.find((one) => one.value === value)?.label ?? "";
  return [
    chapter === undefined ? "" : `第${chineseOrdinal(chapter)}章`,
    section === undefined ? "" : `第${chineseOrdinal(section)}节`,
    lead === undefined ? "" : `牵头单位：${unitNames.get(lead) ?? "清单外单位"}`,
    support === undefined ? "" : `配合单位：${unitNames.get(support) ?? "清单外单位"}`,
    scope === undefined ? "" : choice(scopeChoices([], filters, clock), scope),
    state === undefined ? "" : `状态：${MEASURE_TEXTS[state].label}`,
    assessment === undefined ? "" : `序时评价：${choice(assessmentChoices([], filters, clock), assessment)}`,
    contribution === undefined ? "" : `配合反馈：${choice(contributionChoices([], filters, clock), contribution)}`,
    text ? `文字：“${text}”` : "",
  ].filter((words) => words !== "");
}

function aboutText({ basis, clock, filterTexts: filters, isOfUnit }: Ledger): string {
  return [
    `统计口径：${BASIS_TEXTS[basis].label}`,
    `统计时间：${minuteText(clock.now)}`,
    `报送截止：${minuteText(clock.dueAt)}`,
    `范围：${filters.length === 0 ? "全部任务" : filters.join("；")}`,
    ...(isOfUnit ? ["各项数字只计本单位牵头和配合的任务"] : []),
  ].join("　　");
}

type Title = { title: string; list: { title: string; docNumber: string }; isDemo: boolean; note: string };

/** @returns the rows above any sheet's head: title, which list, that it is a demonstration, and what was counted */
export function headingRows({ title, list, isDemo, note }: Title, widths: readonly number[]): SheetRow[] {
  const span = widths.length;
  return [
    fitRow(widths, [{ value: title, look: "title", span }], 34),
    fitRow(widths, [{ value: `${list.title}（${list.docNumber}）`, look: "subtitle", span }], 22),
    ...(isDemo ? [fitRow(widths, [{ value: DEMO_MARK, look: "mark", span }])] : []),
    fitRow(widths, [{ value: note, look: "note", span }], 20),
  ];
}

/** @returns the same of a ledger's sheet */
export function titleRows(ledger: Ledger, widths: readonly number[], subject: string): SheetRow[] {
  const { list, period, isDemo } = ledger;
  return headingRows({ title: `${period.label}任务清单台账（${subject}）`, list, isDemo, note: aboutText(ledger) }, widths);
}

/** @returns the file's name without what a file system forbids */
export function ledgerFileName(place: { docNumber: string; periodLabel: string; isFiltered: boolean }, extension: "xlsx" | "csv"): string {
  return fileName(`${place.docNumber} ${place.periodLabel} 台账${place.isFiltered ? "（筛选）" : ""}`, extension);
}

/** @returns a name without what a file system forbids */
export function fileName(name: string, extension: "xlsx" | "csv"): string {
  // eslint-disable-next-line no-control-regex -- these are the ones to go
  return `${name.replace(/[\u0000-\u001f\\/:*?"<>|]/g, "_")}.${extension}`;
}
