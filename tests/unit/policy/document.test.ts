import { expect, it } from "vitest";
import { writeDocument } from "@/tests/policy/document";
import { read } from "@/tests/support/architecture/tree";

it("docs/policy.md says what the table says (npm run docs:policy)", () => {
  expect(read("docs/policy.md")).toBe(writeDocument());
});
