/** The database after each action: compared with the model, and with itself before. */
import { expect } from "vitest";
import { z } from "zod";
import { db, Prisma } from "@/lib/db/client";
import { unitOf } from "./model-rules";
import { filingKey, personOf, reportWords, contributionWords, standing, type Action, type Facts, type Filing, type Model, type UnitName, type Words } from "./model-state";
import { describe, STEPS } from "./model-steps";

/** Printed once and for all: no step of the workflow touches them. */
const PRINTED = ["TaskList", "Chapter", "Section", "Task", "TaskSupport", "UnitGroup", "GroupMembership", "UnitAlias", "_prisma_migrations"];

const row = z.looseObject({ id: z.union([z.string(), z.number()]).optional() });
const contents = z.record(z.string(), z.array(row));
export type Row = z.output<typeof row>;
/** Every row of every table that can change, with all its columns. */
export type Snapshot = Record<string, Row[]>;

let statement: Prisma.Sql | null = null;

/** One statement over all tables that the schema has, whatever is added to it later. */
async function snapshotStatement(): Promise<Prisma.Sql> {
  const tables = await db.$queryRaw<{ name: string }[]>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const parts = tables
    .filter(({ name }) => !PRINTED.includes(name))
    .map(({ name }) => `('${name}', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY to_jsonb(x)), '[]') FROM "${name}" x))`);
  return Prisma.raw(`SELECT jsonb_object_agg(t.name, t.rows) AS contents FROM (VALUES ${parts.join(", ")}) t(name, rows)`);
}

export async function snapshot(): Promise<Snapshot> {
  statement ??= await snapshotStatement();
  const [found] = await db.$queryRaw<{ contents: unknown }[]>(statement);
  return contents.parse(found?.contents);
}

const rowsOf = (shot: Snapshot, table: string): Row[] => shot[table] ?? [];

/** A filing as both sides can say it: rows of the database, or the model's own. */
type Told = Record<string, unknown>;

function storedRevision(revision: Row, names: readonly string[]): Told {
  const { no, writtenById, signedById, withdrawnAt } = revision;
  return { no, writtenById, signedById, isWithdrawn: withdrawnAt !== null, ...Object.fromEntries(names.map((name) => [name, revision[name]])) };
}

function storedFiling(shot: Snapshot, filing: Row, kind: "Report" | "Contribution"): Told {
  const revisions = rowsOf(shot, `${kind}Revision`).filter((revision) => revision[`${kind.toLowerCase()}Id`] === filing.id).sort((a, b) => Number(a.no) - Number(b.no));
  const names = Object.keys(kind === "Report" ? reportWords({ n: 0, isComplete: true }) : contributionWords({ n: 0, isComplete: true }));
  const firstStanding = revisions.find((revision) => revision.withdrawnAt === null);
  expect(filing.firstSubmittedAt, "the first submission is the first revision that stands").toBe(firstStanding?.submittedAt ?? null);
  const reviews = rowsOf(shot, "Review").filter((review) => review.reportId === filing.id).sort((a, b) => Number(new Date(String(a.createdAt))) - Number(new Date(String(b.createdAt))));
  const { unitId, state, version, writtenById, lastRevisionNo, filedRevisionNo, returnReason, returnedById, verdict } = filing;
  return {
    unitId, state, version, writtenById, writerIds: new Set(filing.writerIds as string[]), lastRevisionNo, filedRevisionNo, returnReason, returnedById, verdict: verdict ?? null,
    ...Object.fromEntries(names.map((name) => [name, filing[name]])), revisions: revisions.map((revision) => storedRevision(revision, names)),
    reviews: reviews.map((review) => ({ revision: review.revisionNo, decision: review.decision, verdict: review.verdict, reason: review.reason, by: review.reviewerId, isUndone: review.undoneAt !== null, version: review.reportVersion })),
  };
}

function expectedFiling(facts: Facts, filing: Filing, isReport: boolean): Told {
  const idOf = (who: string) => personOf(facts, who).viewer.id;
  const words = (one: Words): Told => (isReport ? reportWords(one) : contributionWords(one));
  const filed = standing(filing);
  return {
    unitId: facts.world.units[filing.unit], state: filing.state, version: filing.version, writtenById: idOf(filing.writer), writerIds: new Set(filing.writers.map(idOf)),
    lastRevisionNo: filing.revisions.length, filedRevisionNo: filed ? filing.revisions.indexOf(filed) + 1 : null,
    returnReason: filing.returned?.reason ?? null, returnedById: filing.returned ? idOf(filing.returned.by) : null, verdict: filing.verdict, ...words(filing.words),
    revisions: filing.revisions.map(({ words: own, writer, signer, isWithdrawn }, index) => ({ no: index + 1, writtenById: idOf(writer), signedById: idOf(signer), isWithdrawn, ...words(own) })),
    reviews: filing.reviews.map((review) => ({ ...review, by: idOf(review.by) })),
  };
}

