/** A bulletin's words, from the dashboard's figures and the accepted reports: the whole content model of a first draft. */
import { shanghaiMinute } from "@/lib/periods/calendar";
import type { Block, BulletinContent, TextBlock } from "./schema-content";
import { coordinationBlocks, filingBlocks, problemBlocks } from "./rules-findings";
import { figuresOf, meanText, totalsOf, type BulletinSource, type SourceTask } from "./rules-source";
import { attachmentTable, attachmentTitle, INCOMPLETE_LABEL, sectionsTable, sectionTable, supportTable } from "./rules-tables";
import { body, heading } from "./rules-blocks";
import { counts, firstSentence, listName, paperDate } from "./rules-words";
import { chineseOrdinal, outlineHead } from "@/lib/lists/rules-ordinal";
import { UNIT_KIND_LABELS, ASSESSMENT_LABELS, type UnitKind } from "@/lib/labels";
import { MEASURE_TEXTS } from "@/lib/dashboard/rollup";

/** Of each task's progress a section's paragraph keeps this much. */
const PROGRESS_MAX = 60;

const special = (role: TextBlock["role"], key: string, label: string, text: string): TextBlock => ({ kind: "text", role, key, label, text, generated: text });

function opening(source: BulletinSource): TextBlock {
  const { list, period, now } = source;
  return body("opening", "开头", [
    `根据${listName(list.title)}（${list.docNumber}，以下简称《任务清单》）要求，对${period.label}任务推进情况进行了审核汇总，现将有关情况通报如下。`,
    `数据截至${paperDate(now)}，以已采纳的进展报告和督查评价为准；已报送尚未采纳的，计为未评价。`,
  ].join(""));
}

function progressOverview(source: BulletinSource): TextBlock {
  const totals = totalsOf(source);
  const { assessments } = totals;
  const detail = (["DONE", "AHEAD", "ON_TRACK"] as const).map((name) => `${ASSESSMENT_LABELS[name]}${assessments[name]}项`).join("、");
  const waiting = counts(...(["awaitingReview", "returned", "notFiled"] as const).map((name) => [MEASURE_TEXTS[name].label, totals[name]] as const));
  return body("overview-progress", "总体进度", [
    `《任务清单》共${totals.tasks}项任务${totals.closed > 0 ? `，已销号${totals.closed}项` : ""}。达到或超过序时进度${totals.reached}项，其中${detail}；`,
    `${ASSESSMENT_LABELS.BEHIND}${assessments.BEHIND}项，${ASSESSMENT_LABELS.NOT_STARTED}${assessments.NOT_STARTED}项，未评价${totals.unassessed}项。`,
    totals.unassessed > 0 ? `未评价的任务中，${waiting}。` : "",
    totals.completionCount > 0 ? `平均完成比例${meanText(totals)}。` : "",
  ].join(""));
}

function filingOverview(source: BulletinSource): TextBlock {
  const totals = totalsOf(source);
  const [day = "", clock = ""] = shanghaiMinute(source.period.dueAt).split("T");
  const due = `${day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日")}${clock}`;
  return body("overview-filing", "报送情况", `进展报告报送截止时间为${due}。按时报送${totals.onTime}项，迟报${totals.late}项，未报${totals.notFiled}项；已采纳${totals.accepted}项，督查退回${totals.returns}次、涉及任务${totals.everReturned}项。`);
}

function supportOverview(source: BulletinSource): TextBlock {
  const totals = totalsOf(source);
  const rows = figuresOf(source).support;
  const kinds = (Object.keys(UNIT_KIND_LABELS) as UnitKind[]).flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const sum = (of: "owed" | "given") => own.reduce((total, row) => total + row[of], 0);
    return own.length === 0 ? [] : [`${UNIT_KIND_LABELS[kind]}应反馈${sum("owed")}件、已反馈${sum("given")}件`];
  });
  return body("overview-support", "配合情况", [
    `配合情况应反馈${totals.contributionsOwed}件，已反馈${totals.contributionsGiven}件，${INCOMPLETE_LABEL}的任务${totals.contributionsIncomplete}项。`,
    kinds.length > 0 ? `其中，${kinds.join("；")}。` : "",
  ].join(""));
}

