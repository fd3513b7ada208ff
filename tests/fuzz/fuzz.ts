import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { listServerActions, Person } from "../support/action-client";
import { loadActionSchemas } from "../support/action-schemas";
import { endChildrenOnSignals } from "../support/bounded-process";
import { prepareServer } from "../support/built-server";
import { findValidForm } from "../support/valid-form";
import { actionInputs, wrongFields } from "./action-inputs";
import { differences, Fingerprint } from "./fingerprint";
import { answers, faultOf, type Input, type Sender } from "./request";
import { draftInputs, listPlaces, placeInputs } from "./route-inputs";

/** Within prisma/with-database.ts: sends malformed inputs to every action, route and page of the built product, as several people. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 20_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
const AT_ONCE = 8;
const PEOPLE = ["rsj-filer", "rsj-signer", "shuyang", "duban1", "admin"];
const NOBODY = "nobody";
/** A program with the supervisor's token. */
const PROGRAM = "program";
// No job writes rows meanwhile.
const server = await prepareServer({ ...process.env, JOBS: "off" });

interface Target {
  readonly name: string;
  readonly inputs: fc.Arbitrary<Input>;
}

async function signInAll(): Promise<Map<string, Sender>> {
  const senders = new Map<string, Sender>([[NOBODY, { baseURL: server.url, cookie: "" }]]);
  for (const name of PEOPLE) {
    const person = new Person(server.url);
    if (!(await person.signIn(name, DEMO_PASSWORD))) throw new Error(`${name} cannot sign in`);
    senders.set(name, { baseURL: server.url, cookie: person.cookie });
    if (name === "duban1") senders.set(PROGRAM, { baseURL: server.url, cookie: "", authorization: `Bearer ${await makeToken(person)}` });
  }
  return senders;
}

async function makeToken(person: Person): Promise<string> {
  const { state, status, body } = await person.act("createTokenAction", { requestId: randomUUID(), name: "异常输入测试", scopes: ["lists:read", "reports:read", "rollups:read", "units:read"], lifetime: "7" });
  const token = state?.data?.token;
  if (typeof token !== "string") throw new Error(`no token was made: ${status} ${body.slice(0, 300)}`);
  return token;
}

async function listTargets(strangers: readonly string[]): Promise<Target[]> {
  const schemas = await loadActionSchemas();
  const schemaOf = (action: string) => {
    const schema = schemas.get(action);
    if (!schema) throw new Error(`no schema found of ${action}`);
    return schema;
  };
  const persons = [...PEOPLE, NOBODY];
  const actions = listServerActions().map((action) => ({ name: action.name, inputs: actionInputs(action, schemaOf(action.name), persons, strangers) }));
  const drafts = [["report", "saveReportAction"], ["contribution", "saveContributionAction"]].map(([kind = "", action = ""]) => ({
    name: `draft ${kind}`, inputs: draftInputs(kind, wrongFields(schemaOf(action), findValidForm(schemaOf(action))), persons),
  }));
  const places = listPlaces().map((place) => ({
    name: `${place.isPage ? "page" : "route"} ${place.route}`,
    inputs: placeInputs(place, place.route.startsWith("/api/v1") ? [PROGRAM, PROGRAM, PROGRAM, NOBODY] : persons),
  }));
  return [...actions, ...drafts, ...places];
}

/** @returns what was found wrong with one target, with the smallest input that shows it */
async function tryTarget({ name, inputs }: Target, runs: number, senders: ReadonlyMap<string, Sender>): Promise<string | null> {
  const property = fc.asyncProperty(inputs, async (input) => {
    const sender = senders.get(input.as);
    const fault = sender ? await faultOf(sender, input) : `nobody is called ${input.as}`;
    if (fault !== null) throw new Error(fault);
  });
  const { failed, counterexample, errorInstance, numRuns } = await fc.check(property, { seed: SEED, numRuns: runs });
  if (!failed) return null;
  return `${name}, at input ${numRuns}:\n  ${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)}\n  ${JSON.stringify(counterexample?.[0]).slice(0, 4_000)}`;
}

async function fuzz(): Promise<boolean> {
  const fingerprint = await Fingerprint.connect(process.env.DATABASE_URL ?? "");
  const senders = await signInAll();
  const targets = await listTargets(await fingerprint.strangers());
  const only = process.env.FUZZ_ONLY;
  const chosen = targets.filter(({ name }) => only === undefined || name.includes(only));
  const each = Math.ceil(RUNS / chosen.length);
  console.log(`seed ${SEED}: ${each} inputs for each of ${chosen.length} targets`);
  const before = await fingerprint.take();
  const waiting = [...chosen];
  const faults: string[] = [];
  let sent = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let target = waiting.shift(); target; target = waiting.shift()) {
        const start = Date.now();
        const fault = await tryTarget(target, each, senders);
        sent += each;
        if (fault !== null) faults.push(fault);
        console.log(`${fault === null ? "ok    " : "FAILED"} ${each} ${target.name} (${((Date.now() - start) / 1_000).toFixed(1)} s)`);
      }
    }),
  );
  const changed = differences(before, await fingerprint.take());
  if (changed.length > 0) faults.push(`rows were changed:\n  ${changed.join("\n  ")}`);
  for (const [name, { cookie }] of senders) {
    if (!PEOPLE.includes(name)) continue;
    const session = await (await fetch(`${server.url}/api/auth/session`, { headers: { cookie } })).text();
    if (!session.includes("user")) faults.push(`${name} is no longer signed in: the rest was sent by nobody`);
  }
  await fingerprint.close();
  for (const fault of faults) console.log(`\n${fault}`);
  console.log(`\nanswers: ${[...answers].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`).join(", ")}`);
  console.log(`${sent} inputs, ${faults.length} failed (seed ${SEED})`);
  return faults.length === 0;
}

endChildrenOnSignals(() => {
  server.signal("SIGKILL");
});
try {
  await server.start();
  process.exitCode = (await fuzz()) ? 0 : 1;
} catch (error) {
  console.error(error);
  console.error(`The server's log:\n${server.output().slice(-8_000)}`);
  process.exitCode = 1;
} finally {
  await server.stop();
}
// A connection that a fault left open would keep it.
process.exit();
