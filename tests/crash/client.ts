import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { Person, type ActionAnswer, type Fields } from "@/tests/support/action-client";
import type { Place } from "./places";

/** A write that the server said it had done. */
export interface Write {
  readonly requestId: string;
  readonly event: string;
  readonly username: string;
  readonly place: Place;
  /** Words that stand nowhere else; of a signature, those that it sent out of the unit. */
  readonly words: string | null;
  readonly revision: number | null;
}

const LIST = "2021-60";
const ANSWER_WITHIN_MS = 180_000;
const PAUSE_MS = 100;

/** All clients together: how much is to be written, and what is known to have been. */
export class Tally {
  readonly acknowledged: Write[] = [];
  retried = 0;
  hasFailed = false;
  #begun = 0;

  constructor(readonly name: string, readonly total: number) {}

  /** @returns words that stand nowhere else */
  words(): string {
    return `${this.name} ${randomUUID()}`;
  }

  /** @returns whether there is one more to begin */
  begin(): boolean {
    if (this.#begun >= this.total || this.hasFailed) return false;
    this.#begun += 1;
    return true;
  }
}

/** Everybody who writes, signed in once: a session outlives the server that made it. */
export class Office {
  readonly #people = new Map<string, Promise<Person>>();

  constructor(readonly urls: readonly string[]) {}

  person(username: string): Promise<Person> {
    let person = this.#people.get(username);
    if (!person) {
      person = this.#signIn(username);
      this.#people.set(username, person);
    }
    return person;
  }

  async #signIn(username: string): Promise<Person> {
    const person = new Person(this.urls[this.#people.size % this.urls.length] ?? "");
    if (!(await person.signIn(username, DEMO_PASSWORD))) throw new Error(`${username} was not let in`);
    return person;
  }

  /** Where there are several instances, whoever got no answer from one goes to the next. */
  turnAway(person: Person): void {
    person.baseURL = this.urls[(this.urls.indexOf(person.baseURL) + 1) % this.urls.length] ?? person.baseURL;
  }
}

type Step = { action: string; event: string; by: "filer" | "signer"; fields: Fields; words: string | null; after: () => void };

function stepOf(place: Place, draft: { words: string | null }, tally: Tally): Step {
  const isReport = place.kind === "report";
  const [noun, prefix] = isReport ? ["Report", "REPORT"] : ["Contribution", "CONTRIBUTION"];
  const move = (state: string): void => {
    place.state = state;
    place.version += 1;
  };
  if (place.state === "AWAITING_SIGNATURE") {
    return { action: `sign${noun}Action`, event: `${prefix}_SIGNED`, by: "signer", fields: {}, words: draft.words, after: () => {
      move(isReport ? "SUBMITTED" : "GIVEN");
      place.revision += 1;
    } };
  }
  if (place.state === "SUBMITTED" || place.state === "GIVEN") {
    return { action: `withdraw${noun}Action`, event: `${prefix}_WITHDRAWN`, by: "filer", fields: {}, words: null, after: () => move("DRAFT") };
  }
  const words = tally.words();
  const fields: Record<string, string> = isReport ? { progress: words, selfAssessment: "ON_TRACK", completion: "50" } : { content: words };
  return {
    action: `save${noun}Action`, event: `${prefix}_SENT_TO_SIGN`, by: "filer", fields: { ...fields, intent: "send", contactName: "张三", contactPhone: "12345678" }, words,
    after: () => {
      move("AWAITING_SIGNATURE");
      draft.words = words;
    },
  };
}

const isDone = ({ location, state }: ActionAnswer): boolean => /[?&]done=/.test(location ?? "") || state?.status === "ok";
/** The server, or what it depends on, failed; the same request may be sent again. */
const isFailure = ({ status, state }: ActionAnswer): boolean => status >= 500 || state?.errorId !== undefined;

/** Sends one write, with the same request id, until the server says that it is done. */
async function write(office: Office, tally: Tally, username: string, action: string, fields: Fields, place: Place): Promise<void> {
  const person = await office.person(username);
  const parts = { list: LIST, no: String(place.no), period: place.period };
  const until = Date.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const answer = await person.act(action, { ...parts, ...fields }, { parts }).catch(() => null);
    if (answer && isDone(answer)) return;
    if (answer && !isFailure(answer)) throw new Error(`${action} of task ${String(place.no)} by ${username} was refused: ${String(answer.status)} ${JSON.stringify(answer.state ?? answer.body.slice(0, 300))}`);
    if (Date.now() > until) throw new Error(`${action} of task ${String(place.no)} by ${username} was never acknowledged; last ${String(answer?.status ?? "no answer")}`);
    tally.retried += 1;
    office.turnAway(person);
    await sleep(PAUSE_MS);
  }
}

/** One client: files a report and a contribution over and over, and comments, for as long as there is something to write. */
export async function runClient(office: Office, tally: Tally, places: readonly Place[]): Promise<void> {
  const drafts = new Map(places.map((place) => [place, { words: null as string | null }]));
  for (let turn = 0; tally.begin(); turn += 1) {
    const requestId = randomUUID();
    const place = places[turn % (places.length + 1)];
    if (!place) {
      const [report] = places;
      if (!report) return;
      const words = tally.words();
      await write(office, tally, report.filer, "createCommentAction", { body: words, requestId }, report);
      tally.acknowledged.push({ requestId, event: "COMMENT_CREATED", username: report.filer, place: report, words, revision: null });
      continue;
    }
    const step = stepOf(place, drafts.get(place) ?? { words: null }, tally);
    const username = place[step.by];
    await write(office, tally, username, step.action, { ...step.fields, requestId, version: String(place.version) }, place);
    step.after();
    tally.acknowledged.push({ requestId, event: step.event, username, place, words: step.words, revision: step.event.endsWith("_SIGNED") ? place.revision : null });
  }
}
