import type { BuiltServer } from "@/tests/support/built-server";
import type { DemoWorld } from "@/tests/support/demo-world";
import { measureFloor } from "./floor";
import type { Options } from "./options";
import { measurePages, pageSizes } from "./pages";
import type { AtScale } from "./results";
import { memoryOf, serve, type State } from "./server";
import { measureSignIn } from "./sign-in";
import { measureSubmission } from "./submission";
import { countRows } from "./world";

type Say = (line: string) => void;

/** Starts the product, has something measured and stops it again. */
export type WithServer = <Result>(state: State, work: (server: BuiltServer) => Promise<Result>) => Promise<Result>;

export function serverFor(world: DemoWorld, { processes }: Pick<Options, "processes">): WithServer {
  return async (state, work) => {
    const server = await serve(world, { processes, state });
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  };
}

/** What is measured at every scale: the pages in both states and their floor, filing, signing in. */
export async function measureScale(scale: number, world: DemoWorld, { parts, processes, isQuick }: Options, say: Say): Promise<AtScale> {
  const { databaseUrl } = world;
  const seconds = isQuick ? 4 : 6;
  const withServer = serverFor(world, { processes });
  const at: AtScale = { scale, ...(await countRows(databaseUrl)) };
  if (parts.has("pages")) {
    const ofState = (state: State) => withServer(state, async (server) => ({ bytes: await pageSizes(server), pages: await measurePages(server, databaseUrl, seconds, (line) => say(`${state} ${line}`)), memory: memoryOf(server) }));
    const [kept, anew] = [await ofState("kept"), await ofState("anew")];
    const floor = await measureFloor({ databaseUrl, processes, seconds, bytes: anew.bytes });
    for (const [page, { sixteen }] of Object.entries(floor)) say(`floor ${page}: ${String(sixteen.perSecond)}/s`);
    at.pages = { kept: kept.pages, anew: anew.pages, floor };
    at.memory = { kept: kept.memory, anew: anew.memory };
  }
  if (parts.has("submission")) at.submission = await withServer("kept", (server) => measureSubmission(server, databaseUrl, seconds));
  if (parts.has("signin")) at.signIn = await withServer("kept", (server) => measureSignIn(server, databaseUrl));
  if (at.submission) say(`submission: p50 alone ${String(at.submission.one.send.p50)} and ${String(at.submission.one.sign.p50)} ms, bare SQL ${String(at.submission.floor.send)} and ${String(at.submission.floor.sign)} ms; ${String(at.submission.sixteen.all.perSecond)} writes/s`);
  if (at.signIn) say(`sign-in: p50 alone ${String(at.signIn.one.p50)} ms, ${String(at.signIn.sixteen.perSecond)}/s`);
  return at;
}
