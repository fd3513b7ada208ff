import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { codeOf } from "./operator-error";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM"; // somebody else's process
  }
}

/**
 * What a process is besides its number, which the system gives to another one later: when it started. Null when it does
 * not run, or has ended and only waits for its parent to notice.
 */
export function startOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform !== "linux") return ask(pid, "lstart");
  try {
    // The command in brackets may hold spaces: count the fields after it. State is the 3rd field, start the 22nd.
    const fields = readFileSync(`/proc/${String(pid)}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** The command line of a running process, or an empty string. */
export function commandOf(pid: number): string {
  if (process.platform !== "linux") return ask(pid, "command") ?? "";
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

function ask(pid: number, column: string): string | null {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}
