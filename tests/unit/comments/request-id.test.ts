import { expect, it } from "vitest";
import { newRequestId } from "@/components/ui/request-id";
import { requestId } from "@/lib/actions/schema";

it("makes keys that the forms' schemas take, each another", () => {
  const keys = Array.from({ length: 500 }, newRequestId);
  for (const key of keys) expect(requestId.parse(key)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(keys).size).toBe(500);
});
