import { DUE, OUTLINE, SUPPORTS, type AnyTask } from "../dashboard/boards";
import type { AcceptedWords, BulletinSource } from "@/lib/bulletins/rules-source";

const WORDS: AcceptedWords = {
  progress: "一是稳步推进。召开推进会3次，建成平台2个，服务企业126户。二是继续加力。",
  problems: "部分单位积极性不高。\n资金到位较慢",
  coordination: "",
};

/** @returns what a bulletin over these tasks would be written from */
export function sourceOf(tasks: readonly AnyTask[], change: Partial<BulletinSource> = {}): BulletinSource {
  return {
    list: { title: "市委办公室印发《贯彻落实〈省委关于改革的意见〉任务清单》的通知", docNumber: "宿办发〔2021〕60号" },
    period: { label: "2026年第四季度", dueAt: DUE },
    ...OUTLINE,
    tasks: tasks.map((task) => ({ ...task, content: `推进第${task.no}件大事。`, words: task.filedState === "ACCEPTED" ? { ...WORDS, coordination: task.coordination } : null })),
    units: SUPPORTS.map((id, at) => ({ id, name: `配合${at}`, kind: at < 2 ? "DEPARTMENT" : "COUNTY" })),
    groupLabels: ["各县（区）"],
    carried: [{ key: "plans", label: "工作方案", counter: "项", figures: [{ label: "已审定", value: 38 }, { label: "待审定", value: 2 }] }],
    issuer: "某市人力资源和社会保障局",
    now: new Date("2027-01-20T02:00:00Z"),
    isDemo: false,
    ...change,
  };
}

/** A task as nobody has touched it. */
export const UNTOUCHED: AnyTask = {
  no: 1, chapterNo: 1, sectionNo: 1, leadUnitId: "lead", leadName: "市甲局", leadLabel: "市甲局", displayState: "NOT_FILED", filedState: "NOT_FILED",
  firstSubmittedAt: null, claim: null, completion: null, verdict: null, coordination: "", returnCount: 0, earlier: null, isClosed: false,
  owedUnitIds: [], givenUnitIds: [], onTimeUnitIds: [], askedUnitIds: [], isVisible: true, content: "", supportLabels: [],
};

/** An accepted report on time. */
export const ACCEPTED: AnyTask = {
  ...UNTOUCHED, displayState: "ACCEPTED", filedState: "ACCEPTED", firstSubmittedAt: new Date(DUE.getTime() - 1), claim: "ON_TRACK", verdict: "ON_TRACK", completion: 80,
};
