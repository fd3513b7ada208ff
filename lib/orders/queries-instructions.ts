import "server-only";
import { z } from "zod";
import { NotFound } from "@/lib/actions/failures";
import { listRecordAttachments, type RecordAttachment } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import { getList, type ListRow } from "@/lib/lists/queries";
import type { InstructionState } from "@/lib/labels-carrying";
import { getTask } from "@/lib/tasks/queries";
import { usualAnswerTime } from "./calendar-answer";
import { answerDesk, canDecideInstruction, canInstruct, readableOf, readsOrder, type AnswerDesk } from "./policy";
import { listTrail, loadHolidays, type TrailRow } from "./queries-record";
import { PAGE_SIZE } from "./rules-limits";
import type { InstructionFilter } from "./schema";

export type InstructionRow = {
  id: string; state: InstructionState; taskNo: number; content: string; unitId: string; unitName: string; text: string; givenByName: string; givenAt: Date;
  answerDueAt: Date; answeredAt: Date | null; closedAt: Date | null; isLate: boolean;
};

const ROW = {
  id: true, state: true, unitId: true, text: true, givenByName: true, givenAt: true, answerDueAt: true, answeredAt: true, closedAt: true,
  task: { select: { no: true, content: true } }, unit: { select: { shortName: true } },
} as const;

function rowOf({ task, unit, ...row }: Prisma.InstructionGetPayload<{ select: typeof ROW }>, now: Date): InstructionRow {
  return { ...row, taskNo: task.no, content: task.content.slice(0, 80), unitName: unit.shortName, isLate: row.state === "OPEN" && row.answerDueAt < now };
}

export type InstructionDesk = {
  list: ListRow; filter: InstructionFilter; rows: InstructionRow[]; total: number; page: number; pageCount: number;
  counts: Record<"open" | "answered" | "closed", number>; units: { value: string; label: string; count: number }[];
};

const STATES = { open: "OPEN", answered: "ANSWERED", closed: "CLOSED" } as const satisfies Record<InstructionFilter["show"], InstructionState>;

/** @returns a list's instructions that the viewer may read, by the filters: what is open by its time, what is ended newest first. Throws NotFound. */
export async function listInstructions(viewer: Viewer, slug: string, filter: InstructionFilter, now = new Date()): Promise<InstructionDesk> {
  const list = await getList(viewer, slug);
  const found = await db.instruction.findMany({ where: { AND: [{ task: { listId: list.id } }, readableOf(viewer)] }, select: ROW, orderBy: filter.show === "closed" ? { givenAt: "desc" } : { answerDueAt: "asc" } });
  const all = found.map((one) => rowOf(one, now));
  const ofTab = all.filter(({ state }) => state === STATES[filter.show]);
  const chosen = ofTab.filter(({ unitId }) => filter.unit === undefined || unitId === filter.unit);
  const pageCount = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE));
  const page = Math.min(filter.page, pageCount);
  const countOf = (state: InstructionState) => all.filter((row) => row.state === state).length;
  return {
    list, filter, rows: chosen.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), total: chosen.length, page, pageCount,
    counts: { open: countOf("OPEN"), answered: countOf("ANSWERED"), closed: countOf("CLOSED") },
    units: [...Map.groupBy(ofTab, (row) => row.unitId)].map(([value, own]) => ({ value, label: own[0]?.unitName ?? "", count: own.length })),
  };
}

/** @returns the instructions on a task that the viewer may read, newest first */
export async function listTaskInstructions(viewer: Viewer, taskId: string, now = new Date()): Promise<InstructionRow[]> {
  const found = await db.instruction.findMany({ where: { AND: [{ taskId }, readableOf(viewer)] }, select: ROW, orderBy: { givenAt: "desc" } });
  return found.map((one) => rowOf(one, now));
}

const VIEW = {
  ...ROW, version: true, taskId: true, givenById: true, draft: true, writerIds: true, answer: true, answeredById: true, answeredByName: true, answerWriterIds: true, returnReason: true, closedById: true, closeNote: true,
  unit: { select: { shortName: true, officialName: true, allowsSelfSigning: true } }, task: { select: { no: true, content: true, leadUnitId: true, list: { select: { slug: true } } } },
} as const;

export type InstructionView = InstructionRow & {
  version: number; answer: string; answeredByName: string; returnReason: string | null; closedByName: string; closeNote: string;
  files: RecordAttachment[]; trail: TrailRow[]; answerDesk: AnswerDesk | null;
  /** For who may decide on it: until when another answer is usually due. */
  deciding: { returnUntil: Date } | null;
};

/** One instruction with what the viewer may do with it. @throws NotFound */
export async function getInstruction(viewer: Viewer, slug: string, id: string, now = new Date()): Promise<InstructionView> {
  const found = z.uuid().safeParse(id).success ? await db.instruction.findUnique({ where: { id }, select: VIEW }) : null;
  if (!found || found.task.list.slug !== slug || !readsOrder(viewer, { unitId: found.unitId, leadUnitId: found.task.leadUnitId })) throw new NotFound();
  const [files, trail, closer, holidays] = await Promise.all([
    listRecordAttachments(viewer, "ORDER", [id]), listTrail(found),
    found.closedById === null ? null : db.account.findUnique({ where: { id: found.closedById }, select: { displayName: true } }), loadHolidays(now),
  ]);
  const { version, answer, answeredByName, returnReason, closeNote, state } = found;
  return {
    ...rowOf(found, now), version, answer, answeredByName, returnReason, closeNote, closedByName: closer?.displayName ?? "", content: found.task.content, files, trail,
    answerDesk: answerDesk(viewer, found, state === "OPEN"),
    deciding: state !== "CLOSED" && canDecideInstruction(viewer, found) ? { returnUntil: usualAnswerTime("YELLOW", now, holidays, null) } : null,
  };
}

export type InstructDesk = { units: { id: string; name: string }[]; answerDueAt: Date };

/** @returns what the form for a new instruction on a task begins with; null for who may give none. Throws NotFound. */
export async function getInstructDesk(viewer: Viewer, listId: string, no: number, now = new Date()): Promise<InstructDesk | null> {
  if (!canInstruct(viewer)) return null;
  const [task, holidays] = await Promise.all([getTask(viewer, listId, no, now), loadHolidays(now)]);
  const units = [...new Map([task.lead, ...task.supportUnits].map(({ id, name }) => [id, { id, name }])).values()];
  return { units, answerDueAt: usualAnswerTime("YELLOW", now, holidays, null) };
}
