import { Person } from "@/tests/support/action-client";
import type { BuiltServer } from "@/tests/support/built-server";
import { measureRuns } from "./load";
import { PAGE_NAMES, PAGES, READER, type PageName } from "./pages-list";
import type { Measured } from "./results";
import { countStatements } from "./statements";

const COUNTED_REQUESTS = 20;

/** @returns somebody who has signed in by the form */
export async function signedIn(url: string, { username, password }: { username: string; password: string } = READER): Promise<Person> {
  const person = new Person(url);
  if (!(await person.signIn(username, password))) throw new Error(`${username} was not let in`);
  return person;
}

/** Each page as one reader gets it: first what it asks the database for, then under load. */
export async function measurePages(server: BuiltServer, databaseUrl: string, seconds: number, say: (line: string) => void): Promise<Record<PageName, Measured>> {
  const reader = await signedIn(server.url);
  const measured = new Map<PageName, Measured>();
  for (const name of PAGE_NAMES) {
    const { path } = PAGES[name];
    const read = async (): Promise<void> => {
      for (let at = 0; at < COUNTED_REQUESTS; at += 1) await (await reader.fetch(path)).text();
    };
    await read();
    const statements = await countStatements(databaseUrl, COUNTED_REQUESTS, read);
    const runs = await measureRuns(server.url, { path, headers: { cookie: reader.cookie } }, seconds);
    measured.set(name, { ...runs, statements });
    say(`${path}: ${String(runs.closing.perSecond)}/s with Connection: close, ${String(runs.sixteen.perSecond)}/s without, p50 alone ${String(runs.one.p50)} ms, ${String(statements.count)} statements`);
  }
  return Object.fromEntries(measured) as Record<PageName, Measured>;
}

/** @returns the bytes of each page's body */
export async function pageSizes(server: BuiltServer): Promise<Record<PageName, number>> {
  const reader = await signedIn(server.url);
  const sizes: [PageName, number][] = [];
  for (const name of PAGE_NAMES) sizes.push([name, (await (await reader.fetch(PAGES[name].path, { headers: { "accept-encoding": "identity" } })).arrayBuffer()).byteLength]);
  return Object.fromEntries(sizes) as Record<PageName, number>;
}
