import { spawn, type ChildProcess } from "node:child_process";

export interface Bounds {
  /** The longest it may take. */
  readonly limitMs: number;
  /** The longest it may say nothing; its output is then piped through. Not watched when left out. */
  readonly idleMs?: number;
  readonly env?: NodeJS.Dict<string>;
}

export interface Outcome {
  readonly isOk: boolean;
  /** In words, for whoever reads the log. */
  readonly how: string;
}

/** What is told to stop may take this long: the wrapper ends its command, and then its database. */
const GRACE_MS = 25_000;
/** What outlives its leader without having been told to stop. */
const REMAINS_MS = 1_500;
const POLL_MS = 50;
const alive = new Set<ChildProcess>();
let isEnding = false;

/** Runs a command in a process group of its own, so that nothing it started outlives its time. */
export function runBounded(command: string, args: readonly string[], { limitMs, idleMs, env }: Bounds): Promise<Outcome> {
  // While everything ends, whoever waits for a command waits for the end.
  if (isEnding) return new Promise(() => undefined);
  return new Promise((resolve) => {
    const output = idleMs === undefined ? "inherit" : "pipe";
    // Next.js's types want a NODE_ENV in every environment.
    const child = spawn(command, args, { env: (env ?? process.env) as NodeJS.ProcessEnv, detached: true, stdio: ["ignore", output, output] });
    alive.add(child);

    let cut: string | null = null;
    const stop = (why: string) => () => {
      cut = why;
      void endGroup(child);
    };
    const limit = setTimeout(stop(`stopped after ${limitMs / 1000} s`), limitMs);
    const idle = idleMs === undefined ? null : setTimeout(stop(`stopped after ${idleMs / 1000} s without a word`), idleMs);
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const) {
      from?.on("data", (chunk: Buffer) => {
        idle?.refresh();
        to.write(chunk);
      });
    }

    const finish = (outcome: Outcome): void => {
      clearTimeout(limit);
      if (idle) clearTimeout(idle);
      alive.delete(child);
      if (!isEnding) resolve(outcome);
    };
    child.once("error", (error) => {
      finish({ isOk: false, how: error.message });
    });
    child.once("exit", (code, signal) => {
      const how = cut ?? (signal ? `ended by ${signal}` : `exit code ${code ?? "?"}`);
      // Its leader is gone; whatever it left behind in its group goes too.
      void clearGroup(child, cut === null ? REMAINS_MS : GRACE_MS).then(() => {
        finish({ isOk: code === 0 && cut === null, how });
      });
    });
  });
}

/** Ends everything that is still running: politely first, then for certain. */
export async function endAll(): Promise<void> {
  await Promise.all([...alive].map(endGroup));
}

/** For scripts: on Ctrl-C or a stop, first the children, then the script itself. */
export function endChildrenOnSignals(cleanUp: () => void = () => undefined): void {
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]] as const) {
    process.once(signal, () => {
      isEnding = true;
      void endAll().then(() => {
        cleanUp();
        process.exit(code);
      });
    });
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  signalGroup(child, "SIGTERM");
  await clearGroup(child, GRACE_MS);
}

/** Waits for a group to empty itself, and empties it when the time is over. */
async function clearGroup(child: ChildProcess, graceMs: number): Promise<void> {
  const until = Date.now() + graceMs;
  while (signalGroup(child, 0) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  signalGroup(child, "SIGKILL");
}

/** Whether there was anybody to signal. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch {
    return false;
  }
}
