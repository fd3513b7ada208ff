import { randomUUID } from "node:crypto";
import { withClient } from "@/prisma/database-connection";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { Person } from "@/tests/support/action-client";
import { summarise } from "./load-figures";
import { listPlaces, REPORT_WORDS, submissionOrder, type SubmissionPlace } from "./submission-places";

/**
 * Officials at their forms, in a process of its own: each files one report over and over, as a browser does: the filer sends
 * it to the signer, the signer signs it, which makes a revision, and the filer takes it back.
 */
const order = submissionOrder.parse(JSON.parse(process.argv[2] ?? ""));
const STEPS = ["send", "sign", "withdraw"] as const;
type Step = (typeof STEPS)[number];

const taken: Record<Step, number[]> = { send: [], sign: [], withdraw: [] };
const people = new Map<string, Person>();

async function act(place: SubmissionPlace, step: Step): Promise<void> {
  const person = people.get(step === "sign" ? place.signer : place.filer);
  const action = { send: "saveReportAction", sign: "signReportAction", withdraw: "withdrawReportAction" }[step];
  const parts = { list: place.list, no: String(place.no), period: place.period };
  const fields = { ...parts, ...(step === "send" ? { ...REPORT_WORDS, intent: "send" } : {}), requestId: randomUUID(), version: String(place.version) };
  const answer = await person?.act(action, fields, { route: "/lists/[list]/tasks/[no]/report", parts });
  if (!/[?&]done=/.test(answer?.location ?? "")) throw new Error(`${step} of task ${String(place.no)} was refused: ${String(answer?.status)} ${JSON.stringify(answer?.state)}`);
  place.version += 1;
}

async function fileUntil(place: SubmissionPlace, end: number): Promise<void> {
  while (performance.now() < end) {
    for (const step of STEPS) {
      const startedAt = performance.now();
      await act(place, step);
      taken[step].push(performance.now() - startedAt);
    }
  }
}

const places = await withClient(order.databaseUrl, (client) => listPlaces(client, order.list, order.connections));
for (const username of new Set(places.flatMap(({ filer, signer }) => [filer, signer]))) {
  const person = new Person(order.url);
  if (!(await person.signIn(username, DEMO_PASSWORD))) throw new Error(`${username} was not let in`);
  people.set(username, person);
}
for (const place of places) if (place.isSent) await act(place, "withdraw");
const warm = performance.now() + (order.seconds * 1000) / 4;
await Promise.all(places.map((place) => fileUntil(place, warm)));
for (const step of STEPS) taken[step] = [];
const startedAt = performance.now();
await Promise.all(places.map((place) => fileUntil(place, startedAt + order.seconds * 1000)));
const seconds = (performance.now() - startedAt) / 1000;
const figures = (milliseconds: number[]) => summarise({ milliseconds, bytes: 0, failed: 0 }, seconds);
console.log(JSON.stringify({ send: figures(taken.send), sign: figures(taken.sign), all: figures(STEPS.flatMap((step) => taken[step])) }));
