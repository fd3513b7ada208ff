import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMentions, findUnknownNames, insertMention, splitAtMentions } from "@/lib/comments/parse";

const NAMES = ["市人社局", "宿迁市人力资源和社会保障局", "市人社局就业处", "市委宣传部", "宿豫区", "市政务办（行政审批局）"];
const found = (body: string, names: readonly string[] = NAMES) => findMentions(body, names).map((mention) => mention.name);

/** Texts that are thick with what matters: marks, names, halves of names. */
const text = fc.array(fc.oneof(fc.constantFrom("@", "＠", " ", "\n", "局", "市人社", ...NAMES), fc.string({ unit: "grapheme", maxLength: 5 })), { maxLength: 12 }).map((parts) => parts.join(""));
const name = fc.constantFrom(...NAMES);

describe("findMentions", () => {
  it("finds names directly after an @ of either width, in the text's order", () => {
    expect(findMentions("请@市委宣传部 和＠宿豫区核对", NAMES)).toEqual([
      { name: "市委宣传部", start: 1, end: 7 },
      { name: "宿豫区", start: 9, end: 13 },
    ]);
  });

  it("means the longest name that fits", () => {
    expect(found("@市人社局就业处")).toEqual(["市人社局就业处"]);
    expect(found("@市人社局就业科")).toEqual(["市人社局"]);
    expect(found("@市人社局就业处", [...NAMES].reverse())).toEqual(["市人社局就业处"]);
  });

  it("leaves names without an @, and an @ with a gap, alone", () => {
    expect(found("市人社局 @ 市人社局 @\n宿豫区 a@b.cn @@")).toEqual([]);
  });

  it("does not take an empty name for a mention", () => {
    expect(found("@", [""])).toEqual([]);
  });

  it("finds nothing in any text without an @", () => {
    fc.assert(fc.property(text, (body) => found(body.replace(/[@＠]/g, "")).length === 0));
  });

  it("finds whatever the picker put in, wherever that was", () => {
    fc.assert(
      fc.property(text, name, fc.nat(), fc.nat(), (body, picked, a, b) => {
        const [start, end] = [a % (body.length + 1), b % (body.length + 1)].sort((x, y) => x - y) as [number, number];
        const next = insertMention(body, picked, { start, end });
        expect(findMentions(next.body, NAMES)).toContainEqual({ name: picked, start, end: start + 1 + picked.length });
        expect(next.body.slice(0, next.caret)).toBe(`${body.slice(0, start)}@${picked} `);
      }),
    );
  });

  it("gives places that hold an @ and the name, in order and apart", () => {
    fc.assert(
      fc.property(text, (body) => {
        let last = 0;
        for (const { name: one, start, end } of findMentions(body, NAMES)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(body.slice(start, end)).toMatch(/^[@＠]/);
          expect(body.slice(start + 1, end)).toBe(one);
          expect(NAMES.some((other) => other.length > one.length && body.startsWith(other, start + 1))).toBe(false);
          last = end;
        }
      }),
    );
  });
});

describe("findUnknownNames", () => {
  const unknown = (body: string) => findUnknownNames(body, findMentions(body, NAMES));

  it("repeats what looks like a name and is none, once", () => {
    expect(unknown("@市发改 请@市发改 看，@宿豫区 也看，@张三")).toEqual(["市发改", "张三"]);
  });

  it("takes no offence at addresses and lone marks", () => {
    expect(unknown("zhang@sqhrss.gov.cn @ 下午3点 @2 @")).toEqual([]);
  });

  it("cuts a long sentence short", () => {
    expect(unknown("@请各单位于本月二十五日前报送材料")).toEqual(["请各单位于本月二十五日前"]);
  });
});

describe("splitAtMentions", () => {
  it("marks the mentions", () => {
    expect(splitAtMentions("请@宿豫区核对", ["宿豫区"])).toEqual([
      { text: "请", isMention: false },
      { text: "@宿豫区", isMention: true },
      { text: "核对", isMention: false },
    ]);
  });

  it("loses and adds nothing", () => {
    fc.assert(fc.property(text, (body) => splitAtMentions(body, NAMES).map((part) => part.text).join("") === body));
  });
});
