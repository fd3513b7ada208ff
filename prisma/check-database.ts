import type { Client } from "pg";
import { nameOf, withClient } from "./database-connection";
import { codeOf, OperatorError } from "./operator-error";

const LEAST_VERSION = 15;

/** As the embedded cluster is made. */
const CREATE_DATABASE = `CREATE DATABASE duban TEMPLATE template0 ENCODING 'UTF8'
    LOCALE_PROVIDER icu ICU_LOCALE 'zh-CN' LOCALE 'C.UTF-8';`;

const REMAKE = `请用下列语句另建一个库（数据可用 pg_dump 导出后导入），并把 DATABASE_URL 指向它：
  ${CREATE_DATABASE}`;

/** 宿城, 北京, 张家港, 阿里 — sorted by pinyin. By code point, 北 precedes 宿 precedes 张 precedes 阿. */
const PINYIN = ["阿里", "北京", "宿城", "张家港"];

/**
 * Refuses a database that the product would run on, but wrongly: an unfit locale shows only when a search finds nothing.
 * Returns warnings about what is merely inconvenient. Leaves nothing behind in the database.
 */
export async function checkDatabase(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const problem = (await versionProblem(client)) ?? (await encodingProblem(client)) ?? (await rightsProblem(client)) ?? (await trigramProblem(client));
    if (problem) throw new OperatorError(`数据库 ${nameOf(databaseUrl)} 不合用：${problem}`);
    return collationWarnings(client);
  });
}

async function versionProblem(client: Client): Promise<string | null> {
  const version = Number(await ask(client, "SELECT current_setting('server_version_num')"));
  if (version >= LEAST_VERSION * 10_000) return null;
  return `PostgreSQL 版本为 ${String(Math.floor(version / 10_000))}，须为 ${String(LEAST_VERSION)} 或更高。`;
}

async function encodingProblem(client: Client): Promise<string | null> {
  const encoding = await ask(client, "SELECT current_setting('server_encoding')");
  return encoding === "UTF8" ? null : `库的编码为 ${String(encoding)}，须为 UTF8。${REMAKE}`;
}

async function rightsProblem(client: Client): Promise<string | null> {
  const may = await ask(client, "SELECT has_schema_privilege(current_user, 'public', 'CREATE')");
  if (may === true) return null;
  const role = String(await ask(client, "SELECT quote_ident(current_user)"));
  const database = String(await ask(client, "SELECT quote_ident(current_database())"));
  return `用户 ${role} 无权在 public 模式中建表。请由管理员执行：ALTER DATABASE ${database} OWNER TO ${role};`;
}

/** pg_trgm takes letters by the database's ctype: with C it finds none in Chinese text, and says nothing. */
async function trigramProblem(client: Client): Promise<string | null> {
  const isAvailable = await ask(client, "SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm')");
  if (isAvailable !== true) return "缺少 pg_trgm 扩展。请在数据库服务器上安装 PostgreSQL 的 contrib 组件（如 postgresql-contrib）。";
  await client.query("BEGIN");
  try {
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_trgm");
    const schema = String(await ask(client, "SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_trgm'"));
    const count = Number(await ask(client, `SELECT cardinality(${schema}.show_trgm('人社局'))`));
    return count > 0 ? null : `库的字符分类（LC_CTYPE）不识中文，检索会搜不到任何内容。${REMAKE}`;
  } catch (error) {
    if (codeOf(error) !== "42501") throw error;
    return "当前用户无权建立 pg_trgm 扩展。请由管理员在该库中执行：CREATE EXTENSION pg_trgm;";
  } finally {
    await client.query("ROLLBACK");
  }
}

async function collationWarnings(client: Client): Promise<string[]> {
  const sorted = await ask(client, "SELECT array_agg(word ORDER BY word) FROM unnest($1::text[]) AS word", [PINYIN]);
  if (JSON.stringify(sorted) === JSON.stringify(PINYIN)) return [];
  const hasIcu = await ask(client, "SELECT EXISTS (SELECT FROM pg_collation WHERE collprovider = 'i' AND collname LIKE 'zh%')");
  const missing = hasIcu === true ? "" : "此服务器也没有 ICU 中文排序规则。";
  return [`库的默认排序不是拼音顺序，单位名称等将按编码排列。${missing}如需拼音顺序，${REMAKE}`];
}

/** The first value of the first row. */
async function ask(client: Client, sql: string, values: unknown[] = []): Promise<unknown> {
  const { rows } = await client.query<unknown[]>({ text: sql, values, rowMode: "array" });
  return rows[0]?.[0];
}
