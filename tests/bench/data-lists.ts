/** A list's structure, as the notice prints it, with twenty quarters up to the current one. */
import type { Notice } from "@/lib/notice/schema";
import { quarterAt, quarterKey, usualTimes, type Quarter } from "@/lib/periods/calendar";
import { LIST_SLUG } from "../../prisma/notice-file";
import type { SeedPeriod, SeedTask } from "../../prisma/seed-rows";
import type { City } from "./data-cities";
import type { Ids } from "./data-copy";

export const QUARTERS = 20;
const DAY_MS = 86_400_000;

export interface List {
  readonly city: City;
  readonly tasks: readonly SeedTask[];
  /** Oldest first. */
  readonly periods: readonly SeedPeriod[];
}

type Rows = Record<"TaskList" | "Chapter" | "Section" | "Task" | "TaskSupport" | "Period", object[]>;

/** @returns so many quarters up to today's, oldest first */
export function lastQuarters(count: number, now: Date): Quarter[] {
  const { year, quarter } = quarterAt(now);
  const last = year * 4 + quarter - 1;
  return Array.from({ length: count }, (_, at) => last - count + 1 + at).map((no) => ({ year: Math.floor(no / 4), quarter: (no % 4) + 1 }));
}

/** Adds a list's rows. The first keeps the notice's slug and number, and is the newest: pages outside any list stand for it. */
export function addList(rows: Rows, index: number, city: City, notice: Notice, now: Date, ids: Ids): List {
  const quarters = lastQuarters(QUARTERS, now);
  const since = usualTimes(quarters[0] ?? quarterAt(now)).opensAt;
  const id = ids.next(since);
  const mark = index === 0 ? "" : `（${index + 1}）`;
  rows.TaskList.push({ id, slug: index === 0 ? LIST_SLUG : `${LIST_SLUG}-${index + 1}`, docNumber: notice.docNumber + mark, title: notice.title + mark, requirements: notice.requirements, createdAt: new Date(since.getTime() - index * DAY_MS) });
  const tasks: SeedTask[] = [];
  for (const { sections, no: chapterNo, title: chapterTitle } of notice.chapters) {
    const chapterId = ids.next(since);
    rows.Chapter.push({ id: chapterId, listId: id, no: chapterNo, title: chapterTitle });
    for (const section of sections) {
      const sectionId = ids.next(since);
      rows.Section.push({ id: sectionId, listId: id, chapterId, no: section.no, title: section.title });
      for (const { no, content, lead, support } of section.tasks) {
        const task = { id: ids.next(since), no, leadUnitId: city.labels.get(lead)?.unitId ?? "" };
        rows.Task.push({ ...task, listId: id, sectionId, content, leadLabel: lead });
        rows.TaskSupport.push(...support.map((label, position) => ({ taskId: task.id, position, label, ...city.labels.get(label) })));
        tasks.push(task);
      }
    }
  }
  const periods = quarters.map((quarter, at): SeedPeriod => ({ id: ids.next(since), key: quarterKey(quarter), index: at, isCurrent: at === QUARTERS - 1, ...usualTimes(quarter) }));
  rows.Period.push(...periods.map(({ index: at, isCurrent: _isCurrent, ...period }) => ({ ...period, listId: id, ...quarters[at] })));
  return { city, tasks, periods };
}
