import { describe, expect, it } from "vitest";
import { DOCUMENT_FILE, readResults, withTables } from "@/tests/bench/document";
import { PAGE_NAMES } from "@/tests/bench/pages-list";
import { results, type AtScale, type Results, type Runs } from "@/tests/bench/results";
import { performanceTables } from "@/tests/bench/table";
import { read } from "@/tests/support/architecture/tree";

const run = (perSecond: number, p50: number) => ({ p50, p95: p50 * 2, perSecond, bytes: 600_000, requests: 100, failed: 0 });
const runs = (perSecond: number, p50: number): Runs => ({ one: run(perSecond, p50), sixteen: run(perSecond, p50), closing: run(perSecond, p50) });
const byPage = <Value>(value: Value) => Object.fromEntries(PAGE_NAMES.map((name) => [name, value])) as Record<(typeof PAGE_NAMES)[number], Value>;

/** 300 requests a second where pages are kept, 20 where they are rendered, 1,200 at the floor. */
const atScale = (scale: number, p50: number): AtScale => ({
  scale, reports: 940, contributions: 10_000,
  pages: {
    kept: byPage({ ...runs(300, p50), statements: { count: 1, ms: 0.2, planningMs: 0 } }),
    anew: byPage({ ...runs(20, p50 * 10), statements: { count: 18, ms: 25, planningMs: 10 } }),
    floor: byPage(runs(1_200, 1)),
  },
});
const measured: Results = {
  date: "2026-11-28", isQuick: false, processes: 2,
  machine: { cpu: "a processor", cores: 2, memoryGiB: 8, node: "24", postgres: "18", loadBefore: 0.1 },
  scales: [atScale(1, 5), atScale(100, 9)],
};
const rowsOf = (text: string, start: string): string[] => text.split("\n").filter((line) => line.startsWith(start));

describe("the tables", () => {
  const text = performanceTables(measured);

  it("say of each page in both states how it stands to Redmine's figures", () => {
    expect(rowsOf(text, "| `/tasks` (47 rows) | kept | 300 |")[0]).toBe("| `/tasks` (47 rows) | kept | 300 | 5.0 ms | 10 ms | 13.0 × ✓ | 1/87.1 ✓ |");
    expect(rowsOf(text, "| `/tasks` (47 rows) | anew | 20 |")[0]).toBe("| `/tasks` (47 rows) | anew | 20 | 50 ms | 100 ms | 0.9 × ✗ | 1/8.7 ✓ |");
  });

  it("and to the floor of the same run, with what the database was asked for", () => {
    expect(rowsOf(text, "| `/` | kept | 600 kB")[0]).toMatch(/\| 1 \/ 0\.2 \(0\) \| 1\/4\.0 ✓ \|$/);
    expect(rowsOf(text, "| `/` | anew | 600 kB")[0]).toMatch(/\| 18 \/ 25 \(10\) \| 1\/60\.0 ✗ \|$/);
  });

  it("hold a hundred lists against one", () => {
    expect(rowsOf(text, "| `/dashboard` | kept | 5.0 ms | 9.0 ms |")[0]).toBe("| `/dashboard` | kept | 5.0 ms | 9.0 ms | 1.8 × ✗ |");
  });

  it("call memory flat that the last third of the requests does not raise", () => {
    const soak = (end: number) => performanceTables({ ...measured, soak: { requests: 3, memory: [{ after: 1, mebibytes: [200] }, { after: 2, mebibytes: [300] }, { after: 3, mebibytes: [end] }] } });
    expect(soak(303)).toContain("at most 303 MiB ✓ in a process (≤ 350), 1.0 × ✓ over the last third");
    expect(soak(360)).toContain("at most 360 MiB ✗ in a process (≤ 350), 1.2 × ✗ over the last third");
  });

  it("leave out what was not measured", () => {
    expect(text).not.toMatch(/Lighthouse|Scripts|Signing in/);
  });
});

describe("docs/performance.md", () => {
  it("holds the tables that its JSON gives", () => {
    expect(read(DOCUMENT_FILE)).toBe(withTables(read(DOCUMENT_FILE), readResults()));
  });

  it("keeps its words when it is measured anew", () => {
    const document = read(DOCUMENT_FILE);
    const again = withTables(document, results.parse(measured));
    expect(again.split("<!-- tables")[0]).toBe(document.split("<!-- tables")[0]);
    expect(again.split("<!-- /tables -->")[1]).toBe(document.split("<!-- /tables -->")[1]);
    expect(again).toContain("a processor, 2 cores");
  });

  it("is refused without the marks that its tables stand between", () => {
    expect(() => withTables("# Performance", measured)).toThrow("lost the marks");
  });
});
