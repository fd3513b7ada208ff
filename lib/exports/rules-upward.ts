/** The columns of the sheet 对上争取. */
import { UPWARD_LEVEL_LABELS, UPWARD_STAGE_LABELS, type UpwardLevel, type UpwardStageName } from "@/lib/labels-carrying";
import { shanghaiDay } from "@/lib/periods/calendar";
import type { Column } from "./rules-table";

/** As lib/upward/queries has it. */
export type UpwardLine = {
  taskNo: number; unitName: string; level: UpwardLevel; department: string; demand: string;
  stage: UpwardStageName; stageOn: Date; stageNote: string;
  nextContactOn: Date | null;
};

export const UPWARD_COLUMNS: readonly Column<UpwardLine>[] = [
  { head: "序号", width: 6, look: "centred", valueOf: ({ taskNo }) => taskNo },
  { head: "单位", width: 18, look: "text", valueOf: ({ unitName }) => unitName },
  { head: "层级", width: 8, look: "centred", valueOf: ({ level }) => UPWARD_LEVEL_LABELS[level] },
  { head: "上级部门", width: 24, look: "text", valueOf: ({ department }) => department },
  { head: "争取事项", width: 60, look: "text", valueOf: ({ demand }) => demand },
  { head: "当前阶段", width: 10, look: "centred", valueOf: ({ stage }) => UPWARD_STAGE_LABELS[stage] },
  { head: "阶段日期", width: 13, look: "centred", valueOf: ({ stageOn }) => shanghaiDay(stageOn) },
  { head: "进展说明", width: 50, look: "text", valueOf: ({ stageNote }) => stageNote },
  { head: "下次对接", width: 13, look: "centred", valueOf: ({ nextContactOn }) => nextContactOn && shanghaiDay(nextContactOn) },
];
