import { readdirSync, readFileSync } from "node:fs";
import { prepareServer, type BuiltServer } from "@/tests/support/built-server";
import type { DemoWorld } from "@/tests/support/demo-world";

/**
 * What the bench sets besides the database, the folder and the secret, all of it by settings that an operator has too
 * (docs/performance.md lists them). TRUSTED_PROXIES lets sign-ins come from many addresses, as an office's do.
 */
export const SETTINGS = { LOG_LEVEL: "warn", TRUSTED_PROXIES: "1" } as const;

export type State = "kept" | "anew";

export type ServerOptions = { readonly processes: number; readonly state: State; readonly settings?: Readonly<Record<string, string>> };

const running = new Set<BuiltServer>();

/** For whoever breaks the bench off: nothing goes on in its absence. */
export function killServers(): void {
  for (const server of running) server.signal("SIGKILL");
}

/** Starts the built product; of the state `anew` it renders every answer anew. */
export async function serve(world: DemoWorld, { processes, state, settings = {} }: ServerOptions): Promise<BuiltServer> {
  const server = await prepareServer({ ...world.settings, ...SETTINGS, PROCESSES: String(processes), ...(state === "anew" ? { KEPT_PAGES_MB: "0" } : {}), ...settings });
  running.add(server);
  await server.start();
  return server;
}

/** Of each of these processes: its parent. */
function parents(): Map<number, number> {
  return new Map(readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      // After the name, which may hold anything, in brackets: state, parent.
      return [[Number(name), Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1])] as const];
    } catch {
      return []; // it has ended meanwhile
    }
  }));
}

const rssOf = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** @returns the resident memory, in MiB, of each process of the product */
export function memoryOf(server: BuiltServer): number[] {
  const tree = parents();
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && pid > 1 && (pid === server.pid() || isOurs(tree.get(pid)));
  return [...tree.keys()].filter(isOurs).map((pid) => Math.round(rssOf(pid)));
}
