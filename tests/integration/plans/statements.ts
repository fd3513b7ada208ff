import { Client } from "pg";

export type Statement = { text: string; values: unknown[] };
type Sent = string | { text?: string; values?: unknown[] };
type Query = (this: Client, sent: Sent, ...more: unknown[]) => unknown;

/** @returns the statements that a piece of work sends, with their values, transactions' own left out */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const found: Statement[] = [];
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function query(sent, ...more) {
    const { text = "", values } = typeof sent === "string" ? { text: sent } : sent;
    const given = values ?? (Array.isArray(more[0]) ? (more[0] as unknown[]) : []);
    if (/^\s*(select|with|insert|update|delete)/i.test(text)) found.push({ text, values: given });
    return original.call(this, sent, ...more);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return found;
}

export type PlanNode = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; "Actual Rows"?: number; "Actual Loops"?: number; "Rows Removed by Filter"?: number; "Shared Hit Blocks"?: number; "Shared Read Blocks"?: number; Plans?: PlanNode[] };
export type Explained = { Plan: PlanNode; "Execution Time"?: number; "Planning Time"?: number };

/** @returns how PostgreSQL would carry the statement out, with these values */
export async function explain(client: Client, { text, values }: Statement, options = ""): Promise<Explained> {
  const { rows } = await client.query<{ "QUERY PLAN": [Explained] }>(`EXPLAIN (${options}FORMAT JSON) ${text}`, values);
  const [row] = rows;
  if (!row) throw new Error("no plan");
  return row["QUERY PLAN"][0];
}

export function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
