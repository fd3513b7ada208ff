/** What a table of tasks shows of each, and no more: it is sent to the browser beside the page that is made of it. */
import type { Assessment, TaskState } from "@/lib/labels";
import type { Light } from "@/lib/plans/rules-light";
import { dueUnitIds, MEASURES, standingOf, type Clock, type TaskFigure } from "./rollup";

/** Where a task stands in a period. A list, for names would be sent with every row. */
export type FactLine = readonly [
  state: TaskState, timing: "overdue" | "late" | null, claim: Assessment | null, verdict: Assessment | null, completion: number | null, given: number, owed: number,
  /** What the plan suggests, where the verdict is not the same. */
  suggestion: Assessment | null,
];

type Fact = TaskFigure & { light: Light };

export function factLine(task: Fact, clock: Clock): FactLine {
  const timing = MEASURES.overdue(task, clock) ? "overdue" : MEASURES.late(task, clock) ? "late" : null;
  const { claim, verdict, completion } = standingOf(task);
  const suggestion = task.isClosed ? null : task.light.suggestion;
  return [task.displayState, timing, claim, verdict, completion, task.givenUnitIds.length, dueUnitIds(task).length, suggestion === verdict ? null : suggestion];
}

/** A group as printed, and its members' names. */
export type GroupLine = readonly [label: string, members: string];

export type TaskLine = readonly [
  no: number, content: string, lead: string,
  /** Places in the table's list of groups: a group supports many tasks. */
  groups: readonly number[],
  /** The single supporting units, as printed. */
  units: string,
  /** Null where the viewer may not see what was filed. */
  facts: FactLine | null,
];

type Task = Fact & { content: string; leadLabel: string; isVisible: boolean; supports: readonly { label: string; members: readonly { name: string }[] }[] };

/** @returns a function that makes the lines of a table, and the groups that they name by their place */
export function taskLines(clock: Clock): { groups: GroupLine[]; lineOf: (task: Task) => TaskLine } {
  const groups: GroupLine[] = [];
  const placeOf = (label: string, members: string) => {
    const known = groups.findIndex(([name, names]) => name === label && names === members);
    return known < 0 ? groups.push([label, members]) - 1 : known;
  };
  return {
    groups,
    lineOf: (task) => [
      task.no, task.content, task.leadLabel,
      task.supports.filter(({ members }) => members.length > 1).map(({ label, members }) => placeOf(label, members.map(({ name }) => name).join("、"))),
      task.supports.filter(({ members }) => members.length <= 1).map(({ label }) => label).join("、"),
      task.isVisible ? factLine(task, clock) : null,
    ],
  };
}
