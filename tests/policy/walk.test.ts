import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listServerActions, type Person } from "../support/action-client";
import { askAction, askPage, askRoute, enter, type Found } from "./ask";
import { madeUpFor, madeUpParts, type MadeUp } from "./made-up";
import { rowsOf } from "./rooms";
import { cellsOf, ENDS, firstAllowed, PERSON_NAMES, type Answer, type PersonName } from "./table";
import { createWorld, disableAccount, fingerprint, type World } from "./world";
import { WORDS } from "./world-filings";

/** Walks the table against the running server (DUBAN_SERVER), whose database is this process's too. */

const baseURL = process.env.DUBAN_SERVER ?? "http://127.0.0.1:3000";
const persons = new Map<PersonName, Person>();
const actions = rowsOf("actions");
const pages = rowsOf("pages");
const routes = rowsOf("routes");
let world: World;
let before: Record<string, string>;
let cells = 0;
let wrong = 0;

const personOf = (name: PersonName): Person => {
  const person = persons.get(name);
  if (!person) throw new Error(`${name} has not come in`);
  return person;
};

beforeAll(async () => {
  world = await createWorld();
  const known = listServerActions();
  for (const name of PERSON_NAMES) persons.set(name, await enter(name, baseURL, known));
  await disableAccount(world);
  before = await fingerprint(world);
});

afterAll(() => {
  console.log(`policy: ${cells} cells, ${wrong} wrong`);
});

type Cell = { what: string; as: PersonName; expected: readonly string[]; ask: () => Promise<Found> };

/** Everybody at the same time, each one thing after the other. @returns the cells that are not as the table has them */
async function walk(all: readonly Cell[]): Promise<string[]> {
  const complaints: string[] = [];
  const work = [...Map.groupBy(all, (cell) => cell.as).values()].map(async (own) => {
    for (const { what, as, expected, ask } of own) {
      const { answer, body } = await ask();
      cells += 1;
      // Whatever the answer: nobody who may not read what is filed finds it in there.
      const isTold = ["stranger", "nobody", "disabled", "mustChange"].includes(as) && body.includes(WORDS);
      if (expected.includes(answer) && !isTold) continue;
      wrong += 1;
      complaints.push(`${what} × ${as}: ${answer}${isTold ? " with what is filed" : ""}, not ${expected.join(" or ")}`);
    }
  });
  await Promise.all(work);
  return complaints.sort();
}

const askAt = (name: string, as: PersonName, params: Readonly<Record<string, string>>): Promise<Found> => {
  const [page, route] = [pages.get(name), routes.get(name)];
  if (page) return askPage(personOf(as), name, page, params);
  if (!route) throw new Error(`no row of ${name}`);
  return askRoute(personOf(as), name, route, { params, world, token: as === "nobody" ? undefined : world.tokens[as] });
};

const places = [
  ...[...pages].map(([name, row]) => ({ name, row, cells: cellsOf(row, ENDS.page) })),
  ...[...routes].map(([name, row]) => ({ name, row, cells: cellsOf(row, row.isByToken ? ENDS.token : ENDS.route) })),
];

/** Who tries made-up ids: whoever is allowed, and a stranger, who learns nothing by them. */
function triers(row: ReadonlyMap<PersonName, Answer>): { as: PersonName; cell: Answer }[] {
  return [...new Set([firstAllowed(row), "stranger" as const])].flatMap((as) => (as === null ? [] : [{ as, cell: row.get(as) ?? "4" }]));
}

/** The form of an id is looked at before the row, and by whoever is allowed it can be seen. */
const isWorthTrying = (id: MadeUp, cell: Answer): boolean => cell === "✓" || id.answer === "4";

/** A role that may never do it is refused before the row is looked for; whoever is told 404 of what there is gets no other answer for what is not. */
function expectedOf({ answer }: MadeUp, cell: Answer): string[] {
  if (cell === "✓" || cell === "4") return [answer];
  return answer === "field" ? ["field"] : ["3", "4"];
}

