import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkDatabase } from "@/prisma/check-database";
import { checkInstallation } from "@/prisma/check-installation";
import { startThrowawayCluster } from "@/prisma/cluster";
import { waitForDatabase, withClient } from "@/prisma/database-connection";

let cluster: Awaited<ReturnType<typeof startThrowawayCluster>>;

beforeAll(async () => (cluster = await startThrowawayCluster()));
afterAll(() => cluster.stop());

const run = (url: string, sql: string) => withClient(url, (client) => client.query(sql));

async function database(name: string, options: string): Promise<string> {
  await run(cluster.url, `CREATE DATABASE ${name} ${options}`);
  return Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
}

describe("checkDatabase", () => {
  it("has nothing to say about a fit one, and leaves nothing in it", async () => {
    const url = await database("fit", "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh-CN' LOCALE 'C.UTF-8'");
    expect(await checkDatabase(url)).toEqual([]);
    expect((await run(url, "SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")).rowCount).toBe(0);
  });

  it.each([
    ["ctype_c", "TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'", /LC_CTYPE[\s\S]*CREATE DATABASE duban TEMPLATE template0 ENCODING 'UTF8'/],
    ["latin", "TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'", /编码为 LATIN1，须为 UTF8/],
  ])("refuses %s and says how to make it", async (name, options, message) => {
    await expect(checkDatabase(await database(name, options))).rejects.toThrow(message);
  });

  it("warns when names would not sort by pinyin", async () => {
    const url = await database("by_code", "TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C.UTF-8'");
    expect(await checkDatabase(url)).toEqual([expect.stringContaining("不是拼音顺序")]);
  });

  it("names the right that a user lacks", async () => {
    const url = new URL(await database("not_mine", ""));
    await run(cluster.url, "CREATE ROLE guest LOGIN PASSWORD 'guest'");
    Object.assign(url, { username: "guest", password: "guest" });
    await expect(checkDatabase(url.href)).rejects.toThrow("ALTER DATABASE not_mine OWNER TO guest;");
  });
});

describe("checkInstallation", () => {
  it("keeps demonstrations and a city's own data apart", async () => {
    const url = await database("sides", "");
    await expect(checkInstallation(url, true)).resolves.toBeUndefined();
    await run(url, 'CREATE TABLE _prisma_migrations (id INT); CREATE TABLE "Installation" ("isDemo" BOOLEAN)');
    await expect(checkInstallation(url, false)).resolves.toBeUndefined();
    await run(url, 'INSERT INTO "Installation" ("isDemo") VALUES (true)');
    await expect(checkInstallation(url, true)).resolves.toBeUndefined();
    await expect(checkInstallation(url, false)).rejects.toThrow("是演示库");
    await run(url, 'UPDATE "Installation" SET "isDemo" = false');
    await expect(checkInstallation(url, true)).rejects.toThrow("是正式库");
  });

  it("keeps out of a database that something else uses", async () => {
    const url = await database("strangers", "");
    await run(url, "CREATE TABLE other (id INT)");
    await expect(checkInstallation(url, false)).rejects.toThrow("已有其他系统的数据表");
  });
});

describe("waitForDatabase", () => {
  it("gives up with the address, never the password", async () => {
    const nobody = "postgresql://city:hunter2@127.0.0.1:1/duban";
    await expect(waitForDatabase(nobody, () => false, 0)).rejects.toThrow("127.0.0.1:1/duban");
    await expect(waitForDatabase(nobody, () => false, 0)).rejects.not.toThrow("hunter2");
  });

  it("does not wait for what will not come right by itself", async () => {
    const url = Object.assign(new URL(cluster.url), { pathname: "/nosuch" }).href;
    await expect(waitForDatabase(url, () => false)).rejects.toThrow('database "nosuch" does not exist');
  });
});
