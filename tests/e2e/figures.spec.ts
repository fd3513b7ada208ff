import { Client } from "pg";
import { expect, test } from "../support/e2e";
import { plainFigures, plainSupport, type PlainFigures, type PlainRow } from "../support/plain-figures";
import { figuresOf, placesOf, readDocx, readSummarySheet, readTable, type ShownTable } from "../support/shown-figures";

// Nobody files while this runs (playwright.config.ts): the rows are counted once, in plain SQL, and then looked for on the
// screen, in the Excel file, in the Word file and in the API.
const SLUG = "2021-60";
const LIST = `/lists/${SLUG}`;
const PERIODS = ["2026Q1", "2026Q3"];
const BASES = ["accepted", "filed"] as const;

const sql = new Client({ connectionString: process.env.DATABASE_URL });
test.beforeAll(() => sql.connect());
test.afterAll(() => sql.end());

/** Heads that are shorter than the figure's word. */
const WORDS: Record<string, string> = { 达到或超过: "达到或超过序时进度", 反馈率: "配合反馈率" };

/** Each figure that a table shows equals the plain one. @returns the words of the figures compared */
function compare(where: string, table: ShownTable, rows: readonly PlainRow[], scale = 1): Set<string> {
  const shown = figuresOf(table);
  const plain = placesOf(shown.map(({ name }) => name), rows);
  const seen = new Set<string>();
  shown.forEach(({ name, figures }, at) => {
    for (const [head, value] of Object.entries(figures)) {
      const word = WORDS[head] ?? head;
      const expected = plain[at]?.figures[word];
      if (expected === undefined) continue;
      seen.add(word);
      const isPercent = /率$|^平均/.test(word);
      const number = value !== null && isPercent ? Math.round(value * scale * 10) / 10 : value;
      expect(number, `${where}, ${name}, ${word}`).toBe(expected);
    }
  });
  return seen;
}

function compareSupport(where: string, table: ShownTable, plain: Record<string, PlainFigures>, scale = 1): number {
  const shown = figuresOf(table);
  for (const { name, figures } of shown) {
    for (const [head, value] of Object.entries(figures)) {
      const expected = plain[name]?.[head];
      if (expected !== undefined) expect(value === null ? null : value * scale, `${where}, ${name}, ${head}`).toBe(expected);
    }
    expect(Object.keys(plain), where).toContain(name);
  }
  return shown.length;
}

const ALL = ["任务数", "已报", "按时", "迟报", "已采纳", "待审核", "退回未改", "未报", "逾期", "未启动", "欠进度", "达进度", "超进度", "已完成", "未评价", "曾被退回", "一次通过",
  "退回次数", "按时率", "一次通过率", "平均完成比例", "应反馈", "已反馈", "按时反馈", "要求补充", "未反馈", "配合反馈率", "配合按时率", "反馈未齐"];

test("the screen shows what a plain count of the rows finds, in every table", async ({ openAs }) => {
  test.setTimeout(120_000);
  const page = await openAs("observer");
  for (const period of PERIODS) {
    const support = await plainSupport(sql, SLUG, period);
    for (const basis of BASES) {
      const rows = await plainFigures(sql, SLUG, period, basis);
      const seen = new Set<string>();
      for (const columns of ["progress", "quality"]) {
        await page.goto(`${LIST}/dashboard?period=${period}&basis=${basis}&columns=${columns}`);
        for (const label of ["按章节汇总", "按牵头单位汇总"]) {
          const table = await readTable(page, label);
          expect(table.rows.length, label).toBe(label === "按章节汇总" ? 4 + 14 + 1 : 17 + 1);
          compare(`${label} ${period} ${basis}`, table, rows).forEach((word) => seen.add(word));
        }
      }
      expect(ALL.filter((word) => !seen.has(word)), "figures that no table shows").toEqual([]);
      let units = 0;
      for (const kind of ["市级部门", "县（区）", "功能区"]) units += compareSupport(`${kind} ${period}`, await readTable(page, `${kind}配合情况`), support);
      expect(units).toBe(Object.keys(support).length);
      const trend = await readTable(page, "各期汇总");
      for (const { name, figures } of figuresOf({ heads: trend.heads.slice(1), rows: trend.rows.map(({ name, cells }) => ({ name, cells: cells.slice(1) })) })) {
        const key = name.replace(/^(\d{4})年第(.)季度$/, (_, year: string, quarter: string) => `${year}Q${"一二三四".indexOf(quarter) + 1}`);
        const [whole] = (await plainFigures(sql, SLUG, key, basis)).filter((row) => row.chapter === null && row.section === null && row.lead === null);
        for (const [head, value] of Object.entries(figures)) expect(value, `各期汇总 ${key} ${basis} ${head}`).toBe(whole?.figures[head]);
      }
    }
  }
});

test("the Excel file does", async ({ openAs }) => {
  const page = await openAs("observer");
  for (const period of PERIODS) {
    const support = await plainSupport(sql, SLUG, period);
    for (const basis of BASES) {
      const rows = await plainFigures(sql, SLUG, period, basis);
      const file = await page.request.get(`${LIST}/ledger/xlsx?period=${period}&basis=${basis}`);
      const tables = await readSummarySheet(await file.body());
      for (const [name, size] of [["章节", 19], ["牵头单位", 18]] as const) {
        const table = tables.get(name);
        expect(table?.rows.length, name).toBe(size);
        const seen = compare(`Excel ${name} ${period} ${basis}`, table ?? { heads: [], rows: [] }, rows, 100);
        expect(ALL.filter((word) => !seen.has(word)), "figures that the sheet lacks").toEqual([]);
      }
      const units = tables.get("配合单位") ?? { heads: [], rows: [] };
      expect(compareSupport(`Excel ${period}`, units, support)).toBe(Object.keys(support).length);
    }
  }
});

