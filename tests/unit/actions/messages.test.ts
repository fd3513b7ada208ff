import { describe, expect, it } from "vitest";
import { z } from "zod";
import { IN_CHINESE } from "@/lib/actions/rules-messages";

const messages = (schema: z.ZodType, value: unknown) => schema.safeParse(value, { error: IN_CHINESE }).error?.issues.map(({ message }) => message);

describe("what is said of input that no form of ours sends", () => {
  it("is Chinese and shows nothing of the library", () => {
    const schema = z.object({ list: z.string(), no: z.coerce.number(), kind: z.enum(["a", "b"]), id: z.uuid() });
    for (const message of messages(schema, { kind: "constructor", id: "1" }) ?? []) expect(message).toMatch(/[\u4e00-\u9fff]/);
    expect(messages(schema, {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/NaN|undefined|expected/i)]));
  });

  it("gives way to a schema's own words", () => {
    expect(messages(z.string("请填写文字。"), 1)).toEqual(["请填写文字。"]);
  });
});
