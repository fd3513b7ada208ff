import "server-only";
import type { Transaction } from "@/lib/db/client";
import { shanghaiDay } from "@/lib/periods/calendar";
import { loadRecipients, type NewNotice } from "./mutations-deliver";

type DueLookBack = { id: string; taskId: string; unitId: string; writerIds: string[]; signedById: string | null; day: string };

/** 回头看: closed tasks whose day has come, to the supervisors who may look back at them. */
export async function lookBackNotices(tx: Transaction, now: Date): Promise<NewNotice[]> {
  const rows = await tx.$queryRaw<DueLookBack[]>`
    SELECT c."id", c."taskId", t."leadUnitId" AS "unitId", c."writerIds"::text[] AS "writerIds", c."signedById", c."lookBackOn"::text AS "day"
    FROM "Closure" c JOIN "Task" t ON t."id" = c."taskId"
    WHERE c."state" = 'CLOSED' AND c."lookBackOn" <= ${shanghaiDay(now)}::date`;
  const people = rows.length > 0 ? await loadRecipients(tx, { roles: { has: "SUPERVISOR" } }) : [];
  return rows.flatMap(({ id, taskId, unitId, writerIds, signedById, day }) =>
    people.filter((person) => person.id !== signedById && !writerIds.includes(person.id)).map((to) => ({
      to, kind: "LOOK_BACK_DUE" as const, dedupeKey: `LOOK_BACK_DUE:${id}:${day}`, happenedAt: now, taskId, unitId, subjectId: id,
    })),
  );
}

type DueContact = { id: string; taskId: string; unitId: string; day: string; note: string };

/** 下次对接: upward requests whose day has come, to their own unit. */
export async function contactNotices(tx: Transaction, now: Date): Promise<NewNotice[]> {
  const rows = await tx.$queryRaw<DueContact[]>`
    SELECT q."id", q."taskId", q."unitId", q."nextContactOn"::text AS "day", q."contactNote" AS "note" FROM "UpwardRequest" q WHERE q."nextContactOn" <= ${shanghaiDay(now)}::date`;
  const people = await loadRecipients(tx, { unitId: { in: rows.map((row) => row.unitId) }, roles: { hasSome: ["FILER", "SIGNER"] } });
  return rows.flatMap(({ id, taskId, unitId, day, note }) =>
    people.filter((person) => person.unitId === unitId).map((to) => ({
      to, kind: "CONTACT_DUE" as const, dedupeKey: `CONTACT_DUE:${id}:${day}`, happenedAt: now, taskId, unitId, subjectId: id, reason: note,
    })),
  );
}
