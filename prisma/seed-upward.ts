/** The demonstration's ledger of 对上争取: fifteen requests at every stage, in the words of the stories. */
import type { UpwardLevel, UpwardStageName } from "@/lib/labels-carrying";
import { shanghaiDay } from "@/lib/periods/calendar";
import type { DemoAccounts } from "./seed-accounts";
import { noteEvents, type SeedRows, type SeedTask } from "./seed-rows";
import { demoId, type Story } from "./seed-stories";

const DAY_MS = 86_400_000;

type Step = readonly [stage: UpwardStageName, daysAgo: number, note?: string, isCorrection?: true];
type Item = { no: number; steps: readonly Step[]; /** Days from today. */ contact?: number; isOfSupport?: true; level?: UpwardLevel; department?: string; demand?: string };

const ITEMS: readonly Item[] = [
  { no: 1, steps: [["PLANNED", 150], ["CONTACTED", 120, "到省对接，省方要求补充产业链图谱。"], ["SUBMITTED", 70, "申报材料正式上报。"]], contact: 9 },
  { no: 4, steps: [["PLANNED", 160], ["CONTACTED", 130], ["SUBMITTED", 95], ["APPROVED", 20, "专项资金计划已下达。"]] },
  { no: 5, steps: [["PLANNED", 80], ["CONTACTED", 40, "已当面汇报，专家拟于下月来宿指导。"]], contact: -4 },
  { no: 7, steps: [["PLANNED", 30, "正在梳理接口清单。"]], contact: 14 },
  { no: 9, steps: [["PLANNED", 140], ["SUBMITTED", 100], ["APPROVED", 35, "获批1家，另1家列入培育名单。"]] },
  { no: 9, steps: [["PLANNED", 60], ["CONTACTED", 25, "通过省发展改革委请示申报口径。"]], level: "STATE", department: "国家发展改革委", demand: "申报国家双创示范基地，争取纳入新一批布局。", contact: 21 },
  { no: 10, steps: [["PLANNED", 120], ["CONTACTED", 90], ["SUBMITTED", 60], ["REJECTED", 15, "本轮试点名额已满，列入后备。"]] },
  { no: 16, steps: [["PLANNED", 75], ["CONTACTED", 30]], contact: -11 },
  { no: 17, steps: [["PLANNED", 110], ["SUBMITTED", 50], ["CONTACTED", 18, "就接口标准与省局再次对接。"]], contact: 3 },
  { no: 21, steps: [["PLANNED", 100], ["CONTACTED", 66], ["SUBMITTED", 33]], contact: 18 },
  { no: 34, steps: [["PLANNED", 130], ["SUBMITTED", 85, "已提交评委会组建方案。"], ["APPROVED", 40, "口头答复同意。"], ["SUBMITTED", 38, "尚未收到正式批复，更正为已上报。", true]], contact: 6 },
  { no: 36, steps: [["PLANNED", 20]], contact: 10 },
  { no: 43, steps: [["PLANNED", 90], ["CONTACTED", 45]], level: "STATE", department: "人力资源社会保障部", demand: "申报国家级人力资源服务产业园，争取列入年度评估计划。", contact: -2 },
  { no: 46, steps: [["PLANNED", 115], ["SUBMITTED", 80], ["APPROVED", 28, "救助补助资金已到账。"]] },
  { no: 47, steps: [["PLANNED", 65], ["CONTACTED", 22]], isOfSupport: true, contact: 12 },
];

/** 向省教育厅争取……: whom, and what. */
function parts(words: string): { department: string; demand: string } {
  const [, department = "", demand = ""] = /^已?向(.+?)((?:争取|请示|申报|汇报).*)$/.exec(words) ?? [];
  return { department, demand };
}

/** Adds the requests, once the reports are planned: what a filed report of the last quarters says is entered from it. */
export function seedUpward(rows: SeedRows, tasks: readonly SeedTask[], stories: ReadonlyMap<number, Story>, supporters: readonly { taskId: string; unitId: string }[], accounts: DemoAccounts, now: Date): void {
  ITEMS.forEach(({ no, steps, contact, isOfSupport, level = "PROVINCE", ...own }, at) => {
    const task = tasks.find((one) => one.no === no);
    const unitId = isOfSupport ? supporters.find((row) => row.taskId === task?.id)?.unitId : task?.leadUnitId;
    const people = unitId === undefined ? undefined : accounts.byUnit.get(unitId);
    if (!task || unitId === undefined || !people) return;
    const words = stories.get(no)?.upward[0] ?? "";
    const facts = { ...parts(words), ...own };
    const id = demoId("upward", at);
    const day = (daysAgo: number) => shanghaiDay(new Date(now.getTime() - daysAgo * DAY_MS));
    const recorded = (daysAgo: number) => new Date(`${day(daysAgo)}T10:20:00+08:00`);
    const origin = own.demand === undefined ? rows.reports.find((report) => report.taskId === task.id && report.unitId === unitId && report.filedRevisionNo && report.upward === words) : undefined;
    const [first] = steps;
    const note = noteEvents(rows, accounts.names, { taskId: task.id, unitId, subjectId: id });
    rows.upwardRequests.push({
      id, taskId: task.id, unitId, level, ...facts, originReportId: origin?.id ?? null, nextContactOn: contact === undefined ? null : new Date(day(-contact)),
      version: steps.length, createdById: people.filerId, createdAt: recorded(first?.[1] ?? 0),
    });
    steps.forEach(([stage, daysAgo, text = "", isCorrection = false], index) => {
      rows.upwardStages.push({ id: demoId("upward-stage", at, index), requestId: id, no: index + 1, stage, happenedOn: new Date(day(daysAgo)), note: text, isCorrection, recordedById: people.filerId, recordedAt: recorded(daysAgo) });
      if (index === 0) note("UPWARD_ADDED", people.filerId, recorded(daysAgo), "", { level, department: facts.department, stage });
      else note("UPWARD_STAGE_RECORDED", people.filerId, recorded(daysAgo), text, { stage, happenedOn: day(daysAgo), isCorrection });
    });
  });
}
