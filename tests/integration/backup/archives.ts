import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll } from "vitest";
import { withClient } from "@/prisma/database-connection";
import { administer, sourceUrl, TEMPLATE_VARIABLE } from "@/tests/support/database";

const folder = mkdtempSync(join(tmpdir(), "duban-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** A path where nothing is yet, for an archive or a data folder. */
export const newPath = (ending = ""): string => join(folder, `${String((count += 1))}${ending}`);

/** An empty database whose owner may do nothing else in the cluster, as an operator's own is. */
export async function createEmptyDatabase(): Promise<string> {
  const name = `${process.env[TEMPLATE_VARIABLE] ?? ""}_${randomBytes(6).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  await administer(async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN NOSUPERUSER PASSWORD '${password}'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh-CN' LOCALE 'C.UTF-8'`);
  });
  afterAll(() => administer(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`DROP ROLE IF EXISTS ${name}`);
  }));
  return Object.assign(new URL(sourceUrl()), { username: name, password, pathname: `/${name}` }).href;
}

export function rows<Row extends object = Record<string, unknown>>(url: string, sql: string): Promise<Row[]> {
  return withClient(url, async (client) => (await client.query<Row>(sql)).rows);
}

/** What a database and a data folder hold that a refused restore might have written. */
export async function traces(url: string, dataDir: string): Promise<unknown[]> {
  return [...(await rows(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")), ...(existsSync(join(dataDir, "files")) ? ["files"] : [])];
}

/** Runs an npm script as an operator does. @returns its exit code and all that it printed */
export async function runNpm(script: string, args: readonly string[], settings: Record<string, string>): Promise<{ code: number; output: string }> {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS|DATA_DIR|DEMO)/.test(key)));
  const path = [join(process.cwd(), "node_modules/.bin"), process.env.PATH].join(delimiter);
  const ran = promisify(execFile)("/bin/sh", ["-c", `${scripts[script] ?? "false"} "$@"`, "npm", ...args], { env: { ...inherited, NODE_ENV: "production", PATH: path, ...settings } });
  const ended = (result: { stdout: string; stderr: string; code?: number }) => ({ code: result.code ?? 0, output: result.stdout + result.stderr });
  return ran.then(ended, (error: unknown) => ended(error as { stdout: string; stderr: string; code: number }));
}
