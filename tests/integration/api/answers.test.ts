import { viewerOf } from "@/tests/support/demo-viewer";
import { beforeAll, describe, expect, it } from "vitest";
import { ENDPOINTS } from "@/lib/api/schema-endpoints";
import { db } from "@/lib/db/client";
import { getDashboard } from "@/lib/dashboard/queries-dashboard";
import { leadRows, sectionRows, supportRows } from "@/lib/dashboard/rollup-rows";
import type { Viewer } from "@/lib/auth/schema";
import { seedDemo } from "@/prisma/seed";
import { ask, documented, tokenOf, walk, withToken } from "./client";

const LIST = "/lists/2021-60";
const WHO = ["observer", "jyj-filer", "shuyang"] as const;

let viewers: Record<string, Viewer>;
let tokens: Record<string, string>;
let unitId: string;
let periods: string[];

beforeAll(async () => {
  await seedDemo();
  viewers = Object.fromEntries(await Promise.all(WHO.map(async (who) => [who, await viewerOf(who)] as const)));
  tokens = Object.fromEntries(await Promise.all(Object.entries(viewers).map(async ([who, viewer]) => [who, await tokenOf(viewer)] as const)));
  unitId = (await db.unit.findFirstOrThrow({ where: { shortName: "沭阳县" }, select: { id: true } })).id;
  periods = (await db.period.findMany({ select: { key: true }, orderBy: { key: "asc" } })).map((period) => period.key);
});

const tokenFor = (who: string) => tokens[who] ?? "";
const addressOf = (path: string) => path.replace("{list}", "2021-60").replace("{no}", "6").replace("{id}", unitId);

describe.each(WHO)("asked by %s", (who) => {
  it.each(ENDPOINTS.map((endpoint) => endpoint.path))("%s answers what the document says", async (path) => {
    const answer = await ask(addressOf(path), withToken(tokenFor(who)));
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const { error } = documented(path, "200").safeParse(answer.body);
    expect(error?.issues).toBeUndefined();
  });

  it.each(["section", "lead", "support"])("the roll-up by %s is the dashboard's table, on both bases", async (by) => {
    for (const basis of ["accepted", "filed"] as const) {
      const { body } = await ask(`${LIST}/rollups?by=${by}&basis=${basis}&period=${periods.at(-2)}`, withToken(tokenFor(who)));
      expect(documented("/lists/{list}/rollups", "200").safeParse(body).error?.issues).toBeUndefined();
      const { board, tasks, units, clock } = await getDashboard(viewers[who] as Viewer, "2021-60", periods.at(-2), basis);
      const rows = body.rows as Record<string, unknown>[];
      if (by === "support") {
        expect(rows).toMatchObject(supportRows(units, tasks).map(({ unitId: id, name, owed, given }) => ({ unit: { id, name }, owed, given })));
      } else {
        const figures = by === "lead" ? leadRows(tasks, { clock, basis }) : sectionRows(board, tasks, { clock, basis });
        expect(rows.map(({ key, totals }) => ({ key, totals }))).toEqual(figures.map(({ key, totals }) => ({ key, totals })));
      }
    }
  });

  it("the figures are those of the rows that the other addresses list", async () => {
    for (const period of periods) {
      const { body } = await ask(`${LIST}/rollups?basis=filed&period=${period}`, withToken(tokenFor(who)));
      const total = (body.rows as { level: string; totals: Record<string, number> }[]).find((row) => row.level === "total")?.totals;
      const reports = (await walk(`${LIST}/reports?period=${period}`, tokenFor(who))).rows;
      const contributions = (await walk(`${LIST}/contributions?period=${period}`, tokenFor(who))).rows;
      const tasks = (await walk(`${LIST}/tasks?period=${period}&scope=own`, tokenFor(who))).rows;
      const closed = new Set(tasks.filter((row) => (row.filing as { state: string } | null)?.state === "CLOSED").map((row) => row.no));
      const count = (rows: readonly Record<string, unknown>[], name: string, value: unknown) => rows.filter((row) => row[name] === value).length;
      expect(total, period).toMatchObject({
        tasks: tasks.length, filed: reports.length, onTime: count(reports, "isOnTime", true), accepted: count(reports, "state", "ACCEPTED"), returned: count(reports, "state", "RETURNED"),
        contributionsOwed: contributions.length, contributionsGiven: count(contributions, "state", "GIVEN"),
        // 销号: a closed task counts as done, whatever its report said.
        completionSum: closed.size * 100 + reports.filter((row) => !closed.has(row.task)).reduce((sum, row) => sum + Number(row.completion), 0),
      });
    }
  });
});

