import { parseCsv } from "hucre/csv";
import { readXlsx, type Workbook } from "hucre/xlsx";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/lists/[list]/ledger/[format]/route";
import type { Viewer } from "@/lib/auth/schema";
import { loadViewer } from "@/lib/auth/viewer";
import { getBoard } from "@/lib/dashboard/queries-board";
import { rollUp } from "@/lib/dashboard/rollup";
import { FIGURES, QUANTITIES } from "@/lib/dashboard/rules-figures";
import { db } from "@/lib/db/client";
import { listPeriods } from "@/lib/periods/queries";
import { seedDemo } from "@/prisma/seed";
import { convertToPdf, hasOffice, readPdf } from "@/tests/support/office";
import { viewerOf } from "@/tests/support/demo-viewer";
import { forgetAudit } from "@/tests/support/forget-audit";

let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), getViewer: () => Promise.resolve(asking) }));

const SLUG = "2021-60";
const viewers: Record<"observer" | "department" | "other" | "county", Viewer | null> = { observer: null, department: null, other: null, county: null };

beforeAll(async () => {
  await seedDemo();
  [viewers.observer, viewers.department, viewers.other, viewers.county] = (await Promise.all(["observer", "jyj-filer", "czj", "shuyang"].map(viewerOf))) as [Viewer, Viewer, Viewer, Viewer];
});

