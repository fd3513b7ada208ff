/** Rows into tables by COPY, and the ids they get. */
import { once } from "node:events";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { quoted } from "../../prisma/backup-tables";

const CHUNK_BYTES = 1 << 18;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const escaped = (text: string): string => text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
const element = (value: unknown): string => `"${String(value).replace(/["\\]/g, "\\$&")}"`;

type Value = string | number | bigint | boolean | Date | object | null | undefined;

function cell(value: Value): string {
  if (value === null || value === undefined) return "\\N";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(",")}}`);
  return escaped(typeof value === "object" ? JSON.stringify(value) : String(value));
}

/** Writes rows in one COPY. A column that no row has is left to its default. */
export async function copyRows(client: Client, table: string, rows: readonly object[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(", ")}) FROM STDIN`));
  const finished = once(stream, "finish");
  let chunk = "";
  for (const row of rows) {
    const values = row as Record<string, Value>;
    chunk += `${columns.map((column) => cell(values[column])).join("\t")}\n`;
    if (chunk.length < CHUNK_BYTES) continue;
    if (!stream.write(chunk)) await once(stream, "drain");
    chunk = "";
  }
  stream.end(chunk);
  await finished;
}

/** UUIDs of version 7 as the product makes them, in the order of their times, but the same at every run. */
export class Ids {
  #count = 0;

  next(at: Date | string): string {
    const time = new Date(at).getTime().toString(16).padStart(12, "0");
    const count = (this.#count += 1).toString(16).padStart(15, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(0, 3)}-8000-${count.slice(3)}`;
  }
}
