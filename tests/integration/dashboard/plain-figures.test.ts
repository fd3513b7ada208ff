import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDashboard, type Dashboard } from "@/lib/dashboard/queries-dashboard";
import type { Basis } from "@/lib/dashboard/rollup";
import { supportRows } from "@/lib/dashboard/rollup-rows";
import { db } from "@/lib/db/client";
import { seedDemo } from "@/prisma/seed";
import { viewerOf } from "@/tests/support/demo-viewer";
import { named, ownFigures } from "@/tests/support/own-figures";
import { plainFigures, plainSupport } from "@/tests/support/plain-figures";

const SLUG = "2021-60";
const sql = new Client({ connectionString: process.env.DATABASE_URL });
const periods: string[] = [];
let dashboardOf: (period: string, basis: Basis) => Promise<Dashboard>;

beforeAll(async () => {
  await seedDemo();
  await sql.connect();
  periods.push(...(await db.period.findMany({ select: { key: true } })).map(({ key }) => key));
  const observer = await viewerOf("observer");
  dashboardOf = (period, basis) => getDashboard(observer, SLUG, period, basis);
});
afterAll(() => sql.end());

describe("every figure of the dashboard, counted a second time in plain SQL", () => {
  it.each<Basis>(["accepted", "filed"])("is the same in every period and every row, on the basis %s", async (basis) => {
    expect(periods.length).toBeGreaterThan(4);
    for (const period of periods) {
      expect(ownFigures(await dashboardOf(period, basis), basis), period).toEqual(named(await plainFigures(sql, SLUG, period, basis)));
    }
  });

  it("is the same for every supporting unit", async () => {
    for (const period of periods) {
      const { tasks, units } = await dashboardOf(period, "filed");
      const shown = supportRows(units, tasks).map(({ name, owed, given, onTime, asked }) => [
        name, { 应反馈: owed, 已反馈: given, 按时反馈: onTime, 要求补充: asked, 未反馈: owed - given },
      ] as const);
      expect(Object.fromEntries(shown), period).toEqual(await plainSupport(sql, SLUG, period));
    }
  });
});