function sectionText(source: BulletinSource, tasks: readonly SourceTask[]): string {
  const totals = totalsOf(source, tasks);
  const short = counts(["欠进度", totals.assessments.BEHIND], ["未启动", totals.assessments.NOT_STARTED], ["未评价", totals.unassessed]);
  const mean = totals.completionCount > 0 ? `平均完成比例${meanText(totals)}` : "";
  const reports = tasks.flatMap((task) => (task.words ? [`第${task.no}项（${task.leadName}）：${firstSentence(task.words.progress, PROGRESS_MAX)}。`] : []));
  return [`共${totals.tasks}项任务，达到或超过序时进度${totals.reached}项`, short, mean].filter(Boolean).join("，") + "。" + reports.join("");
}

function sectionBlocks(source: BulletinSource): Block[] {
  return source.sections.flatMap(({ no, title }): Block[] => {
    const tasks = source.tasks.filter((task) => task.sectionNo === no);
    if (tasks.length === 0) return [];
    return [heading(2, outlineHead("section", { no, title })), body(`section-${no}`, `第${chineseOrdinal(no)}节`, sectionText(source, tasks)), sectionTable(no, tasks)];
  });
}

/** One paragraph for each place in which the notice's requirements are carried out, with its figures. */
function carriedBlocks({ carried }: BulletinSource): Block[] {
  if (carried.length === 0) return [body("carried", "落实情况", "通知没有其他要求。")];
  return carried.map(({ key, label, counter, figures }) => body(`carried-${key}`, label, `${label}：${figures.map((figure) => `${figure.label}${figure.value}${counter}`).join("，")}。`));
}

/** Set words, which every office makes its own before it issues them. */
const DEMANDS = [
  "一是加快补齐短板。对欠进度、未启动的任务，牵头单位要逐项分析原因，明确措施、责任人和完成时限，在下一季度进展报告中说明整改情况。",
  "二是按时规范报送。各牵头单位、配合单位要落实专人，在截止时间前完成填报、反馈和审签，做到内容具体、数据准确、佐证齐全。",
  "三是加强协同配合。配合单位要主动对接，及时反馈工作情况；对需协调事项，牵头单位要会同有关单位研究提出意见，重大事项按程序报市委、市政府。",
];

/** @returns the first draft of a bulletin: every paragraph as generated */
export function writeContent(source: BulletinSource): BulletinContent {
  const { list, period, issuer, now, isDemo, groupLabels } = source;
  const support = supportTable(source);
  const blocks: Block[] = [
    special("title", "title", "标题", `关于${period.label}${listName(list.title)}推进情况的通报`),
    special("recipients", "recipients", "主送机关", `${[...groupLabels, "各牵头单位、配合单位"].join("，")}：`),
    opening(source),
    heading(1, "一、总体情况"),
    progressOverview(source),
    filingOverview(source),
    sectionsTable(source),
    supportOverview(source),
    ...(support ? [support] : []),
    heading(1, "二、各章节推进情况"),
    ...sectionBlocks(source),
    heading(1, "三、存在的主要问题"),
    ...problemBlocks(source),
    heading(1, "四、未按时报送情况"),
    ...filingBlocks(source),
    heading(1, "五、需协调事项"),
    ...coordinationBlocks(source),
    heading(1, "六、通知其他要求落实情况"),
    ...carriedBlocks(source),
    heading(1, "七、下一步要求"),
    ...DEMANDS.map((text, at) => body(`demand-${at + 1}`, `下一步要求第${at + 1}段`, text)),
    special("attachment", "attachment", "附件说明", `附件：${attachmentTitle(source)}`),
    special("signature", "signature", "署名", issuer),
    special("date", "date", "成文日期", paperDate(now)),
    attachmentTable(source),
  ];
  return { blocks, issuer, countedAt: now.toISOString(), isDemo };
}
