import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlain, kindOrder, passagesOf, patternOf, plainRunOf, snippet, taskNumberOf, wordsOf } from "@/lib/search/rules";
import { QUERY_MAX } from "@/lib/search/rules-limits";
import { searchHref, searchQuery } from "@/lib/search/schema";

/** Texts as people write them, with what a regular expression or a LIKE pattern could stumble over. */
const char = fc.constantFrom(..."就业创业公积金落实措施第一二三，。（）()[]{}.*+?^$|\\/%_-<>&\"'AaZzＡａ12１２ \n😀𠮷".match(/./gsu) ?? []);
const text = fc.array(char, { maxLength: 400 }).map((chars) => chars.join(""));
const someWords = fc.array(fc.array(char, { minLength: 1, maxLength: 6 }).map((chars) => chars.join("")), { minLength: 1, maxLength: 4 }).map((typed) => wordsOf(typed.join(" "))).filter((words) => words.length > 0);

const occursIn = (within: string, word: string) => new RegExp(patternOf(word), "u").test(within);
const oneLine = (of: string) => of.trim().replace(/\s+/g, " ");

describe("words", () => {
  it("are parted by blanks of any kind and counted once", () => {
    expect(wordsOf(" 就业　创业\n就业\t补贴 ")).toEqual(["就业", "创业", "补贴"]);
    expect(wordsOf(" 　\n")).toEqual([]);
    expect(wordsOf("甲\0乙\ud800丙")).toEqual(["甲", "乙", "丙"]);
  });

  it("match themselves, in capitals or small, in full or half width", () => {
    expect(patternOf("就业")).toBe("就业");
    for (const form of ["GDP(2025)", "gdp（2025）", "ＧＤＰ（２０２５）", "Gdp(２025）"]) expect(occursIn(`增长${form}。`, "GDP(2025)"), form).toBe(true);
    expect(occursIn("2026", "2025")).toBe(false);
  });

  it("mean nothing but themselves", () => {
    fc.assert(fc.property(someWords, text, (words, other) => {
      for (const word of words) {
        expect(occursIn(`${other}${word}${other}`, word)).toBe(true);
        // Without the word's first character nothing of it can stand in the text.
        const [first = ""] = word;
        const without = Array.from(other).filter((one) => !occursIn(one, first)).join("");
        expect(occursIn(without, word)).toBe(false);
      }
    }));
  });

  it("that a plain comparison finds hold nothing that LIKE reads otherwise", () => {
    fc.assert(fc.property(someWords, (words) => {
      for (const word of words) if (isPlain(word)) expect(word).not.toMatch(/[%_\\]/);
    }));
    expect(isPlain("就业创业")).toBe(true);
    for (const word of ["100%", "a", "第1", "，", "（"]) expect(isPlain(word), word).toBe(false);
  });

  it("hold a run of characters that a text must hold as it stands", () => {
    expect(["就业", "GDP增长率（全市）", "第3季度", "2025", "（全市）与1"].map(plainRunOf)).toEqual(["就业", "增长率", "季度", "", "全市"]);
    fc.assert(fc.property(someWords, (words) => {
      for (const word of words) expect(word).toContain(plainRunOf(word));
    }));
  });

  it("name a task by its number", () => {
    expect(["12", "第12项", "１２", "12号", "012"].map(taskNumberOf)).toEqual([12, 12, 12, 12, 12]);
    expect(["", "十二", "12a", "123456", "1.5"].map(taskNumberOf)).toEqual([null, null, null, null, null]);
  });
});

describe("a snippet", () => {
  it("holds nothing but the text, and every word that the text holds, marked", () => {
    fc.assert(fc.property(text, someWords, (of, words) => {
      const parts = snippet(of, words);
      const line = oneLine(of);
      const passages = parts.map((part) => (part.text === "…" && !part.isMatch ? "\0" : part.text)).join("").split("\0");
      for (const passage of passages) expect(line.includes(passage)).toBe(true);
      const marked = parts.filter((part) => part.isMatch).map((part) => part.text).join("\n");
      // Beyond three places a snippet would be the text itself.
      if (words.length <= 3) for (const word of words) if (occursIn(line, word)) expect(marked, word).toMatch(new RegExp(patternOf(word), "u"));
      if (!words.some((word) => occursIn(line, word))) expect(marked).toBe("");
    }));
  });

  it("shows the words with what stands around them", () => {
    const long = `${"前".repeat(50)}落实就业补贴${"中".repeat(200)}创业担保贷款${"后".repeat(200)}`;
    const parts = snippet(long, ["就业", "创业"]);
    expect(parts.filter((part) => part.isMatch).map((part) => part.text)).toEqual(["就业", "创业"]);
    expect(parts.map((part) => part.text).join("")).toMatch(/^…前+落实就业补贴中+…中+创业担保贷款后+…$/);
    expect(snippet("短句。", ["无"])).toEqual([{ text: "短句。", isMatch: false }]);
    expect(snippet("", ["无"])).toEqual([]);
  });

  it("stands under the field that brings a word, each word once", () => {
    const fields = [["progress", "举办招聘会"], ["problems", "招聘会场地不足"], ["upward", ""]] as const;
    expect(passagesOf(fields, ["招聘会"]).map(({ field }) => field)).toEqual(["progress"]);
    expect(passagesOf(fields, ["招聘会", "场地"]).map(({ field }) => field)).toEqual(["progress", "problems"]);
    expect(passagesOf(fields, ["无"])).toEqual([]);
  });
});

describe("the address of a search", () => {
  it("is read as it was made", () => {
    fc.assert(fc.property(text.map((typed) => Array.from(typed).slice(0, 90).join("").trim()).filter((typed) => typed !== ""), fc.integer({ min: 1, max: 50 }), (typed, page) => {
      const address = new URL(searchHref({ text: typed, kind: "reports", page }), "http://localhost");
      expect(searchQuery.parse(Object.fromEntries(address.searchParams))).toEqual({ q: { text: typed, isCut: false }, kind: "reports", page });
    }));
  });

  it("may be anything", () => {
    expect(searchQuery.parse({})).toEqual({ q: { text: "", isCut: false }, kind: undefined, page: 1 });
    expect(searchQuery.parse({ q: "甲".repeat(QUERY_MAX + 1), kind: "secrets", page: "-3" })).toEqual({ q: { text: "甲".repeat(QUERY_MAX), isCut: true }, kind: undefined, page: 1 });
  });

  it("puts the units first where a unit's very name was typed", () => {
    expect(kindOrder(false)).toEqual(["tasks", "reports", "contributions", "comments", "plans", "orders", "upward", "units", "publications"]);
    expect(kindOrder(true)).toEqual(["units", "tasks", "reports", "contributions", "comments", "plans", "orders", "upward", "publications"]);
  });
});
