import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { shanghaiSecond } from "../lib/periods/calendar";

/** An anchor kept elsewhere: this many links, the last with this hash. */
export interface Anchor {
  readonly no: bigint;
  readonly hash: string;
}

export interface Verification {
  readonly count: bigint;
  readonly head: Anchor | null;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** What is wrong, in words; none where the audit is as it was written. */
  readonly findings: readonly string[];
}

/** The row's columns as the hash takes them, each as text; the order is that of `audit_hash` in the migration audit_chain. */
const COLUMNS = [
  `e."id"::text`, `to_char(e."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  `e."actorId"::text`, `e."actorName"`, `e."actorUnitId"::text`, `e."address"`, `e."event"`, `e."taskId"::text`, `e."periodId"::text`,
  `e."unitId"::text`, `e."subjectId"::text`, `e."reason"`, `e."detail"::text`, `e."requestId"::text`,
];
const QUERY = `SELECT s."no"::text, s."auditEventId"::text, s."hash", ${COLUMNS.join(", ")}
  FROM "AuditSeal" s FULL JOIN "AuditEvent" e ON e."id" = s."auditEventId" ORDER BY s."no" NULLS LAST, e."id"`;
const BATCH = 2_000;
const MAX_FINDINGS = 1_000;

type Row = (string | null)[];

/** @returns a row's time as in Shanghai; what somebody made of it, where it is none any more */
export function shownTime(at: string | null | undefined): string {
  const instant = new Date(at ?? "");
  return Number.isNaN(instant.getTime()) ? String(at) : shanghaiSecond(instant);
}

const part = (value: string | null): string => (value === null ? "-" : `${Buffer.byteLength(value)}:${value}`);

/** @returns the hash of a link: not by the database's own function, which whoever changed rows may have changed too */
function hashOf(previous: string, no: string, columns: Row): string {
  return createHash("sha256").update([previous, no, ...columns].map(part).join("")).digest("hex");
}

/**
 * Computes the whole chain again, in one snapshot, while others write.
 *
 * @param anchor what an earlier verification printed: finds also a chain that was made anew from some point on
 */
export async function verifyAuditChain(client: ClientBase, anchor: Anchor | null = null): Promise<Verification> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    return await verifyAuditNow(client, anchor);
  } finally {
    await client.query("ROLLBACK");
  }
}

/** The same within a transaction of the caller's. */
export async function verifyAuditNow(client: ClientBase, anchor: Anchor | null): Promise<Verification> {
  const findings: string[] = [];
  const find = (text: string): void => {
    if (findings.length < MAX_FINDINGS) findings.push(text);
  };
  let [count, firstAt, lastAt]: [bigint, string | null, string | null] = [0n, null, null];
  let last = { no: 0n, hash: "" };
  await client.query(`DECLARE audit_rows NO SCROLL CURSOR FOR ${QUERY}`);
  for (;;) {
    const { rows } = await client.query<Row>({ text: `FETCH ${String(BATCH)} FROM audit_rows`, rowMode: "array" });
    if (rows.length === 0) break;
    for (const [no, sealed, hash, ...columns] of rows) {
      const [id, at] = columns;
      if (id !== null) {
        count += 1n;
        firstAt ??= at ?? null;
        lastAt = at ?? null;
      }
      if (no === null || no === undefined) {
        find(`记录 ${String(id)} 没有入链：不是由程序写入的。`);
        continue;
      }
      if (BigInt(no) !== last.no + 1n) find(`链中缺少第 ${String(last.no + 1n)} 至 ${String(BigInt(no) - 1n)} 环。`);
      if (id === null) find(`第 ${no} 环的记录 ${String(sealed)} 已被删除。`);
      else if (hash !== hashOf(last.hash, no, columns)) find(`第 ${no} 环（记录 ${String(id)}，${shownTime(at)}）与写入时不一致：内容、顺序或前一环被改动。`);
      last = { no: BigInt(no), hash: hash ?? "" };
      if (anchor && anchor.no === last.no && anchor.hash !== last.hash) find(`第 ${no} 环与留存的校验值不一致：整条链被重新计算过。`);
    }
  }
  if (anchor && anchor.no > last.no) find(`留存的校验值在第 ${String(anchor.no)} 环，而链只到第 ${String(last.no)} 环。`);
  const heads = await client.query<{ no: string; hash: string }>(`SELECT "no"::text, "hash" FROM "AuditHead"`);
  const head = heads.rows.map((row) => ({ no: BigInt(row.no), hash: row.hash }))[0] ?? null;
  if (heads.rows.length !== 1 || head?.no !== last.no || head.hash !== last.hash) {
    find(`链尾登记为第 ${String(head?.no ?? "无")} 环，实际到第 ${String(last.no)} 环${head?.no === last.no ? "，但校验值不同" : ""}：末尾的记录被删除或改动。`);
  }
  return { count, head, firstAt, lastAt, findings };
}

/** @returns the anchor in `no:hash` as a verification prints it; null where it is none */
export function parseAnchor(text: string): Anchor | null {
  const match = /^(\d{1,18}):([\da-f]{64}|)$/.exec(text.trim());
  return match ? { no: BigInt(match[1] ?? "0"), hash: match[2] ?? "" } : null;
}
