import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { guardProcess } from "./guard";
import type { Interruptions } from "./interruptions";
import { OperatorError } from "./operator-error";
import { until } from "./until";

/** A server finishes what it began: uploads, exports, jobs. It gives itself a little less (lib/operations/process-stop.ts). */
const GRACE_MS = 30_000;

export interface Outcome {
  /** How it ended: by itself, because we were told to end, or because its database went away. */
  readonly why: "ended" | "interrupted" | "database-lost";
  readonly code: number;
}

/**
 * Runs a command to its end. It gets a process group of its own: Ctrl-C then reaches the wrapper only, which passes it on
 * once and stops the database after it; and nothing that the command started is left behind.
 */
export async function runCommand(
  [command = "", ...args]: readonly string[],
  environment: NodeJS.ProcessEnv,
  interruptions: Interruptions,
  databaseLost?: Promise<void>,
): Promise<Outcome> {
  const early = interruptions.received();
  if (early) return { why: "interrupted", code: codeOfSignal(early) };

  const child = spawn(command, args, { env: environment, stdio: "inherit", detached: true });
  const ended = new Promise<number>((done, fail) => {
    child.once("error", (error) => fail(new OperatorError(`无法执行命令 ${command}：${error.message}`)));
    child.once("exit", (code, signal) => done(signal ? codeOfSignal(signal) : (code ?? 1)));
  });
  const graceMs = GRACE_MS + Number(environment.STOP_NOTICE_SECONDS ?? 0) * 1000;
  const callOff = child.pid === undefined ? () => undefined : guardProcess(-child.pid, "TERM");
  try {
    const outcome = await Promise.race([
      ended.then((code): Outcome => ({ why: "ended", code })),
      interruptions.first.then(async (signal): Promise<Outcome> => {
        await stopGroup(child, signal === "SIGHUP" ? "SIGTERM" : signal, interruptions.again, graceMs);
        return { why: "interrupted", code: await ended };
      }),
      ...(databaseLost ? [databaseLost.then((): Outcome => ({ why: "database-lost", code: 1 }))] : []),
    ]);
    // Told to end, it may do so before we pass that on.
    return outcome.why === "ended" && interruptions.received() ? { ...outcome, why: "interrupted" } : outcome;
  } finally {
    await stopGroup(child, "SIGTERM", interruptions.again, graceMs);
    callOff();
  }
}

/** Ends a command and all that it started: politely, and for certain when its time is over or somebody insists. */
async function stopGroup(child: ChildProcess, signal: NodeJS.Signals, hurry: Promise<void>, graceMs: number): Promise<void> {
  if (!signalGroup(child, signal)) return;
  let isUrgent = false;
  void hurry.then(() => (isUrgent = true));
  await until(() => isUrgent || !signalGroup(child, 0), graceMs);
  signalGroup(child, "SIGKILL");
}

/** Whether there was anybody to signal. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

function codeOfSignal(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
