import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, OperatorError } from "./operator-error";
import { canRun, databaseUser, userById } from "./run-as";
import type { RunAs } from "./run-as";
import { makeEnterable, stateFolders } from "./state-folder";

/** Where a cluster's files are, and whose they are. */
export interface ClusterHome {
  /** Holds `data/`, `password`, `lock.json` and `postgres.log`. */
  readonly folder: string;
  /** The user to run PostgreSQL as; null: the one who started us. */
  readonly user: RunAs | null;
}

/** Beside the data that had to move elsewhere: the path of their folder, so that the next start finds them. */
const POINTER = "postgres.location";

/**
 * The cluster's folder for a data folder: inside it, or, where PostgreSQL's user could not reach that (root's home is
 * closed to others), in the system's state folder.
 */
export function openHome(dataDir: string): ClusterHome {
  try {
    const isNew = mkdirSync(dataDir, { recursive: true }) !== undefined;
    if (isNew) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700); // uploads are nobody else's business
    // The real path: it stands on PostgreSQL's command line, by which a later start knows the server again.
    const folder = movedHome(dataDir) ?? join(realpathSync(dataDir), "postgres");
    return existsSync(join(folder, "data")) ? existingHome(folder) : newHome(dataDir, folder);
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS", "ENOTDIR"].includes(codeOf(error) ?? "")) throw error;
    throw new OperatorError(`当前用户无权使用数据目录 ${dataDir}。请以创建它的用户运行，或用 DATA_DIR 指定另一个数据目录。`);
  }
}

/** Removes a data folder and the cluster's files, wherever they are. */
export function removeHome(dataDir: string): void {
  const folder = existsSync(join(dataDir, POINTER)) ? readPointer(dataDir) : null;
  if (folder) rmSync(folder, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function readPointer(dataDir: string): string {
  return readFileSync(join(dataDir, POINTER), "utf8").trim();
}

function movedHome(dataDir: string): string | null {
  if (!existsSync(join(dataDir, POINTER))) return null;
  const folder = readPointer(dataDir);
  if (existsSync(folder)) return folder;
  // An empty database in place of the old one would look like lost data.
  throw new OperatorError(
    `数据库文件原在 ${folder}，现在找不到了。请恢复该目录；如确定要从空库重新开始，请删除 ${join(dataDir, POINTER)}。`,
  );
}

function existingHome(folder: string): ClusterHome {
  const { uid, gid } = statSync(join(folder, "data"));
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) {
    if (uid === process.getuid?.()) return { folder, user: null };
    const owner = statSync(folder);
    throw new OperatorError(`数据库文件 ${folder} 属于用户 ${userById(owner.uid, owner.gid).name}。请以该用户运行，或用 DATA_DIR 指定另一个数据目录。`);
  }
  if (uid === 0) {
    const name = databaseUser()?.name ?? "postgres";
    throw new OperatorError(`PostgreSQL 不能以 root 身份运行，而数据库文件属于 root。请先执行：chown -R ${name} ${join(folder, "data")}`);
  }
  const user = userById(uid, gid);
  if (canEnter(user, join(folder, "data"))) return { folder, user };
  throw new OperatorError(`用户 ${user.name} 无法进入数据库文件所在的 ${folder}。请为其各级上级目录加上执行权限（chmod o+x）。`);
}

function newHome(dataDir: string, folder: string): ClusterHome {
  const user = databaseUser();
  if (!user) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    return { folder, user };
  }
  makeEnterable(folder);
  if (canEnter(user, folder)) return { folder, user };
  rmdirSync(folder);
  const name = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 12);
  for (const state of stateFolders()) {
    const elsewhere = join(state, `cluster-${name}`);
    makeEnterable(elsewhere);
    if (!canEnter(user, elsewhere)) continue;
    writeFileSync(join(dataDir, POINTER), `${elsewhere}\n`);
    return { folder: elsewhere, user };
  }
  throw new OperatorError(`没有用户 ${user.name} 可以进入的目录来存放数据库文件。请用 DATA_DIR 指定一个，或用 DATABASE_URL 指定已有的数据库。`);
}

function canEnter(user: RunAs, folder: string): boolean {
  return canRun(user, "/bin/sh", ["-c", 'cd "$1"', "sh", folder]);
}
