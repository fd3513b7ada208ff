import type { ClientBase } from "pg";

export const MIGRATIONS_TABLE = "_prisma_migrations";

export interface Table {
  readonly name: string;
  /** Those that are stored, in their order. */
  readonly columns: readonly string[];
  /** What puts the rows into one order everywhere, whatever the database's collation. */
  readonly order: string;
}

const TABLES = `
  SELECT c.relname AS name,
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END, ', ' ORDER BY k.place)
      FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(no, place)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.no WHERE i.indrelid = c.oid AND i.indisprimary) AS "order",
    ARRAY(SELECT DISTINCT f.relname::text FROM pg_constraint r JOIN pg_class f ON f.oid = r.confrelid
      WHERE r.conrelid = c.oid AND r.contype = 'f' AND r.confrelid <> c.oid) AS parents
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname`;

/**
 * @returns the tables of `public`, each after those that its foreign keys point at: PostgreSQL checks the keys at the end of
 *   every statement, and switching that off is a superuser's right
 */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { order: string | null; parents: string[] }>(TABLES);
  const sorted: Table[] = [];
  const waiting = new Map(rows.map((row) => [row.name, row]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ parents }) => !parents.some((parent) => waiting.has(parent)));
    if (ready.length === 0) throw new Error(`tables that point at each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const { name, columns, order } of ready) {
      if (order === null) throw new Error(`a table without a primary key: ${name}`);
      sorted.push({ name, columns, order });
      waiting.delete(name);
    }
  }
  return sorted;
}

/** The same rows give the same bytes in every database. */
export async function speakPlainly(client: ClientBase): Promise<void> {
  await client.query("SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1");
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const list = ({ columns }: Pick<Table, "columns">): string => columns.map(quoted).join(", ");

export const copyOut = (table: Table): string => `COPY (SELECT ${list(table)} FROM ${quoted(table.name)} ORDER BY ${table.order}) TO STDOUT`;

export const copyIn = (table: Table): string => `COPY ${quoted(table.name)} (${list(table)}) FROM STDIN`;
