import "server-only";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { db, Prisma } from "@/lib/db/client";
import type { ClosureState } from "@/lib/labels-carrying";
import { getList, type ListRow } from "@/lib/lists/queries";
import { shanghaiDay } from "@/lib/periods/calendar";
import { maySignOwnWords } from "@/lib/tasks/policy";
import { isTaskReadable } from "@/lib/tasks/queries";
import { canDecideClosure } from "./policy";
import { isClosureShown } from "./queries";
import type { ClosureViewName } from "./rules";

export type ListedClosure = {
  id: string; taskNo: number; content: string; leadUnitId: string; leadName: string; state: ClosureState; isDue: boolean; isLead: boolean;
  askedAt: Date | null; closedAt: Date | null; lookBackOn: Date | null; lookedBackAt: Date | null; reopenedAt: Date | null; returnReason: string | null;
  statement: string; closeNote: string; lookBackNote: string;
};

type Row = ListedClosure & { listSlug: string; writerIds: string[]; signedById: string | null; allowsSelfSigning: boolean };

async function listRows(viewer: Viewer, where: Prisma.Sql, now: Date): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT c."id", l."slug" AS "listSlug", t."no" AS "taskNo", left(t."content", 80) AS "content", t."leadUnitId", u."shortName" AS "leadName", c."state"::text AS "state",
      c."state" = 'CLOSED' AND coalesce(c."lookBackOn" <= ${shanghaiDay(now)}::date, false) AS "isDue",
      coalesce(t."leadUnitId" = ${viewer.unitId}::uuid, false) AS "isLead",
      c."askedAt", c."closedAt", c."lookBackOn", c."lookedBackAt", c."reopenedAt", c."returnReason", c."statement", c."closeNote", c."lookBackNote", c."writerIds"::text[] AS "writerIds", c."signedById", u."allowsSelfSigning"
    FROM "Closure" c
    JOIN "Task" t ON t."id" = c."taskId"
    JOIN "TaskList" l ON l."id" = t."listId"
    JOIN "Unit" u ON u."id" = t."leadUnitId"
    WHERE ${where} AND c."state" <> 'WITHDRAWN' AND ${isTaskReadable(viewer, now)} AND ${isClosureShown(viewer)}
    ORDER BY t."no", c."createdAt" DESC`;
}

function toListed<Of extends Omit<Row, "listSlug">>({ writerIds: _writers, signedById: _signer, allowsSelfSigning: _allows, ...row }: Of) {
  return row;
}

/** Whether a closure stands in a view. The list behind every count is filtered by this same rule. */
const IN_VIEW: Record<ClosureViewName, (row: ListedClosure) => boolean> = {
  asked: (row) => row.state === "ASKED",
  closed: (row) => row.state === "CLOSED",
  due: (row) => row.isDue,
  reopened: (row) => row.state === "REOPENED",
  own: (row) => row.isLead && (row.state === "DRAFT" || row.state === "AWAITING_SIGNATURE" || row.state === "RETURNED"),
};

export type ClosureDesk = { list: ListRow; rows: ListedClosure[]; counts: Record<ClosureViewName, number> };

/** @returns the closures of a list that the viewer may see, those of one view where it is named. Throws NotFound. */
export async function listClosures(viewer: Viewer, slug: string, view: ClosureViewName | undefined, now = new Date()): Promise<ClosureDesk> {
  const list = await getList(viewer, slug);
  const all = (await listRows(viewer, Prisma.sql`t."listId" = ${list.id}::uuid`, now)).map(({ listSlug: _list, ...row }) => toListed(row));
  const counts = Object.fromEntries(Object.entries(IN_VIEW).map(([name, isIn]) => [name, all.filter(isIn).length])) as ClosureDesk["counts"];
  return { list, counts, rows: view === undefined ? all : all.filter(IN_VIEW[view]) };
}

export type ClosureTodo = ListedClosure & { listSlug: string };

/** What of closures waits for one account: to mend, to sign, to check, to look back at. */
export type ClosureTodos = { returned: ClosureTodo[]; toSign: ClosureTodo[]; toCheck: ClosureTodo[]; toLookBack: ClosureTodo[] };

/** @returns what waits for the viewer; nobody is sent to what he wrote or signed himself */
export async function listClosureTodos(viewer: Viewer, now = new Date()): Promise<ClosureTodos> {
  const none: ClosureTodos = { returned: [], toSign: [], toCheck: [], toLookBack: [] };
  if (!hasRole(viewer, "FILER", "SIGNER", "SUPERVISOR")) return none;
  const waiting = Prisma.sql`(c."state" IN ('ASKED', 'RETURNED', 'AWAITING_SIGNATURE') OR (c."state" = 'CLOSED' AND c."lookBackOn" <= ${shanghaiDay(now)}::date))`;
  const rows = await listRows(viewer, waiting, now);
  const of = (isIn: (row: Row) => boolean) => rows.filter(isIn).map(toListed);
  return {
    returned: of((row) => row.state === "RETURNED" && row.isLead && hasRole(viewer, "FILER")),
    toSign: of((row) => row.state === "AWAITING_SIGNATURE" && row.isLead && hasRole(viewer, "SIGNER") && maySignOwnWords(viewer, row, row)),
    toCheck: of((row) => row.state === "ASKED" && canDecideClosure(viewer, row)),
    toLookBack: of((row) => row.isDue && canDecideClosure(viewer, row)),
  };
}
