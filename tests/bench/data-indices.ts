import type { Client } from "pg";
import { quoted } from "../../prisma/backup-tables";

/** Whatever is neither a primary key nor stands for another constraint. */
const INDICES = `
  SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x', 'f')) ORDER BY c.relname`;

/** Fills tables without their indices and makes these afterwards: many times faster, above all for the trigrams. */
export async function withoutIndices(client: Client, tables: readonly string[], onProgress: (line: string) => void, fill: () => Promise<void>): Promise<void> {
  const found: { name: string; definition: string }[] = [];
  for (const table of tables) found.push(...(await client.query<{ name: string; definition: string }>(INDICES, [quoted(table)])).rows);
  for (const { name } of found) await client.query(`DROP INDEX ${quoted(name)}`);
  await fill();
  await client.query("SET LOCAL maintenance_work_mem = '256MB'");
  for (const { name, definition } of found) {
    await client.query(definition);
    onProgress(`索引 ${name}`);
  }
}