function get(who: Viewer | null, format: string, query = "", list = SLUG): Promise<Response> {
  asking = who;
  return GET(new Request(`http://duban.test/lists/${list}/ledger/${format}${query}`), { params: Promise.resolve({ list, format }) });
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const workbookOf = async (who: Viewer | null, query = "") => readXlsx(await bytesOf(await get(who, "xlsx", query)));
const textOf = (workbook: Workbook) => workbook.sheets.flatMap(({ rows }) => rows.flat()).filter((value) => typeof value === "string").join("\n");

async function recordsOf(who: Viewer | null, query = ""): Promise<Record<string, unknown>[]> {
  const [names = [], ...rows] = parseCsv(new TextDecoder().decode(await bytesOf(await get(who, "csv", query))));
  return rows.map((row) => Object.fromEntries(row.map((value, at) => [String(names[at]), value])));
}

/** The board of the address, read apart from the ledger. */
async function boardOf(who: Viewer | null, key: string) {
  if (!who) throw new Error("nobody asks");
  const list = await db.taskList.findUniqueOrThrow({ where: { slug: SLUG }, select: { id: true } });
  const period = (await listPeriods(who, list.id)).find((one) => one.key === key);
  if (!period) throw new Error(`no period ${key}`);
  return { tasks: (await getBoard(who, list.id, period)).tasks, period };
}

describe("the figures in the file", () => {
  it.each(["observer", "department"] as const)("are the roll-up's: %s", async (name) => {
    const who = viewers[name];
    for (const basis of ["accepted", "filed"] as const) {
      const { tasks, period } = await boardOf(who, "2026Q3");
      const totals = rollUp(tasks.filter((task) => task.isVisible), { dueAt: period.dueAt, now: new Date() }, basis);
      const { sheets } = await workbookOf(who, `?period=2026Q3&basis=${basis}`);
      expect(sheets[1]?.name).toBe("汇总");
      const sums = sheets[1]?.rows.filter((row) => row[0] === "合计") ?? [];
      expect(sums).toHaveLength(2);
      const quantities = QUANTITIES.map(({ unit, valueOf }) => ({ unit, value: valueOf(totals) })).map(({ unit, value }) => (unit === "%" && value !== null ? value / 100 : value));
      for (const row of sums) expect(row.slice(1)).toEqual([...FIGURES.map(({ valueOf }) => valueOf(totals)), ...quantities]);
    }
  });

  it("are the revision's that stands as filed, task by task", async () => {
    const records = await recordsOf(viewers.observer, "?period=2026Q3");
    const reports = await db.report.findMany({
      where: { period: { key: "2026Q3", list: { slug: SLUG } } },
      select: { filedRevisionNo: true, task: { select: { no: true } }, revisions: { select: { no: true, progress: true, completion: true, contactPhone: true } } },
    });
    expect(records.map((record) => record["序号"])).toEqual(Array.from({ length: 47 }, (_, at) => String(at + 1)));
    for (const record of records) {
      const report = reports.find(({ task }) => task.no === Number(record["序号"]));
      const filed = report?.revisions.find(({ no }) => no === report.filedRevisionNo);
      expect([record["本季度进展情况"], record["完成比例（%）"], record["联系电话"]]).toEqual([filed?.progress ?? "", filed ? String(filed.completion) : "", filed?.contactPhone ?? ""]);
    }
  });
});

describe("a neighbour's file", () => {
  it.each(["department", "other"] as const)("has no word that the screen would not show him: %s", async (name) => {
    const { tasks, period } = await boardOf(viewers[name], "2026Q3");
    const hidden = tasks.filter((task) => !task.isVisible).map((task) => task.id);
    expect(hidden.length).toBeGreaterThan(0);
    const where = { periodId: period.id, taskId: { in: hidden } };
    const [reports, contributions] = await Promise.all([
      db.report.findMany({ where, select: { progress: true, problems: true, coordination: true, upward: true, nextSteps: true, contactPhone: true } }),
      db.contribution.findMany({ where, select: { content: true } }),
    ]);
    const secrets = [...reports.flatMap((report) => Object.values(report)), ...contributions.map(({ content }) => content)].filter((words) => words.length >= 8);
    expect(secrets.length).toBeGreaterThan(10);
    const own = await db.reportRevision.findMany({ where: { report: { periodId: period.id, taskId: { notIn: hidden } } }, select: { progress: true, problems: true, coordination: true, upward: true, nextSteps: true, contactPhone: true } });
    const shared = new Set(own.flatMap((revision) => Object.values(revision)));
    const workbook = textOf(await workbookOf(viewers[name], "?period=2026Q3"));
    const csv = JSON.stringify(await recordsOf(viewers[name], "?period=2026Q3"));
    for (const secret of secrets.filter((words) => !shared.has(words))) {
      expect(workbook).not.toContain(secret);
      expect(csv).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
    // What he may read is there.
    const seen = tasks.find((task) => task.isVisible && task.filedState === "ACCEPTED");
    const filed = await db.report.findFirstOrThrow({ where: { periodId: period.id, taskId: seen?.id ?? "" }, select: { progress: true } });
    expect(workbook).toContain(filed.progress);
  });

  it("has no draft, his own unit's neither", async () => {
    const draft = await db.report.findFirstOrThrow({ where: { state: "DRAFT", filedRevisionNo: null, progress: { not: "" } }, select: { id: true, unitId: true, period: { select: { key: true } } } });
    await db.report.update({ where: { id: draft.id }, data: { progress: "只在草稿里的话" } });
    const account = await db.account.findFirstOrThrow({ where: { unitId: draft.unitId, roles: { has: "FILER" } }, select: { id: true } });
    for (const who of [viewers.observer, await loadViewer(account.id)]) expect(textOf(await workbookOf(who, `?period=${draft.period.key}`))).not.toContain("只在草稿里的话");
  });
});

it("carries the screen's filters, and says so", async () => {
  const { tasks } = await boardOf(viewers.observer, "2026Q3");
  const expected = tasks.filter((task) => task.verdict === "BEHIND").map((task) => task.no);
  const { sheets } = await workbookOf(viewers.observer, "?period=2026Q3&assessment=BEHIND");
  expect(sheets[0]?.rows.map((row) => row[0]).filter((value) => typeof value === "number")).toEqual(expected);
  expect(String(sheets[0]?.rows.find((row) => String(row[0]).startsWith("统计口径"))?.[0])).toContain("范围：序时评价：欠进度");
  expect((await recordsOf(viewers.observer, "?period=2026Q3&assessment=BEHIND")).map((record) => Number(record["序号"]))).toEqual(expected);
  // A filter that nothing meets still gives a file that opens.
  expect(textOf(await workbookOf(viewers.observer, "?text=没有这样的文字"))).toContain("没有符合条件的任务");
});

it("keeps words that look like a formula as words", async () => {
  const revision = await db.reportRevision.findFirstOrThrow({ where: { report: { period: { key: "2026Q3" }, task: { no: 2 }, filedRevisionNo: { not: null } } }, select: { reportId: true, no: true } });
  await db.reportRevision.update({ where: { reportId_no: revision }, data: { problems: "=1+1" } });
  const workbook = await workbookOf(viewers.observer, "?period=2026Q3");
  expect(workbook.sheets[0]?.rows.flat()).toContain("=1+1");
  expect(workbook.sheets[0]?.rows.flat()).not.toContain(2.0001);
  expect((await recordsOf(viewers.observer, "?period=2026Q3"))[1]?.["存在问题"]).toBe("'=1+1");
});

it("is told in the audit: who, which list and period, under which filters, how much", async () => {
  await forgetAudit();
  await bytesOf(await get(viewers.county, "csv", "?period=2026Q3&state=filed&scope=own"));
  const { tasks, period } = await boardOf(viewers.county, "2026Q3");
  const events = await db.auditEvent.findMany({ where: { event: "LEDGER_EXPORTED" }, select: { actorId: true, periodId: true, detail: true } });
  const filed = tasks.filter((task) => task.isVisible && task.filedState !== "NOT_FILED").length;
  expect(events).toEqual([{ actorId: viewers.county?.id, periodId: period.id, detail: { format: "csv", query: "?period=2026Q3&state=filed&scope=own", tasks: filed } }]);
});

it("is named after notice and period, is never cached, and tells how many tasks will come", async () => {
  const { headers, body } = await get(viewers.observer, "xlsx", "?period=2026Q3");
  await body?.cancel();
  expect(headers.get("content-disposition")).toContain(`filename*=UTF-8''${encodeURIComponent("宿办发〔2021〕60号 2026年第三季度 台账.xlsx")}`);
  expect([headers.get("cache-control"), headers.get("x-ledger-tasks")]).toEqual(["private, no-store", "47"]);
});

it("is for those who are signed in, and only of lists that are there", async () => {
  expect((await get(null, "xlsx")).status).toBe(401);
  expect((await get(viewers.observer, "csv", "", "no-such-list")).status).toBe(404);
  await expect(get(viewers.observer, "exe")).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
});

it.skipIf(!(await hasOffice()))("opens in LibreOffice and prints on A3 across, each page with its head and number", async () => {
  const bytes = await bytesOf(await get(viewers.observer, "xlsx", "?period=2026Q3&section=1"));
  const pages = await readPdf(await convertToPdf("ledger.xlsx", bytes));
  const { sheets } = await readXlsx(bytes);
  // A page a sheet, and a second one of the figures, the plans and the two tasks' lead.
  expect(pages.length).toBeGreaterThan(sheets.length);
  expect(pages.length).toBeLessThanOrEqual(sheets.length + 3);
  pages.forEach((page, at) => {
    expect(page).toMatchObject({ widthMm: 420, heightMm: 297 });
    expect(page.text.normalize("NFKC")).toContain(`第${at + 1}页共${pages.length}页`);
  });
  const all = pages.map((page) => page.text.normalize("NFKC")).join("");
  const { progress } = await db.report.findFirstOrThrow({ where: { period: { key: "2026Q3" }, task: { no: 2 } }, select: { progress: true } });
  for (const words of ["2026年第三季度任务清单台账(总表)", "本季度进展情况", "范围:第一节", progress]) expect(all).toContain(words.normalize("NFKC").replace(/\s/g, ""));
  expect(all).not.toContain("###");
}, 120_000);
