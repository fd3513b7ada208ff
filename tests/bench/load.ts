import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { loadResult, type LoadOrder, type LoadResult } from "./load-figures";
import type { Runs } from "./results";

const run = promisify(execFile);

/**
 * Sends requests from a process of its own, so that it shares neither event loop nor memory with what it measures.
 *
 * @throws where an answer was not the wanted one: figures of refusals would be worth nothing
 */
export async function load(order: Pick<LoadOrder, "url" | "requests"> & Partial<LoadOrder>): Promise<LoadResult> {
  const whole: LoadOrder = { connections: 1, seconds: 5, isClosing: false, status: 200, ...order };
  const { stdout } = await run(process.execPath, ["--import", "tsx", "tests/bench/load-child.ts", JSON.stringify(whole)], { maxBuffer: 1 << 24 });
  const result = loadResult.parse(JSON.parse(stdout));
  // So slow that nothing came in time: then as long as it takes for one answer on each connection.
  if (result.requests === 0 && whole.amount === undefined) return load({ ...whole, amount: whole.connections });
  if (result.failed > 0 || result.requests === 0) throw new Error(`${String(result.failed)} of ${String(result.requests)} answers of ${whole.requests[0]?.path ?? ""} were not ${String(whole.status)}`);
  return result;
}

/** The three runs that every page has, after a moment to get warm. */
export async function measureRuns(url: string, request: { path: string; headers?: Record<string, string> }, seconds: number): Promise<Runs> {
  const requests = [request];
  await load({ url, requests, connections: 4, amount: 8 * seconds });
  return {
    one: await load({ url, requests, seconds }),
    sixteen: await load({ url, requests, connections: 16, seconds }),
    closing: await load({ url, requests, connections: 16, seconds, isClosing: true }),
  };
}