describe("the running server answers as the table says", () => {
  it("to every action", async () => {
    const all = [...actions].flatMap(([what, row]) => [...cellsOf(row, ENDS.action)].map(([as, sign]): Cell => ({
      what, as, expected: [sign], ask: () => askAction(personOf(as), what, row.fields(world, as)),
    })));
    expect(await walk(all)).toEqual([]);
  });

  it("to every page and route", async () => {
    const all = places.flatMap(({ name, row, cells: signs }) => [...signs].map(([as, sign]): Cell => ({
      what: name, as, expected: [sign], ask: () => askAt(name, as, row.params?.(world) ?? {}),
    })));
    expect(await walk(all)).toEqual([]);
  });

  it("to actions on another's row", async () => {
    const all = [...actions].flatMap(([name, row]) => (row.cases ?? []).map(({ as, what, fields, answer }): Cell => ({
      what: `${name}, ${what}`, as, expected: [answer], ask: () => askAction(personOf(as), name, { ...row.fields(world, as), ...fields(world) }),
    })));
    expect(await walk(all)).toEqual([]);
  });

  it("to actions with made-up ids", async () => {
    const all = [...actions].flatMap(([name, row]) => (row.ids ?? []).flatMap((field) => triers(cellsOf(row, ENDS.action)).flatMap(({ as, cell }) => {
      const fields = row.fields(world, as);
      const real = fields[field];
      if (typeof real !== "string") throw new Error(`${name} has no ${field}`);
      return madeUpFor(real, world).filter((id) => isWorthTrying(id, cell)).map((id): Cell => ({
        what: `${name}, ${field}: ${id.what}`, as,
        expected: row.unknown === "told" && cell === "✓" && id.answer === "4" ? ["✓"] : expectedOf(id, cell),
        ask: () => askAction(personOf(as), name, { ...fields, [field]: id.value }),
      }));
    })));
    expect(await walk(all)).toEqual([]);
  });

  it("to pages and routes with made-up ids", async () => {
    const all = places.filter(({ name }) => !/nextauth|\/api\/v1\/\[\[/.test(name)).flatMap(({ name, row, cells: signs }) => {
      const params: Readonly<Record<string, string>> = row.params?.(world) ?? {};
      return Object.entries(params).flatMap(([part, real]) => triers(signs).flatMap(({ as, cell }) => madeUpParts(real, world).filter((id) => isWorthTrying(id, cell)).map((id): Cell => ({
        what: `${name}, ${part}: ${id.what}`, as, expected: cell === "5" ? ["5", "4"] : expectedOf(id, cell), ask: () => askAt(name, as, { ...params, [part]: id.value }),
      }))));
    });
    expect(await walk(all)).toEqual([]);
  });

  it("to tokens that are too narrow or gone, and to sessions where only a token serves", async () => {
    const row = routes.get("GET /api/v1/lists/[list]/reports");
    if (!row) throw new Error("no such row");
    const params = row.params?.(world) ?? {};
    const by = (token: string | undefined): (() => Promise<Found>) => () => askRoute(personOf("leadFiler"), "GET /api/v1/lists/[list]/reports", row, { params, world, token });
    const { isByToken: _isByToken, ...bySession } = row;
    expect(await walk([
      { what: "a token for units only", as: "leadFiler", expected: ["3"], ask: by(world.narrowToken) },
      { what: "no token's words", as: "leadFiler", expected: ["1"], ask: by("dbn_x") },
      { what: "a session", as: "leadFiler", expected: ["1"], ask: () => askRoute(personOf("leadFiler"), "GET /api/v1/lists/[list]/reports", bySession, { params, world, token: undefined }) },
    ])).toEqual([]);
  });

  it("and all of it changed nothing that is somebody's", async () => {
    expect(await fingerprint(world)).toEqual(before);
  });
});
