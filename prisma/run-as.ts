import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { OperatorError } from "./operator-error";

/** PostgreSQL refuses to run as root; then it runs as this ordinary user. */
export interface RunAs {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const OWN_USER = "duban-postgres";

/** The user to run PostgreSQL as, or null for the one who started us. Root's own user is made at first use. */
export function databaseUser(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const user = findUser(OWN_USER) ?? createUser() ?? findUser("postgres") ?? findUser("nobody");
  if (user) return user;
  throw new OperatorError(
    `PostgreSQL 不能以 root 身份运行，也无法新建系统用户 ${OWN_USER}。请以普通用户运行，或用 DATABASE_URL 指定已有的数据库。`,
  );
}

/** The user whom a cluster's files belong to: once made, a cluster is always run by the same one. */
export function userById(uid: number, gid: number): RunAs {
  return accounts().find((account) => account.uid === uid) ?? { name: String(uid), uid, gid };
}

/** Runs a command as `user` and says whether it succeeded: the kernel's own answer about folders, ACLs and mounts. */
export function canRun(user: RunAs | null, command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { ...idsOf(user), cwd: "/", stdio: "ignore" }).status === 0;
}

/** The part of the options of `spawn` that makes a process run as `user`. */
export function idsOf(user: RunAs | null): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

function findUser(name: string): RunAs | null {
  return accounts().find((account) => account.name === name) ?? null;
}

function createUser(): RunAs | null {
  // Debian, Red Hat and their kin; then BusyBox. A second start at the same moment loses, and finds the user made.
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/sbin/nologin", OWN_USER]);
  if (!findUser(OWN_USER)) spawnSync("adduser", ["-S", "-D", "-H", "-h", "/nonexistent", "-s", "/sbin/nologin", OWN_USER]);
  return findUser(OWN_USER);
}

/** The accounts of this machine. initdb insists that its user has one. */
function accounts(): RunAs[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .flatMap((line) => {
      const [name = "", , uid, gid] = line.split(":");
      return uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
    });
}
