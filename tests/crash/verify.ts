import { isDeepStrictEqual } from "node:util";
import type { Client } from "pg";
import { getDashboard } from "@/lib/dashboard/queries-dashboard";
import { verifyAuditChain } from "@/prisma/audit-chain";
import { viewerOf } from "@/tests/support/demo-viewer";
import { named, ownFigures } from "@/tests/support/own-figures";
import { plainFigures } from "@/tests/support/plain-figures";
import type { Tally, Write } from "./client";
import type { Place } from "./places";

const LIST = "2021-60";

/** Where the audit stood before anything was written. */
export interface Start {
  readonly eventId: string;
  readonly at: Date;
}

export interface Findings {
  readonly lost: string[];
  readonly doubled: string[];
  readonly half: string[];
  readonly chain: readonly string[];
  readonly links: bigint;
  readonly rollups: string[];
}

export async function readStart(database: Client): Promise<Start> {
  const { rows } = await database.query<Start>(`SELECT coalesce(max("id"), 0)::text AS "eventId", clock_timestamp() AS "at" FROM "AuditEvent"`);
  return rows[0] ?? { eventId: "0", at: new Date() };
}

type EventRow = { requestId: string | null; event: string; username: string | null; taskId: string | null; periodId: string | null; subjectId: string | null; revision: number | null };

/** Each acknowledged write against the audit, by its request id, and against what it wrote, by its words. */
async function compareWrites(database: Client, start: Start, name: string, writes: readonly Write[], { lost, doubled }: Findings): Promise<void> {
  const { rows: events } = await database.query<EventRow>(
    `SELECT e."requestId"::text, e."event", a."username", e."taskId"::text, e."periodId"::text, e."subjectId"::text, (e."detail"->>'revision')::int AS "revision"
     FROM "AuditEvent" e LEFT JOIN "Account" a ON a."id" = e."actorId"
     WHERE e."id" > $1 AND (e."event" LIKE 'REPORT\\_%' OR e."event" LIKE 'CONTRIBUTION\\_%' OR e."event" LIKE 'COMMENT\\_%')`, [start.eventId]);
  const { rows: words } = await database.query<{ words: string; count: number }>(
    `SELECT "words", count(*)::int AS "count" FROM (
       SELECT "body" AS "words" FROM "Comment" UNION ALL SELECT "progress" FROM "ReportRevision" UNION ALL SELECT "content" FROM "ContributionRevision"
     ) written WHERE starts_with("words", $1) GROUP BY "words"`, [`${name} `]);
  const byRequest = Map.groupBy(events, ({ requestId }) => requestId);
  const known = new Map(words.map(({ words: text, count }) => [text, count]));
  for (const write of writes) {
    const what = `${write.event} of task ${String(write.place.no)} by ${write.username} (${write.requestId})`;
    const found = byRequest.get(write.requestId) ?? [];
    const isSame = found.some((row) => row.event === write.event && row.username === write.username && row.taskId === write.place.taskId && (write.event === "COMMENT_CREATED" || row.periodId === write.place.periodId) && row.revision === write.revision);
    if (!isSame) lost.push(what);
    if (found.length > 1) doubled.push(what);
    if (write.words === null || write.event.endsWith("_SENT_TO_SIGN")) continue;
    const count = known.get(write.words) ?? 0;
    if (count === 0) lost.push(`the words of ${what}`);
    if (count > 1) doubled.push(`the words of ${what}`);
  }
  const acknowledged = new Set(writes.map(({ requestId }) => requestId));
  for (const row of events) {
    if (row.requestId === null || !acknowledged.has(row.requestId)) doubled.push(`${row.event} by ${String(row.username)}, which nobody was told of (${String(row.requestId)})`);
  }
  const told = new Set(writes.map((write) => write.words));
  for (const text of known.keys()) if (!told.has(text)) doubled.push(`${text}, which nobody was told of`);
}

/** Each place stands where its client left it. */
async function comparePlaces(database: Client, places: readonly Place[], { lost }: Findings): Promise<void> {
  for (const place of places) {
    const table = place.kind === "report" ? "Report" : "Contribution";
    const { rows } = await database.query<{ state: string; version: number; revision: number }>(`SELECT "state"::text, "version", "lastRevisionNo" AS "revision" FROM "${table}" WHERE "id" = $1`, [place.id]);
    const wanted = { state: place.state, version: place.version, revision: place.revision };
    if (!isDeepStrictEqual({ ...rows[0] }, wanted)) lost.push(`${place.kind} of task ${String(place.no)}: ${JSON.stringify(rows[0])} instead of ${JSON.stringify(wanted)}`);
  }
}

