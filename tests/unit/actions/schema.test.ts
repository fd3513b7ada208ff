import { expect, it } from "vitest";
import { day } from "@/lib/actions/schema";

it("a day is a real one of this century", () => {
  for (const text of ["2000-01-01", "2026-02-28"]) expect(day.safeParse(text).data).toBe(text);
  for (const text of ["0000-01-01", "1999-12-31"]) expect(day.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(["请核对日期。"]);
  for (const text of ["", "2026-02-30", "x"]) expect(day.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(["请填写日期。"]);
});
