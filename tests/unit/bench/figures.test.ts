import { describe, expect, it } from "vitest";
import { percentile, summarise } from "@/tests/bench/load-figures";
import { parseOptions } from "@/tests/bench/options";
import { bundledModules, costsOf, type CpuProfile } from "@/tests/bench/profile-costs";

describe("the figures of a run", () => {
  it("takes the value that so many per cent do not exceed", () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([percentile(values, 50), percentile(values, 95), percentile(values, 100)]).toEqual([50, 95, 100]);
    expect(percentile([7], 95)).toBe(7);
    expect(percentile([], 50)).toBe(0);
  });

  it("counts answers over the seconds that they took", () => {
    expect(summarise({ milliseconds: [10, 30, 20, 40], bytes: 1_000, failed: 0 }, 2)).toEqual({ p50: 20, p95: 40, perSecond: 2, bytes: 1_000, requests: 4, failed: 0 });
  });
});

describe("the options", () => {
  it("measure everything at 1 and at 100 unless told otherwise", () => {
    const { scales, parts, isQuick, processes } = parseOptions([]);
    expect({ scales, parts: parts.size, isQuick, processes }).toEqual({ scales: [1, 100], parts: 7, isQuick: false, processes: 2 });
    expect([...parseOptions(["--only", "pages,soak", "--scale", "10"]).parts]).toEqual(["pages", "soak"]);
  });

  it.each([[["--only", "page"]], [["--scale", "0"]], [["--scale", "1;2"]], [["--processes", "x"]], [["--fast"]]])("refuse %j", (argv) => {
    expect(() => parseOptions(argv)).toThrow();
  });
});

describe("where a profile's time went", () => {
  const frame = (functionName: string, url = "", columnNumber = 0) => ({ functionName, url, lineNumber: 0, columnNumber });
  const profile: CpuProfile = {
    nodes: [
      { id: 1, callFrame: frame("(root)"), children: [2, 3, 5] },
      { id: 2, callFrame: frame("(garbage collector)") },
      { id: 3, callFrame: frame("query", "/x/node_modules/pg/lib/query.js"), children: [4] },
      { id: 4, callFrame: frame("writev", "node:net") },
      { id: 5, callFrame: frame("(idle)") },
    ],
    samples: [3, 2, 4, 5, 3], timeDeltas: [900_000, 100_000, 200_000, 500_000, 100_000],
  };

  it("gives Node's own code to its caller, leaves idle time out and looks at the end only", () => {
    expect(costsOf(profile, (url) => url, 0.9)).toEqual([{ name: "pg", share: 75 }, { name: "garbage collection", share: 25 }]);
  });

  it("finds the module within a file that holds many", () => {
    const find = bundledModules('x={"./dist/a.js"(e,t,r){one},"./dist/react-dom-server.js"(e,t,r){two\nthree},"(react-server)/./dist/b.js"(e,t){four}}');
    expect([find(0, 0), find(0, 22), find(0, 60), find(1, 2), find(1, 40)]).toEqual(["", "./dist/a.js", "./dist/react-dom-server.js", "./dist/react-dom-server.js", "(react-server)/./dist/b.js"]);
  });
});
