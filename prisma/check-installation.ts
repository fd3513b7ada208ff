import type { Client } from "pg";
import { nameOf, withClient } from "./database-connection";
import { OperatorError } from "./operator-error";

/**
 * Keeps demonstration data and a city's own data apart: the demonstration's accounts have published passwords. A database
 * says in `Installation` which of the two it is. Asked before anything is written.
 */
export async function checkInstallation(databaseUrl: string, isDemo: boolean): Promise<void> {
  const problem = await withClient(databaseUrl, (client) => problemWith(client, isDemo));
  if (problem) throw new OperatorError(`DATABASE_URL 指向的数据库 ${nameOf(databaseUrl)} ${problem}`);
}

async function problemWith(client: Client, isDemo: boolean): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const tables = rows.map((row) => row.name);
  if (tables.length > 0 && !tables.includes("_prisma_migrations")) {
    return "中已有其他系统的数据表。请为本平台新建一个空库。";
  }
  const marked = tables.includes("Installation")
    ? (await client.query<{ isDemo: boolean }>('SELECT "isDemo" FROM "Installation"')).rows[0]?.isDemo
    : undefined;
  if (marked === true && !isDemo) return "是演示库，其中的账号和密码是公开的，不能用于正式运行。请新建一个空库；如仍要演示，请设 DEMO=1。";
  if (marked === false && isDemo) return "是正式库，不能写入演示数据。请去掉 DATABASE_URL 使用内置数据库，或新建一个空库。";
  if (marked === undefined && isDemo && tables.includes("Account")) {
    const { rowCount } = await client.query('SELECT FROM "Account" LIMIT 1');
    if (rowCount) return "中已有账号，不能写入演示数据。请去掉 DATABASE_URL 使用内置数据库，或新建一个空库。";
  }
  return null;
}