describe("a list's pages", () => {
  it.each(["/units", `${LIST}/tasks`, `${LIST}/periods`, `${LIST}/reports`, `${LIST}/contributions`, `${LIST}/plans`, `${LIST}/upward`, `${LIST}/closures`])("of %s hold every row once, in order, and name the next one", async (path) => {
    const whole = await walk(path, tokenFor("observer"));
    const { rows, pages } = await walk(path, tokenFor("observer"), path.endsWith("contributions") ? 90 : 7);
    expect(rows).toEqual(whole.rows);
    expect(rows.length).toBeGreaterThan(0);
    for (const page of pages.slice(0, -1)) expect(page.headers.get("link")).toBe(`<${String(page.body.next)}>; rel="next"`);
    expect(pages.at(-1)?.headers.get("link")).toBeNull();
  });

  it("neither repeat nor miss a row when others are inserted before and behind", async () => {
    const before = (await walk("/units", tokenFor("observer"))).rows.map((row) => row.id);
    const first = await ask("/units?limit=10", withToken(tokenFor("observer")));
    for (const position of [-1, 1_000_000]) await db.unit.create({ data: { shortName: `新单位${position}`, officialName: `新单位${position}`, kind: "DEPARTMENT", position } });
    const rest = await walk(String(first.body.next).slice("/api/v1".length), tokenFor("observer"), null);
    const seen = [...(first.body.data as { id: string }[]), ...rest.rows].map((row) => row.id);
    expect(seen.slice(0, -1)).toEqual(before);
    expect(rest.rows.at(-1)).toMatchObject({ shortName: "新单位1000000" });
    await db.unit.deleteMany({ where: { shortName: { startsWith: "新单位" } } });
  });
});

describe("the filters", () => {
  it("of tasks keep what they keep on the screen", async () => {
    const period = periods.at(-2);
    const ask_ = async (query: string) => (await walk(`${LIST}/tasks?period=${period}&${query}`, tokenFor("observer"))).rows.map((row) => row.no);
    const { rows } = await ask(`${LIST}/rollups?period=${period}`, withToken(tokenFor("observer"))).then(({ body }) => body as { rows: { level: string; totals: { overdue: number; late: number; assessments: { BEHIND: number } } }[] });
    const totals = rows.find((row) => row.level === "total")?.totals;
    expect((await ask_("state=late")).length).toBe(totals?.late);
    expect((await ask_("assessment=BEHIND")).length).toBe(totals?.assessments.BEHIND);
    expect(await ask_("text=%E4%BB%BB%E5%8A%A1%E4%B8%8D%E5%AD%98%E5%9C%A8")).toEqual([]);
    expect((await ask_("chapter=1")).length).toBeLessThan(47);
  });

  it("of plans, requests upward and closures keep their unit, task, state, level and stage", async () => {
    const token = tokenFor("observer");
    for (const [path, names] of [["plans", ["task", "unit", "state"]], ["upward", ["task", "unit", "level", "stage"]], ["closures", ["task", "unit", "state"]]] as const) {
      const { rows } = await walk(`${LIST}/${path}`, token);
      const valueOf = (row: Record<string, unknown> | undefined, name: string) => (name === "unit" ? (row?.unit as { id: string } | undefined)?.id : row?.[name]);
      for (const name of names) {
        const value = String(valueOf(rows[0], name));
        expect((await walk(`${LIST}/${path}?${name}=${value}`, token)).rows, `${path} ${name}`).toEqual(rows.filter((row) => String(valueOf(row, name)) === value));
      }
    }
  });

  it("of reports and contributions keep their period, unit, task and state", async () => {
    const token = tokenFor("observer");
    const all = (await walk(`${LIST}/reports`, token)).rows as { period: { key: string }; unit: { id: string }; task: number; state: string }[];
    const one = all[Math.floor(all.length / 2)];
    for (const [query, keep] of [
      [`period=${one?.period.key}`, (row: typeof one) => row?.period.key === one?.period.key],
      [`unit=${one?.unit.id}`, (row: typeof one) => row?.unit.id === one?.unit.id],
      [`task=${one?.task}`, (row: typeof one) => row?.task === one?.task],
      ["state=RETURNED", (row: typeof one) => row?.state === "RETURNED"],
    ] as const) {
      expect((await walk(`${LIST}/reports?${query}`, token)).rows, query).toEqual(all.filter(keep));
    }
    const given = (await walk(`${LIST}/contributions?unit=${unitId}&state=NOT_GIVEN`, token)).rows;
    const owed = (await walk(`${LIST}/contributions?unit=${unitId}`, token)).rows;
    expect(given).toEqual(owed.filter((row) => row.state === "NOT_GIVEN"));
    expect(new Set(owed.map((row) => (row.unit as { id: string }).id))).toEqual(new Set([unitId]));
    expect(owed.length).toBeGreaterThan(given.length);
  });
});
