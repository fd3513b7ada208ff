/**
 * The table of policy: who may do what. One file a room in `rooms/`; tests/policy/walk.test.ts walks the actions, pages and
 * routes against the running server, tests/integration/policy the queries, and docs/policy.md is written from it.
 */
import type { Viewer } from "@/lib/auth/schema";
import type { Role } from "@/lib/labels";
import type { Fields } from "../support/action-client";
import type { World } from "./world";

type UnitName = "lead" | "support" | "member" | "stranger" | "hrss";
type Person = { label: string; roles: readonly Role[]; unit: UnitName | null };

/** By role and by relation to task 1 of the world, in the order of the table's columns. */
export const PERSONS = {
  leadFiler: { label: "牵头单位填报员", roles: ["FILER"], unit: "lead" },
  leadSigner: { label: "牵头单位审签人", roles: ["SIGNER"], unit: "lead" },
  leadBoth: { label: "牵头单位兼任", roles: ["FILER", "SIGNER"], unit: "lead" },
  supportFiler: { label: "配合单位填报员", roles: ["FILER"], unit: "support" },
  supportSigner: { label: "配合单位审签人", roles: ["SIGNER"], unit: "support" },
  member: { label: "单位组成员兼任", roles: ["FILER", "SIGNER"], unit: "member" },
  stranger: { label: "无关单位兼任", roles: ["FILER", "SIGNER"], unit: "stranger" },
  supervisor: { label: "督查员", roles: ["SUPERVISOR"], unit: "hrss" },
  /** Of the lead unit, for which he signed this period's report before he became a supervisor. */
  ownSupervisor: { label: "牵头单位督查员", roles: ["SUPERVISOR"], unit: "lead" },
  observer: { label: "观察员", roles: ["OBSERVER"], unit: null },
  administrator: { label: "管理员", roles: ["ADMINISTRATOR"], unit: null },
  nobody: { label: "未登录", roles: [], unit: null },
  /** Otherwise the lead's filer: a session or a token that was good when it was made. */
  disabled: { label: "已停用", roles: ["FILER"], unit: "lead" },
  mustChange: { label: "须改密码", roles: ["FILER"], unit: "lead" },
} as const satisfies Record<string, Person>;
export type PersonName = keyof typeof PERSONS;
export const PERSON_NAMES = Object.keys(PERSONS) as PersonName[];
/** Those whose rights tell them apart; the last three can do nothing but sign in. */
export const VIEWERS = PERSON_NAMES.slice(0, 11);

export const ANSWERS = {
  "✓": "allowed",
  "·": "answers, with nothing of it",
  "→": "sent to change the password",
  "1": "not signed in",
  "3": "sees it, and may not do it",
  "4": "as if it did not exist",
  "5": "no such method",
} as const;
export type Answer = keyof typeof ANSWERS;

/** Cells that many rows share; each has one sign a viewer, in the order of `PERSONS`. */
export const ALL = "✓✓✓ ✓✓ ✓ ✓ ✓✓ ✓✓";
/** Whoever reads what is filed on the task. */
export const READERS = "✓✓✓ ✓✓ ✓ 4 ✓✓ ✓✓";
export const SUPERVISORS = "333 33 3 3 ✓✓ 33";
export const SUPERVISORS_AND_ADMINISTRATORS = "333 33 3 3 ✓✓ 3✓";
export const ADMINISTRATORS = "333 33 3 3 33 3✓";

type Row = {
  cells: string;
  /** Of nobody, a disabled account, and one that must change its password; left out where it is as everywhere. */
  ends?: string;
  note?: string;
};

/** A further cell: the same form, but for these fields, which name another's row. */
export type Case = { as: PersonName; what: string; fields: (world: World) => Fields; answer: Answer };

export type ActionRow = Row & {
  /** A form that passes the schema, but is too late or says nothing new: whoever is allowed is told so, and nothing changes. */
  fields: (world: World, as: PersonName) => Fields;
  /** The fields that name a row: the walk puts made-up and malformed ones into them. */
  ids?: readonly string[];
  cases?: readonly Case[];
  /** Where an unknown id is answered to whoever is allowed by a message instead of 404. */
  unknown?: "told";
};

export type PageRow = Row & { params?: (world: World) => Readonly<Record<string, string>>; query?: string };

export type RouteRow = PageRow & {
  /** What is sent. */
  body?: (world: World) => { headers?: Readonly<Record<string, string>>; body: BodyInit };
  /** Asked with the person's token, not with his session. */
  isByToken?: true;
};

/** A query's cells are those of the viewers: nobody else can be its viewer. `·` where it answers null or an empty list. */
export type QueryRow = readonly [cells: string, ask: (viewer: Viewer, world: World) => Promise<unknown>];

export type RoomPolicy = {
  /** By exported name. */
  actions?: Readonly<Record<string, ActionRow>>;
  /** By route: `/lists/[list]/tasks`. */
  pages?: Readonly<Record<string, PageRow>>;
  /** By method and route: `GET /api/health`. */
  routes?: Readonly<Record<string, RouteRow>>;
  /** By file and name: `lists/queries getList`. */
  queries?: Readonly<Record<string, QueryRow>>;
};

function signs(text: string, count: number): Answer[] {
  const found = Array.from(text.replace(/\s/g, ""));
  if (found.length !== count || !found.every((sign) => sign in ANSWERS)) throw new Error(`not ${count} cells: ${text}`);
  return found as Answer[];
}

/** @returns what a row of a table answers to whom */
export function cellsOf({ cells, ends }: Row, usualEnds: string): Map<PersonName, Answer> {
  const all = [...signs(cells, 11), ...signs(ends ?? usualEnds, 3)];
  return new Map(PERSON_NAMES.map((person, index) => [person, all[index] ?? "4"]));
}

/** @returns a query's cells */
export function viewerCells([cells]: QueryRow): Map<PersonName, Answer> {
  const all = signs(cells, 11);
  return new Map(VIEWERS.map((person, index) => [person, all[index] ?? "4"]));
}

export const ENDS = { action: "11→", page: "11→", route: "11→", token: "111" } as const;

/** @returns whoever stands first among those that are allowed */
export function firstAllowed(cells: ReadonlyMap<PersonName, Answer>): PersonName | null {
  return [...cells].find(([, answer]) => answer === "✓")?.[0] ?? null;
}
