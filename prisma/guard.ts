import { spawn } from "node:child_process";
import { Socket } from "node:net";

const KILL_LATER = '; sleep 10; kill -s KILL -- "$2"';

/**
 * Ends a process when this one is killed without a chance to clean up (SIGKILL, out of memory). A small shell holds the
 * other end of a pipe: the kernel closes ours when we die, and the shell then signals the process. Returns a function
 * that calls the guard off.
 *
 * @param target a process, or a process group as a negative number
 * @param afterSeconds grace, so that a server is stopped before its database
 */
export function guardProcess(target: number, signal: "INT" | "TERM", afterSeconds = 0): () => void {
  // A postmaster killed hard would leave its backends behind, and it always obeys SIGINT: no SIGKILL for it.
  const script = `read -r word; [ "$word" = done ] && exit; sleep "$3"; kill -s "$1" -- "$2"${signal === "TERM" ? KILL_LATER : ""}`;
  const guard = spawn("/bin/sh", ["-c", script, "guard", signal, String(target), String(afterSeconds)], {
    detached: true, // out of reach of Ctrl-C
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => undefined); // no /bin/sh: no guard, and the next start cleans up
  guard.stdin.on("error", () => undefined);
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => {
    guard.stdin.end("done\n");
  };
}
