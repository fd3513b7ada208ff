import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeRepeats, findRepeats } from "@/lib/reports/rules-similarity";

const LAST = "一是召开推进会3次，明确年度目标和责任分工。\n二是建成公共实训基地2个，培训企业职工1200人次。\n三是摸排全市产业链短板技术46项，形成攻关需求清单。";
const kinds = (now: string, earlier = LAST) => findRepeats(now, earlier).repeated.map(({ kind }) => kind);

describe("findRepeats", () => {
  it("finds the same sentences, whatever their order, punctuation, blanks and numbering", () => {
    const now = "（一）摸排全市产业链短板技术４６项,形成攻关需求清单；\n2.召开推进会 3 次，明确年度目标和责任分工。本季度新设立人才工作站五个，签约专家八名。";
    expect(kinds(now)).toEqual(["same", "same"]);
    expect(findRepeats(now, LAST).isRepeated).toBe(false);
  });

  it("tells what is the same but for its figures, and shows both as they were written", () => {
    const found = findRepeats("建成公共实训基地5个，培训企业职工3,400人次。", LAST);
    expect(found.repeated).toEqual([
      { text: "建成公共实训基地5个，培训企业职工3,400人次。", start: 0, end: 25, kind: "figures", earlier: "二是建成公共实训基地2个，培训企业职工1200人次。" },
    ]);
    expect(describeRepeats(found, "2026年第三季度")).toBe("有 1 句与2026年第三季度仅数字不同");
  });

  it("does not take 3.2 for 32", () => {
    expect(kinds("完成投资32亿元。", "完成投资3.2亿元。")).toEqual(["figures"]);
  });

  it("finds a long sentence again with hardly another wording, and not one that says something else", () => {
    const long = "会同科技、工信、财政等部门开展链上企业走访活动，收集技术难题并逐项明确攻关单位和完成时限。";
    expect(kinds(long.replace("活动", "行动"), long)).toEqual(["near"]);
    expect(kinds("会同教育、卫健部门开展健康校园创建，新增心理辅导站并配齐专职教师。", long)).toEqual([]);
  });

  it("gives the place of a sentence in the text", () => {
    const now = "新开工项目一批。\n  召开推进会3次，明确年度目标和责任分工。";
    const [found] = findRepeats(now, LAST).repeated;
    expect(now.slice(found?.start, found?.end)).toBe("召开推进会3次，明确年度目标和责任分工。");
  });

  it.each([
    ["all of it", LAST, true],
    ["all but the figures", LAST.replace("1200", "1800").replace("46", "52"), true],
    ["one sentence of three", "召开推进会3次，明确年度目标和责任分工。引进高层次人才团队六个并兑现安家补贴。新建人才公寓一百二十套，年底前交付使用。", false],
    ["too little to judge", "召开推进会3次。", false],
    ["nothing", "", false],
  ])("says 基本相同 from four fifths on: %s", (_what, now, expected) => {
    expect(findRepeats(now, `${LAST}召开推进会3次。`).isRepeated).toBe(expected);
  });

  it("says in words what it found", () => {
    expect(describeRepeats(findRepeats(LAST, LAST), "2026年第三季度")).toBe("有 3 句与2026年第三季度相同");
    expect(describeRepeats(findRepeats(LAST.replace("46", "52"), LAST), "2026年第三季度")).toBe("有 3 句与2026年第三季度相同，其中 1 句仅数字不同");
    expect(describeRepeats(findRepeats("全是新的内容，没有旧话。", LAST), "2026年第三季度")).toBe("");
  });

  it("finds nothing where there is no earlier text", () => {
    expect(findRepeats(LAST, "")).toEqual({ repeated: [], share: 0, isRepeated: false });
  });
});

const sentence = fc.stringMatching(/^[甲乙丙丁戊己庚辛壬癸0-9，]{1,30}$/).map((words) => `${words}。`);
const text = fc.array(sentence, { maxLength: 12 }).map((all) => all.join(""));

describe("findRepeats on anything", () => {
  it("never throws, and its places and share fit the text", () => {
    // Halves of signs, signs that change their length when they are normalised, and our own placeholder among them.
    const odd = fc.constantFrom("甲", "乙", "。", "；", "3", "３", ".", "\n", " ", "#", "（", "一是", "①", "㍿", "ﬁ", "\ud83d", "\u{1f600}", "\ue000", "\0");
    const any = fc.oneof(fc.string({ unit: "binary-ascii" }), fc.string({ unit: odd, maxLength: 60 }), text);
    fc.assert(
      fc.property(any, any, (now, earlier) => {
        const { repeated, share } = findRepeats(now, earlier);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        for (const { text, start, end } of repeated) expect(now.slice(start, end)).toBe(text);
        let last = 0;
        for (const { start, end } of repeated) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });

  it("does not look at the order of sentences", () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 8 }), fc.array(sentence, { maxLength: 8 }), (now, earlier) => {
        const there = findRepeats(now.join(""), earlier.join(""));
        const back = findRepeats([...now].reverse().join(""), [...earlier].reverse().join(""));
        expect(back.share).toBeCloseTo(there.share);
        expect(back.repeated.map(({ kind }) => kind)).toEqual(there.repeated.map(({ kind }) => kind).reverse());
      }),
    );
  });

  it("is mutual: of two sentences each repeats the other, or neither does", () => {
    fc.assert(fc.property(sentence, sentence, (one, other) => {
      expect(kinds(one, other)).toEqual(kinds(other, one));
    }));
  });

  it("finds every text of some length in itself", () => {
    fc.assert(fc.property(text, (words) => {
      const { share } = findRepeats(words, words);
      expect([0, 1]).toContain(share);
    }));
  });

  it("has done with the longest texts there are, even of many small sentences", () => {
    const short = (from: number) => Array.from({ length: 500 }, (_, at) => `${String.fromCodePoint(0x4e00 + from + at)}项工作推进中。`).join("");
    expect(findRepeats(short(0), short(250)).repeated.length).toBeGreaterThanOrEqual(250);
    const odd = "进展顺利情况良好".repeat(500);
    expect(findRepeats(odd, `${odd}一`).share).toBe(1);
  });
});