/** @returns everything filed, by the model's keys */
export function storedFilings({ world }: Facts, shot: Snapshot): Record<string, Told> {
  const periodOf = (id: unknown) => Object.keys(world.periodIds).find((key) => world.periodIds[key] === id) ?? String(id);
  const unitNameOf = (id: unknown) => (Object.keys(world.units) as UnitName[]).find((name) => world.units[name] === id) ?? "other";
  const placeOf = (filing: Row) => ({ task: filing.taskId === world.taskId ? "task" : "hrssTask", period: periodOf(filing.periodId) }) as const;
  return Object.fromEntries([
    ...rowsOf(shot, "Report").map((filing) => [filingKey(placeOf(filing), "report"), storedFiling(shot, filing, "Report")] as const),
    ...rowsOf(shot, "Contribution").map((filing) => [filingKey(placeOf(filing), unitNameOf(filing.unitId)), storedFiling(shot, filing, "Contribution")] as const),
  ]);
}

export function expectedFilings(facts: Facts, model: Model): Record<string, Told> {
  return Object.fromEntries([...model.filings].map(([key, filing]) => [key, expectedFiling(facts, filing, key.endsWith(" report"))]));
}

const nameOfRow = (one: Row) => JSON.stringify(one.id ?? [one.reportId ?? one.contributionId, one.no]);

/** What was there once: revisions but for their withdrawal, decisions but for their undoing, the trail word for word; no version goes back. */
export function checkHistory(before: Snapshot, after: Snapshot): void {
  for (const table of ["ReportRevision", "ContributionRevision", "Review", "AuditEvent"]) {
    const left = new Map(rowsOf(after, table).map((one) => [nameOfRow(one), one]));
    for (const earlier of rowsOf(before, table)) {
      const later = left.get(nameOfRow(earlier));
      const free = { withdrawnAt: null, undoneAt: null };
      expect({ ...later, ...free }, `${table} is never lost nor rewritten`).toEqual({ ...earlier, ...free });
      if (earlier.withdrawnAt) expect(later?.withdrawnAt, "withdrawn stays withdrawn").toBe(earlier.withdrawnAt);
      if (earlier.undoneAt) expect(later?.undoneAt, "undone stays undone").toBe(earlier.undoneAt);
    }
  }
  for (const table of ["Report", "Contribution"]) {
    for (const earlier of rowsOf(before, table)) {
      const later = rowsOf(after, table).find((one) => one.id === earlier.id);
      if (JSON.stringify(later) === JSON.stringify(earlier)) continue;
      expect(Number(later?.version), `${table}'s version grows with every change`).toBeGreaterThan(Number(earlier.version));
    }
  }
}

/** 'Nobody reviews what he himself filed or signed', by the rows alone. */
export function checkAccepted(shot: Snapshot): void {
  for (const report of rowsOf(shot, "Report").filter(({ state }) => state === "ACCEPTED")) {
    const reviews = rowsOf(shot, "Review").filter(({ reportId, revisionNo, decision, undoneAt }) => reportId === report.id && revisionNo === report.filedRevisionNo && decision === "ACCEPTED" && undoneAt === null);
    expect(reviews.length, "accepted by a review of the revision that stands").toBeGreaterThan(0);
    const revision = rowsOf(shot, "ReportRevision").find(({ reportId, no }) => reportId === report.id && no === report.filedRevisionNo);
    for (const { reviewerId } of reviews) expect([...(report.writerIds as unknown[]), revision?.writtenById, revision?.signedById]).not.toContain(reviewerId);
  }
}

/** 'Every change is written with its audit row': the actions that went through, and one new row for each. */
export function checkTrail(facts: Facts, before: Snapshot, after: Snapshot, actions: readonly Action[]): void {
  const old = new Set(rowsOf(before, "AuditEvent").map(nameOfRow));
  const added = rowsOf(after, "AuditEvent").filter((one) => !old.has(nameOfRow(one)));
  const told = added.map(({ event, actorId, taskId, periodId, unitId }) => JSON.stringify([event, actorId, taskId, periodId, unitId]));
  const expected = actions.map((action) => {
    const { world } = facts;
    const { place, step, by } = action;
    const isOfTask = step !== "grantExtension" && STEPS[step].form !== "unit";
    const taskId = isOfTask ? (place.task === "task" ? world.taskId : world.hrssTaskId) : null;
    const periodId = STEPS[step].form === "unit" ? null : world.periodIds[place.period];
    return JSON.stringify([STEPS[step].event, personOf(facts, by).viewer.id, taskId, periodId, world.units[unitOf(facts, action) ?? "other"]]);
  });
  expect(told.sort(), actions.map(describe).join(" and ")).toEqual(expected.sort());
}

/** All of it, after actions of which `done` went through (and changed something). */
export function checkAll(facts: Facts, model: Model, before: Snapshot, after: Snapshot, done: readonly Action[]): void {
  if (done.length === 0) expect(after, "nothing went through, so nothing may have changed").toEqual(before);
  checkTrail(facts, before, after, done);
  checkHistory(before, after);
  checkAccepted(after);
  expect(storedFilings(facts, after)).toEqual(expectedFilings(facts, model));
}
