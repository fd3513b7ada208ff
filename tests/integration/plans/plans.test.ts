import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillBenchData } from "../../bench/data";
import { loadReads } from "./place";
import { explain, nodesOf, statementsOf, type Statement } from "./statements";

/** Tables that grow with every quarter of every list: no page reads one of them from end to end. */
const GROWING = new Set(["Report", "ReportRevision", "Review", "Contribution", "ContributionRevision", "Comment", "CommentMention", "AuditEvent", "AuditSeal", "Notification", "TaskSupporter"]);

const LISTS = 2;
/**
 * With a hundred lists a table has fifty times as many pages, while what a list's own rows cost by an index stays the same.
 * So the planner is told that a page read in turn costs so much more.
 */
const PAGES_AS_OF_100_LISTS = 100 / LISTS;

let client: Client;

beforeAll(async () => {
  const url = process.env.DATABASE_URL ?? "";
  await fillBenchData(url, LISTS, () => undefined);
  client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`SET seq_page_cost = ${PAGES_AS_OF_100_LISTS}`);
}, 120_000);
afterAll(() => client.end());

async function wholeReads(statements: readonly Statement[]): Promise<string[]> {
  const found: string[] = [];
  for (const statement of statements) {
    const { Plan } = await explain(client, statement);
    for (const node of nodesOf(Plan)) if (node["Node Type"] === "Seq Scan" && GROWING.has(node["Relation Name"] ?? "")) found.push(`${node["Relation Name"] ?? ""}: ${statement.text.trim().replace(/\s+/g, " ").slice(0, 160)}`);
  }
  return [...new Set(found)];
}

describe("the plans of what pages read", () => {
  it("reads no table whole that grows, with the pages of a hundred lists", async () => {
    const found: Record<string, string[]> = {};
    for (const { page, read } of await loadReads()) {
      const whole = await wholeReads(await statementsOf(read));
      if (whole.length > 0) found[page] = whole;
    }
    expect(found).toEqual({});
  }, 120_000);
});
