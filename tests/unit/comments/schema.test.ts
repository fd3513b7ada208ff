import { describe, expect, it } from "vitest";
import { COMMENT_MAX } from "@/lib/comments/rules-limits";
import { createCommentSchema, readDiscussionSchema } from "@/lib/comments/schema";

const form = { list: "2021-60", no: "7", requestId: "01939f64-0000-7000-8000-000000000001" };
const bodyError = (body: string) => createCommentSchema.safeParse({ ...form, body }).error?.issues[0]?.message;

describe("createCommentSchema", () => {
  it("trims the text and keeps its line breaks", () => {
    expect(createCommentSchema.parse({ ...form, body: " 一\r\n二 " })).toMatchObject({ no: 7, body: "一\n二" });
  });

  it("refuses an empty text and one that is too long", () => {
    expect(bodyError(" \n ")).toBe("请填写讨论内容。");
    expect(bodyError("字".repeat(COMMENT_MAX))).toBeUndefined();
    expect(bodyError("字".repeat(COMMENT_MAX + 1))).toBe("最多 2000 字。");
  });
});

describe("readDiscussionSchema", () => {
  it("takes the moment that the page was shown", () => {
    const input = readDiscussionSchema.parse({ list: "2021-60", no: "7", until: "2026-11-24T02:00:00.123Z" });
    expect(input.until).toEqual(new Date("2026-11-24T02:00:00.123Z"));
    expect(readDiscussionSchema.safeParse({ list: "2021-60", no: "7", until: "gestern" }).success).toBe(false);
  });
});
