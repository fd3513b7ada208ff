import { z } from "zod";
import { boardFilters, type BoardFilters } from "@/lib/dashboard/schema";
import { ASSESSMENT_LABELS, CONTRIBUTION_STATE_LABELS, REPORT_STATE_LABELS, TASK_STATE_LABELS } from "@/lib/labels";
import { codeOf, instant, paging, period, periodKey, taskNo, unitId, unitRef } from "./schema";

const { SUBMITTED, RETURNED, ACCEPTED, NOT_FILED } = REPORT_STATE_LABELS;
const FILED = { SUBMITTED, RETURNED, ACCEPTED };
const { GIVEN, NOT_GIVEN } = CONTRIBUTION_STATE_LABELS;
const OWED = { NOT_GIVEN, GIVEN, RETURNED: CONTRIBUTION_STATE_LABELS.RETURNED };

const heading = z.object({ no: z.int(), title: z.string() });
const assessment = (text: string) => codeOf(ASSESSMENT_LABELS, text).nullable();
const completion = z.int().min(0).max(100).nullable().meta({ description: "完成比例，百分数。" });

const FILTER_TEXTS: Partial<Record<string, string>> = {
  chapter: "章的序号。",
  section: "节的序号。",
  lead: "牵头单位的 id。",
  support: "配合单位的 id，单位组的成员也算。",
  state: "只取计入该项统计的任务，统计口径见 /lists/{list}/rollups 的 definitions。",
  assessment: "按 basis 口径的序时评价；NONE 为未评价，REACHED 为达到或超过序时进度。",
  contribution: "given 为已反馈，missing 为未反馈；同时给出 support 的只看该单位。",
  scope: "own 为只取本账号能看到进展报告的任务。",
  text: "序号、任务内容和单位名称中包含的文字。",
};

/** A screen leaves out what does not fit; a program is told. */
function strictFilters() {
  const { basis: _basis, ...shape } = boardFilters.shape;
  const strict = Object.entries(shape).map(([name, field]) => [name, (field instanceof z.ZodCatch ? field.unwrap() : field).meta({ description: FILTER_TEXTS[name] ?? name })]);
  return Object.fromEntries(strict) as { [Name in keyof typeof shape]: z.ZodType<BoardFilters[Name]> };
}

export const basis = z.enum(["accepted", "filed"]).default("accepted").meta({ description: "口径：accepted 仅已采纳（默认），filed 全部已报送。" });

export const taskQuery = z.strictObject({ period: periodKey.optional().meta({ description: "填报期，默认为当前期。" }), ...strictFilters(), basis, ...paging });

export const filing = z
  .object({
    state: codeOf(TASK_STATE_LABELS, "任务本期的状态，同清单页面：已销号，或进展报告的状态；草稿和待审签只对本单位的填报员、审签人显示"),
    filedState: codeOf({ NOT_FILED, ...FILED }, "计入统计的状态"),
    firstSubmittedAt: instant.nullable(),
    selfAssessment: assessment("自评"),
    completion,
    verdict: assessment("督查评价"),
    suggestion: assessment("序时建议").meta({ description: "工作方案的措施按期完成情况所提示的序时评价；没有到期措施的为 null。" }),
    needsCoordination: z.boolean().meta({ description: "是否填写了需协调事项。" }),
    contributionsOwed: z.array(z.uuid()).meta({ description: "应反馈的配合单位。" }),
    contributionsGiven: z.array(z.uuid()).meta({ description: "已反馈的配合单位。" }),
  })
  .meta({ id: "Filing", description: "一项任务在一个填报期的填报情况。" });

export const task = z
  .object({
    no: taskNo,
    chapter: heading,
    section: heading,
    content: z.string().meta({ description: "任务内容，同通知原文。" }),
    lead: unitRef,
    leadLabel: z.string().meta({ description: "牵头单位，同通知原文。" }),
    supports: z.array(z.object({ label: z.string().meta({ description: "配合单位或单位组，同通知原文。" }), units: z.array(unitRef) })),
    filing: filing.nullable().meta({ description: "填报情况；本账号不能查看的为 null。" }),
  })
  .meta({ id: "Task", description: "任务。" });

export const reportQuery = z.strictObject({
  period: periodKey.optional(), unit: unitId.optional().meta({ description: "牵头单位的 id。" }), task: taskNo.optional(),
  state: codeOf(FILED, "状态").optional(), ...paging,
});

const text = (description: string) => z.string().meta({ description });

export const report = z
  .object({
    task: taskNo,
    period,
    unit: unitRef,
    state: codeOf(FILED, "状态"),
    revisionNo: z.int().meta({ description: "第几次报送。" }),
    submittedAt: instant,
    firstSubmittedAt: instant,
    isOnTime: z.boolean().meta({ description: "首次报送时间不晚于截止时间；延期不改变按时与否。" }),
    isUnderExtension: z.boolean().meta({ description: "首次报送是否在延期内。" }),
    progress: text("本季度进展情况。"),
    selfAssessment: assessment("自评"),
    completion,
    problems: text("存在问题。"),
    coordination: text("需协调事项。"),
    upward: text("对上争取。"),
    nextSteps: text("下一步打算。"),
    actuals: z
      .array(z.object({ target: z.uuid(), name: z.string(), measure: z.string().meta({ description: "计量单位。" }), value: z.number().meta({ description: "本季度完成。" }) }))
      .meta({ description: "量化指标的本季度完成数，指标见 /lists/{list}/targets。" }),
    contactName: text("经办人。"),
    contactPhone: text("联系电话。"),
    writtenBy: z.string().nullable().meta({ description: "填报员。" }),
    signedBy: z.string().nullable().meta({ description: "审签人。" }),
    verdict: assessment("督查评价"),
    reviews: z.array(
      z.object({
        decision: z.enum(["ACCEPTED", "RETURNED", "REOPENED"]).meta({ description: "ACCEPTED 采纳，RETURNED 退回，REOPENED 重新打开。" }),
        verdict: assessment("督查评价"), suggestion: assessment("当时的序时建议"), departure: text("偏离序时建议的理由。"), reason: z.string(), revisionNo: z.int(), reviewer: z.string(), at: instant,
      }),
    ).meta({ description: "督查审核的决定，从早到晚。" }),
  })
  .meta({ id: "Report", description: "已报送的进展报告；草稿不在接口中。" });

export const contributionQuery = z.strictObject({
  period: periodKey.optional(), unit: unitId.optional().meta({ description: "配合单位的 id。" }), task: taskNo.optional(),
  state: codeOf(OWED, "状态").optional(), ...paging,
});

export const contribution = z
  .object({
    task: taskNo,
    period,
    unit: unitRef,
    state: codeOf(OWED, "状态"),
    filed: z
      .object({
        revisionNo: z.int(), submittedAt: instant, content: text("配合情况。"), problems: text("存在问题。"), contactName: text("经办人。"), contactPhone: text("联系电话。"),
      })
      .nullable()
      .meta({ description: "反馈的内容；未反馈的为 null。" }),
  })
  .meta({ id: "Contribution", description: "配合单位对一项任务在一个填报期应反馈的配合情况。" });
