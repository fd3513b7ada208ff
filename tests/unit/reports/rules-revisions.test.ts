import { describe, expect, it } from "vitest";
import { choosePair } from "@/lib/reports/rules-revisions";

const THREE = [{ no: 1 }, { no: 2 }, { no: 4 }];
const pair = (wanted: { from?: string; to?: string }, revisions = THREE) => {
  const { before, after } = choosePair(revisions, wanted);
  return [before?.no ?? null, after?.no ?? null];
};

describe("choosePair", () => {
  it.each([
    ["the last two where nothing is named", {}, [2, 4]],
    ["the named ones", { from: "1", to: "4" }, [1, 4]],
    ["the older one first", { from: "4", to: "1" }, [1, 4]],
    ["the one before the named", { to: "2" }, [1, 2]],
    ["the named and the last", { from: "1" }, [1, 4]],
    ["the named last and the one before", { from: "4" }, [2, 4]],
    ["one alone where both are the same", { from: "2", to: "2" }, [null, 2]],
    ["one alone where nothing is before it", { to: "1" }, [null, 1]],
    ["the last two for what is no number", { from: "3", to: "x" }, [2, 4]],
  ])("gives %s", (_what, wanted, expected) => {
    expect(pair(wanted)).toEqual(expected);
  });

  it("gives the only one there is", () => {
    expect(pair({ from: "1", to: "2" }, [{ no: 1 }])).toEqual([null, 1]);
  });
});
