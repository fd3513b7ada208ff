import { PgBoss } from "pg-boss";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { JOBS_SCHEMA, QUEUE_NAMES } from "@/lib/jobs/queues";
import { startThrowawayCluster } from "@/prisma/cluster";
import { prepareJobQueue } from "@/prisma/job-queue";
import { OperatorError } from "@/prisma/operator-error";

let cluster: Awaited<ReturnType<typeof startThrowawayCluster>>;
beforeAll(async () => {
  cluster = await startThrowawayCluster();
});
afterAll(() => cluster.stop());

async function run(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

function urlAs(role: string): string {
  const url = new URL(cluster.url);
  url.username = role;
  url.password = "clerk";
  return url.href;
}

it("says what an administrator has to do where the role may not make the schema", async () => {
  await run("CREATE ROLE clerk LOGIN PASSWORD 'clerk'");
  await expect(prepareJobQueue(urlAs("clerk"))).rejects.toThrow(OperatorError);
  await expect(prepareJobQueue(urlAs("clerk"))).rejects.toThrow("CREATE SCHEMA pgboss");
});

it("makes the queues once, and again without harm", async () => {
  await prepareJobQueue(cluster.url);
  await prepareJobQueue(cluster.url);
  const boss = new PgBoss({ connectionString: cluster.url, schema: JOBS_SCHEMA, migrate: false });
  await boss.start();
  expect((await boss.getQueues()).map((queue) => queue.name)).toEqual(expect.arrayContaining(QUEUE_NAMES));
  await boss.stop({ graceful: false });
});

it("the server's own role then needs no right to change schemas", async () => {
  await run(
    `GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO clerk`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO clerk`,
  );
  const boss = new PgBoss({ connectionString: urlAs("clerk"), schema: JOBS_SCHEMA, migrate: false, createSchema: false });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.send("tell", { auditEventId: "1" });
  const [job] = await boss.fetch<{ auditEventId: string }>("tell");
  expect(job?.data).toEqual({ auditEventId: "1" });
  await boss.complete("tell", job?.id ?? "");
  await boss.schedule("remind", "0 * * * *", null, { tz: "Asia/Shanghai", missed: "once" });
  await boss.stop({ graceful: false });
});