/** What a transaction that was torn apart would have left, whoever wrote it. Each row found is a half. */
const HALVES: Readonly<Record<string, string>> = {
  "a comment without its event, or with two": `SELECT c."id"::text FROM "Comment" c WHERE c."createdAt" >= $2
    AND (SELECT count(*) FROM "AuditEvent" e WHERE e."event" = 'COMMENT_CREATED' AND e."subjectId" = c."id") <> 1 AND $1::bigint IS NOT NULL`,
  "an event without its comment": `SELECT e."id"::text FROM "AuditEvent" e WHERE e."id" > $1 AND e."event" = 'COMMENT_CREATED'
    AND NOT EXISTS (SELECT FROM "Comment" c WHERE c."id" = e."subjectId") AND $2::timestamptz IS NOT NULL`,
  ...Object.fromEntries((["Report", "Contribution"] as const).flatMap((table) => {
    const [key, prefix] = table === "Report" ? ["reportId", "REPORT"] : ["contributionId", "CONTRIBUTION"];
    const same = `e."taskId" = f."taskId" AND e."periodId" = f."periodId" AND e."unitId" = f."unitId"`;
    const given = table === "Report" ? "SUBMITTED" : "GIVEN";
    return [
      [`a revision (${table}) without its event, or with two`, `SELECT v."${key}"::text FROM "${table}Revision" v JOIN "${table}" f ON f."id" = v."${key}" WHERE v."submittedAt" >= $2
        AND (SELECT count(*) FROM "AuditEvent" e WHERE e."id" > $1 AND ${same} AND e."event" = '${prefix}_SIGNED' AND (e."detail"->>'revision')::int = v."no") <> 1`],
      [`a signature (${table}) without its revision`, `SELECT e."id"::text FROM "AuditEvent" e WHERE e."id" > $1 AND e."event" = '${prefix}_SIGNED' AND $2::timestamptz IS NOT NULL
        AND NOT EXISTS (SELECT FROM "${table}" f JOIN "${table}Revision" v ON v."${key}" = f."id" WHERE ${same} AND v."no" = (e."detail"->>'revision')::int)`],
      [`a ${table} that its last event does not explain`, `SELECT f."id"::text FROM "${table}" f
        JOIN LATERAL (SELECT e."event" FROM "AuditEvent" e WHERE e."id" > $1 AND ${same} AND e."event" LIKE '${prefix}\\_%' ORDER BY e."id" DESC LIMIT 1) e ON true
        WHERE $2::timestamptz IS NOT NULL AND f."state"::text IS DISTINCT FROM CASE e."event" WHEN '${prefix}_SENT_TO_SIGN' THEN 'AWAITING_SIGNATURE' WHEN '${prefix}_SIGNED' THEN '${given}' WHEN '${prefix}_WITHDRAWN' THEN 'DRAFT' END`],
      [`a ${table} whose revisions are not those it counts`, `SELECT f."id"::text FROM "${table}" f LEFT JOIN "${table}Revision" v ON v."${key}" = f."id" WHERE $1::bigint IS NOT NULL AND $2::timestamptz IS NOT NULL
        GROUP BY f."id" HAVING count(v."no") <> f."lastRevisionNo" OR f."filedRevisionNo" IS DISTINCT FROM max(v."no") FILTER (WHERE v."withdrawnAt" IS NULL)`],
    ] as const;
  })),
};

async function findHalves(database: Client, start: Start, { half }: Findings): Promise<void> {
  for (const [what, sql] of Object.entries(HALVES)) {
    const { rows } = await database.query<{ id: string }>(sql, [start.eventId, start.at]);
    half.push(...rows.map((row) => `${what}: ${Object.values(row).join()}`));
  }
}

async function compareRollups(database: Client, { rollups }: Findings): Promise<void> {
  const observer = await viewerOf("observer");
  const { rows } = await database.query<{ key: string }>(`SELECT "key" FROM "Period" ORDER BY "key"`);
  for (const { key } of rows) {
    for (const basis of ["accepted", "filed"] as const) {
      const own = ownFigures(await getDashboard(observer, LIST, key, basis), basis);
      if (!isDeepStrictEqual(own, named(await plainFigures(database, LIST, key, basis)))) rollups.push(`${key}, ${basis}`);
    }
  }
}

/** @returns everything that is not as it was acknowledged */
export async function verify(database: Client, start: Start, { name, acknowledged }: Tally, places: readonly Place[]): Promise<Findings> {
  const { findings: chain, count: links } = await verifyAuditChain(database);
  const findings: Findings = { lost: [], doubled: [], half: [], chain, links, rollups: [] };
  await compareWrites(database, start, name, acknowledged, findings);
  await comparePlaces(database, places, findings);
  await findHalves(database, start, findings);
  await compareRollups(database, findings);
  return findings;
}
