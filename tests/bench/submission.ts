import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import type { Client } from "pg";
import { withClient } from "@/prisma/database-connection";
import type { BuiltServer } from "@/tests/support/built-server";
import { percentile } from "./load-figures";
import { LIST } from "./pages-list";
import type { AtScale } from "./results";
import { submissionResult, type SubmissionOrder, type SubmissionResult } from "./submission-places";

const run = promisify(execFile);
const FLOOR_ROUNDS = 200;

async function submit(order: SubmissionOrder): Promise<SubmissionResult> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", "tests/bench/submission-child.ts", JSON.stringify(order)]);
  return submissionResult.parse(JSON.parse(stdout));
}

/** Filing as officials do, by one of them and by sixteen at once; then the same rows without the product. */
export async function measureSubmission(server: BuiltServer, databaseUrl: string, seconds: number): Promise<NonNullable<AtScale["submission"]>> {
  const order = { url: server.url, databaseUrl, list: LIST, seconds };
  const one = await submit({ ...order, connections: 1 });
  const sixteen = await submit({ ...order, connections: 16 });
  return { one, sixteen, floor: await withClient(databaseUrl, measureFloor) };
}

type Written = { id: string; taskId: string; periodId: string; unitId: string; no: number; actorId: string };

const EVENT = `INSERT INTO "AuditEvent" ("at", "actorId", "actorName", "actorUnitId", "address", "event", "taskId", "periodId", "unitId", "detail", "requestId")
  VALUES (now(), $1, '张三', $2, '127.0.0.1', $3, $4, $5, $2, $6, $7)`;

/**
 * What the two steps leave behind, as bare SQL in one transaction each, over one connection: the report, the revision and the
 * audit's row with all its triggers. The report is the one that was filed last; each round adds a revision to it.
 */
async function measureFloor(client: Client): Promise<{ send: number; sign: number }> {
  const { rows } = await client.query<Written>(
    `SELECT r."id", r."taskId", r."periodId", r."unitId", r."lastRevisionNo" AS "no", r."writtenById" AS "actorId" FROM "Report" r JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."lastRevisionNo"
     WHERE r."state" = 'DRAFT' ORDER BY v."submittedAt" DESC LIMIT 1`);
  const [report] = rows;
  if (!report) throw new Error("no report was filed");
  const audit = (event: string, detail: object) => client.query({ name: "event", text: EVENT, values: [report.actorId, report.unitId, event, report.taskId, report.periodId, detail, randomUUID()] });
  const timed = async (write: () => Promise<unknown>): Promise<number> => {
    const startedAt = performance.now();
    await client.query("BEGIN");
    await write();
    await client.query("COMMIT");
    return performance.now() - startedAt;
  };
  const taken: Record<"send" | "sign", number[]> = { send: [], sign: [] };
  for (let round = 1; round <= FLOOR_ROUNDS; round += 1) {
    taken.send.push(await timed(async () => {
      await client.query({ name: "send", text: `UPDATE "Report" SET "state" = 'AWAITING_SIGNATURE', "progress" = "progress" || '', "writtenAt" = now(), "version" = "version" + 1 WHERE "id" = $1`, values: [report.id] });
      await audit("REPORT_SENT_TO_SIGN", {});
    }));
    taken.sign.push(await timed(async () => {
      const no = report.no + round;
      await client.query({ name: "sign", text: `UPDATE "Report" SET "state" = 'SUBMITTED', "signedById" = $2, "lastRevisionNo" = $3, "filedRevisionNo" = $3, "firstSubmittedAt" = coalesce("firstSubmittedAt", now()), "version" = "version" + 1 WHERE "id" = $1`, values: [report.id, report.actorId, no] });
      await client.query({
        name: "revision", values: [report.id, no],
        text: `INSERT INTO "ReportRevision" ("reportId", "no", "progress", "selfAssessment", "completion", "problems", "coordination", "upward", "nextSteps", "contactName", "contactPhone", "quotes", "writtenById", "signedById", "submittedAt")
          SELECT "id", $2, "progress", "selfAssessment", "completion", "problems", "coordination", "upward", "nextSteps", "contactName", "contactPhone", "quotes", "writtenById", "signedById", now() FROM "Report" WHERE "id" = $1`,
      });
      await audit("REPORT_SIGNED", { revision: no });
    }));
    await client.query(`UPDATE "Report" SET "state" = 'DRAFT', "filedRevisionNo" = NULL, "firstSubmittedAt" = NULL, "version" = "version" + 1 WHERE "id" = $1`, [report.id]);
  }
  const p50 = (milliseconds: number[]): number => Number(percentile(milliseconds, 50).toFixed(2));
  return { send: p50(taken.send), sign: p50(taken.sign) };
}
