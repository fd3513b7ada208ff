import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/lists/[list]/appraisals/xlsx/route";
import { getAppraisalAnswer } from "@/lib/api/queries-appraisals";
import { getAppraisals, getUnitAppraisal } from "@/lib/appraisals/queries";
import { pointsText } from "@/lib/appraisals/rules-score";
import { isLead } from "@/lib/appraisals/rules-table";
import { TABLE_HEADS } from "@/lib/appraisals/rules-sheet";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { seedDemo } from "@/prisma/seed";
import { viewerOf } from "@/tests/support/demo-viewer";

let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), getViewer: () => Promise.resolve(asking) }));

const SLUG = "2021-60";
let observer: Viewer;
let unit: Viewer;
let years: number[];

beforeAll(async () => {
  await seedDemo();
  [observer, unit] = (await Promise.all(["observer", "jyj-filer"].map(viewerOf))) as [Viewer, Viewer];
  ({ years } = await getAppraisals(observer, SLUG, undefined));
});

async function get(who: Viewer | null, query = "", list = SLUG): Promise<Response> {
  asking = who;
  return GET(new Request(`http://duban.test/lists/${list}/appraisals/xlsx${query}`), { params: Promise.resolve({ list }) });
}

/** The file's table: a row for each unit, by the heads. */
async function cellsOf(who: Viewer, year: number) {
  const { sheets } = await readXlsx(new Uint8Array(await (await get(who, `?year=${year}`)).arrayBuffer()));
  const rows = sheets[0]?.rows ?? [];
  const head = rows.findIndex((row) => row[0] === TABLE_HEADS[0]);
  return rows.slice(head + 1).map((row) => Object.fromEntries(TABLE_HEADS.map((name, at) => [name, row[at] ?? null])));
}

describe("page, file and interface say the same of each year", () => {
  it.each(["all", "own"] as const)("for %s", async (scope) => {
    const who = scope === "all" ? observer : unit;
    for (const year of years) {
      const { units } = await getAppraisals(who, SLUG, year);
      const [cells, api] = [await cellsOf(who, year), await getAppraisalAnswer(who, SLUG, { year })];
      expect(units.length).toBeGreaterThan(scope === "all" ? 20 : 0);
      expect(api.scope).toBe(scope);
      expect([cells.length, api.rows.length]).toEqual([units.length, units.length]);
      for (const [at, { unitId, name, rank, score }] of units.entries()) {
        const [row, answer] = [cells[at], api.rows[at]];
        expect(row).toMatchObject({ 组别: isLead({ score }) ? "牵头单位" : "配合单位", 名次: rank, 单位: name, 总分: score.total === null ? null : score.total / 10 });
        expect(answer).toMatchObject({ unit: { id: unitId, name }, rank, total: score.total === null ? null : score.total / 10 });
        // What the screen prints is the number that the others carry.
        expect(score.total === null ? "" : pointsText(score.total)).toBe(answer?.total?.toFixed(1) ?? "");
        const points = score.items.map(({ applies, points: some }) => (applies ? some / 10 : "—"));
        expect(TABLE_HEADS.filter((head) => head.endsWith("得分")).map((head) => row?.[head])).toEqual(points);
        expect(answer?.items.map((item) => (item.applies ? item.points : "—"))).toEqual(points);
      }
    }
  });

  it("and the unit's own page too", async () => {
    for (const row of (await getAppraisals(observer, SLUG, years[0])).units.slice(0, 10)) {
      expect((await getUnitAppraisal(observer, SLUG, row.unitId, years[0])).unit).toEqual(row);
    }
    expect((await getUnitAppraisal(unit, SLUG, unit.unitId ?? "", years[0])).unit.score).toEqual((await getAppraisals(unit, SLUG, years[0])).units[0]?.score);
  });
});

describe("the demonstration", () => {
  it("has the former year fixed as its rows are, and three objections: one followed, one upheld, one waiting", async () => {
    const former = await getAppraisals(observer, SLUG, years[0] === undefined ? undefined : years[0] - 1);
    expect(former.fixed).not.toBeNull();
    expect(former.differing).toEqual([]);
    expect((await db.appraisalObjection.findMany({ select: { state: true }, orderBy: { state: "asc" } })).map(({ state }) => state)).toEqual(["OPEN", "UPHELD", "CORRECTED"]);
  });
});

describe("the file", () => {
  it("is recorded, and is nobody's who is not signed in", async () => {
    const before = await db.auditEvent.count({ where: { event: "APPRAISAL_EXPORTED" } });
    expect((await get(observer)).status).toBe(200);
    expect(await db.auditEvent.count({ where: { event: "APPRAISAL_EXPORTED" } })).toBe(before + 1);
    expect((await get(null)).status).toBe(401);
    expect((await get(observer, "", "no-such")).status).toBe(404);
    expect((await get(observer, "?year=2001")).status).toBe(404);
  });
});