test("the Word file does", async ({ openAs }) => {
  const period = PERIODS[0] ?? "";
  const supervisor = await openAs("duban1");
  await supervisor.goto(`${LIST}/bulletins`);
  await supervisor.getByRole("button", { name: "由数据生成草稿 2026年第一季度" }).click();
  await supervisor.getByRole("link", { name: "预览和印发" }).click();
  await expect(supervisor.getByText("草稿，未印发")).toBeVisible();
  const href = await supervisor.getByRole("link", { name: "下载 Word" }).getAttribute("href");
  const { text, tables } = await readDocx(await (await supervisor.request.get(href ?? "")).body());

  const rows = await plainFigures(sql, SLUG, period, "accepted");
  const [heads = [], ...body] = tables.find(([first]) => first?.[0] === "章节") ?? [];
  expect(body).toHaveLength(19);
  const seen = compare("Word", { heads: heads.slice(1), rows: body.map(([name = "", ...cells]) => ({ name, cells })) }, rows);
  expect([...seen].sort()).toEqual(["任务数", "已采纳", "达到或超过序时进度", "欠进度", "未启动", "未评价", "平均完成比例"].sort());
  const support = await plainSupport(sql, SLUG, period);
  const [supportHeads = [], ...counties] = tables.find(([first]) => first?.[0] === "单位") ?? [];
  expect(counties.length).toBeGreaterThanOrEqual(5);
  compareSupport("Word", { heads: supportHeads.slice(1).map((head) => head.replace("（件）", "")), rows: counties.map(([name = "", ...cells]) => ({ name, cells })) }, support);

  const figures = rows.find((row) => row.chapter === null && row.section === null && row.lead === null)?.figures ?? {};
  const n = (word: string): string => String(figures[word]);
  for (const sentence of [
    `《任务清单》共${n("任务数")}项任务。达到或超过序时进度${n("达到或超过序时进度")}项，其中已完成${n("已完成")}项、超进度${n("超进度")}项、达进度${n("达进度")}项；`,
    `欠进度${n("欠进度")}项，未启动${n("未启动")}项，未评价${n("未评价")}项。`, `平均完成比例${n("平均完成比例")}%。`,
    `按时报送${n("按时")}项，迟报${n("迟报")}项，未报${n("未报")}项；已采纳${n("已采纳")}项，督查退回${n("退回次数")}次、涉及任务${n("曾被退回")}项。`,
    `配合情况应反馈${n("应反馈")}件，已反馈${n("已反馈")}件，反馈未齐的任务${n("反馈未齐")}项。`,
  ]) expect(text).toContain(sentence);
});

type ApiRow = { level: string; no: number; title: string; totals: Record<string, number> & { assessments: Record<string, number> }; quantities: PlainFigures };
type ApiRollup<Row> = { rows: Row[]; definitions: { field: string | null; label: string }[] };

test("the API does", async ({ openAs, request }) => {
  const page = await openAs("observer");
  await page.goto("/account/tokens");
  await page.getByLabel("名称").fill("核对");
  await page.getByLabel("7 天").check();
  await page.getByLabel(/^汇总统计/).check();
  await page.getByRole("button", { name: "新建令牌" }).click();
  const headers = { authorization: `Bearer ${await page.locator("[data-token]").innerText()}` };
  const read = async <Row>(query: string) => (await (await request.get(`/api/v1/lists/${SLUG}/rollups?${query}`, { headers })).json()) as ApiRollup<Row>;
  const ASSESSMENTS = { 未启动: "NOT_STARTED", 欠进度: "BEHIND", 达进度: "ON_TRACK", 超进度: "AHEAD", 已完成: "DONE" };
  for (const period of PERIODS) {
    for (const basis of BASES) {
      const plain = await plainFigures(sql, SLUG, period, basis);
      for (const [by, size] of [["section", 19], ["lead", 18]] as const) {
        const { rows, definitions } = await read<ApiRow>(`period=${period}&basis=${basis}&by=${by}`);
        expect(rows).toHaveLength(size);
        const labels = new Map(definitions.flatMap(({ field, label }) => (field === null ? [] : [[field, label] as const])));
        for (const row of rows) {
          const expected = plain.find(({ chapter, section, lead }) => row.level === "total" ? chapter === null && section === null && lead === null : row.level === "unit" ? lead === row.title : (row.level === "chapter" ? chapter : section) === row.no)?.figures;
          const shown: PlainFigures = { 任务数: row.totals.tasks ?? null, 未评价: row.totals.unassessed ?? null, 反馈未齐: row.totals.contributionsIncomplete ?? null };
          for (const [field, value] of Object.entries({ ...row.totals, ...row.quantities })) if (labels.has(field) && (value === null || typeof value === "number")) shown[labels.get(field) ?? ""] = value;
          for (const [label, code] of Object.entries(ASSESSMENTS)) shown[label] = row.totals.assessments[code] ?? null;
          expect(ALL.filter((word) => !(word in shown)), "figures that the API lacks").toEqual([]);
          for (const word of ALL) expect(shown[word], `API ${by} ${row.title} ${period} ${basis} ${word}`).toBe(expected?.[word]);
        }
      }
    }
    const support = await plainSupport(sql, SLUG, period);
    const { rows } = await read<{ unit: { name: string }; owed: number; given: number; onTime: number; asked: number }>(`period=${period}&by=support`);
    expect(Object.fromEntries(rows.map(({ unit, owed, given, onTime, asked }) => [unit.name, { 应反馈: owed, 已反馈: given, 按时反馈: onTime, 要求补充: asked, 未反馈: owed - given }]))).toEqual(support);
  }
});
