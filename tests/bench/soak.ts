import type { BuiltServer } from "@/tests/support/built-server";
import { load } from "./load";
import { PAGE_NAMES, PAGES } from "./pages-list";
import { signedIn } from "./pages";
import type { Soak } from "./results";
import { memoryOf } from "./server";

const STEPS = 10;

/** Many requests over all pages; after each tenth of them, what the processes keep. */
export async function soakServer(server: BuiltServer, requests: number, say: (line: string) => void): Promise<Soak> {
  const reader = await signedIn(server.url);
  const memory: Soak["memory"] = [{ after: 0, mebibytes: memoryOf(server) }];
  for (let step = 1; step <= STEPS; step += 1) {
    const headers = { cookie: reader.cookie };
    await load({ url: server.url, connections: 16, amount: requests / STEPS, requests: PAGE_NAMES.map((name) => ({ path: PAGES[name].path, headers })) });
    memory.push({ after: (requests / STEPS) * step, mebibytes: memoryOf(server) });
    say(`${String((requests / STEPS) * step)} requests: ${memoryOf(server).join(", ")} MiB`);
  }
  return { requests, memory };
}
