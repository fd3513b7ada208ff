import * as fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { Refused } from "@/lib/actions/failures";
import { takesJson } from "@/lib/api/handlers";
import { decodeCursor, encodeCursor, pickPage } from "@/lib/api/rules-paging";

it("gives every row once, whatever the page's length, and whatever comes in between", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 30 }), fc.uniqueArray(fc.integer(), { maxLength: 10 }), fc.integer({ min: 1, max: 7 }), (numbers, later, limit) => {
      const rows = numbers.toSorted((a, b) => a - b);
      const added = [...new Set([...numbers, ...later])].sort((a, b) => a - b);
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = pickPage(cursor === undefined ? rows : added, { limit, cursor }, z.int(), (row) => row);
        seen.push(...page.data);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((row) => numbers.includes(row))).toEqual(rows.slice(0, rows.length));
    }),
  );
});

it("takes back its own cursors, and refuses everything else at the field", () => {
  const form = z.tuple([z.string(), z.int()]);
  expect(decodeCursor(encodeCursor(["2026Q4", 47]), form)).toEqual(["2026Q4", 47]);
  expect(decodeCursor(undefined, form)).toBeNull();
  for (const wrong of ["", "nonsense", "é", encodeCursor([1, 2]), encodeCursor(["2026Q4"])]) {
    expect(() => decodeCursor(wrong, form), wrong).toThrow(Refused);
  }
});

it.each([[null, true], ["", true], ["*/*", true], ["application/json", true], ["text/html,application/json;q=0.9,*/*;q=0.8", true], ["text/html", false], ["application/jsonp", false], ["text/html, application/json;q=0", false]])(
  "of a client that accepts %s: takes JSON is %s",
  (accept, isTaken) => {
    expect(takesJson(accept)).toBe(isTaken);
  },
);
