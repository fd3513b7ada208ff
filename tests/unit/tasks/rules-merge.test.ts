import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosenText, isSameText, mergeWords, type Choice, type Words } from "@/lib/tasks/rules-merge";

describe("two people on one draft", () => {
  const base = { progress: "原文", problems: "", phone: "1" };

  it("takes over what only the other changed, keeps what only I did, and asks where both did", () => {
    const mine = { progress: "我改", problems: "我写", phone: "1" };
    const theirs = { progress: "他改", problems: "", phone: "2" };
    expect(mergeWords(base, mine, theirs)).toEqual({ words: { progress: "我改", problems: "我写", phone: "2" }, taken: ["phone"], conflicts: ["progress"] });
  });

  it("sees no difference in the same change, in line ends and in blanks at the ends", () => {
    const merged = mergeWords({ progress: "a" }, { progress: "一\r\n二 " }, { progress: "一\n二" });
    expect(merged).toEqual({ words: { progress: "一\r\n二 " }, taken: [], conflicts: [] });
  });

  it("keeps a field that the other side does not name", () => {
    expect(mergeWords({}, { quotes: "[1]" }, {}).words).toEqual({ quotes: "[1]" });
  });

  it("goes on asking where nobody has decided, although the other's words did not move", () => {
    expect(mergeWords({ progress: "他改" }, { progress: "我改" }, { progress: "他改" }, { undecided: ["progress"] }).conflicts).toEqual(["progress"]);
    expect(mergeWords({ progress: "他改" }, { progress: "他改" }, { progress: "他改" }, { undecided: ["progress"] }).conflicts).toEqual([]);
  });

  it("does not take the other's words over an emptied field that waits for a choice", () => {
    expect(mergeWords({ progress: "" }, { progress: "" }, { progress: "他改" }, { undecided: ["progress"] }).conflicts).toEqual(["progress"]);
  });

  it("joins lists that nobody types: both additions in, both removals out", () => {
    const merged = mergeWords({ quotes: "[1,2,3]" }, { quotes: "[1,3,4]" }, { quotes: "[2,3,5]" }, { lists: ["quotes"] });
    expect(merged).toEqual({ words: { quotes: "[3,5,4]" }, taken: [], conflicts: [] });
    expect(mergeWords({ quotes: "" }, { quotes: "x" }, { quotes: "y" }, { lists: ["quotes"] }).conflicts).toEqual(["quotes"]);
  });

  it("puts both texts into the field, mine first", () => {
    expect(chosenText("both", "我的\n", "他的")).toBe("我的\n他的");
    expect(chosenText("both", "", "他的")).toBe("他的");
    expect([chosenText("mine", "我", "他"), chosenText("theirs", "我", "他")]).toEqual(["我", "他"]);
  });
});

const NAMES = ["progress", "problems", "nextSteps"];
const word = fc.oneof(fc.constantFrom("", "甲", "乙", "甲\n乙"), fc.string({ unit: "grapheme", maxLength: 8 }));
const words: fc.Arbitrary<Words> = fc.record(Object.fromEntries(NAMES.map((name) => [name, word])));

/** Whether a text is still there, as a whole, in what came of it. */
const holds = (text: string, part: string) => isSameText(text, part) || text.includes(part.trim().replace(/\r\n?/g, "\n")) || text.includes(part.trim());

describe("no word disappears without a choice", () => {
  it("what either side changed is in the merged words, or both versions are put before a person", () => {
    fc.assert(
      fc.property(words, words, words, fc.subarray(NAMES), (base, mine, theirs, undecided) => {
        const merged = mergeWords(base, mine, theirs, { undecided });
        for (const name of NAMES) {
          const [before, own, other, now] = [base, mine, theirs, merged.words].map((one) => one[name] ?? "") as [string, string, string, string];
          const isAsked = merged.conflicts.includes(name);
          if (!isSameText(own, before)) expect(isSameText(now, own)).toBe(true);
          if (!isSameText(other, before) && !isSameText(now, other)) expect(isAsked).toBe(true);
          // A question keeps my words in the form until it is answered, and is asked only where there is something to ask.
          if (isAsked) expect([isSameText(now, own), isSameText(own, other)]).toEqual([true, false]);
        }
      }),
    );
  });

  it("a choice drops only the side it names", () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom<Choice>("mine", "theirs", "both"), (mine, theirs, choice) => {
        const text = chosenText(choice, mine, theirs);
        if (choice !== "theirs") expect(holds(text, mine)).toBe(true);
        if (choice !== "mine") expect(holds(text, theirs)).toBe(true);
      }),
    );
  });

  it("two browsers that take turns come to rest on the same words, whatever each chooses", () => {
    fc.assert(
      fc.property(words, words, words, fc.constantFrom<Choice>("mine", "theirs", "both"), (base, one, two, choice) => {
        // One has saved; two meets it, chooses, and saves on top; one looks again, having typed nothing since.
        const merged = mergeWords(base, two, one);
        const chosen = { ...merged.words };
        for (const name of merged.conflicts) chosen[name] = chosenText(choice, merged.words[name] ?? "", one[name] ?? "");
        const again = mergeWords(one, one, chosen);
        expect(again.conflicts).toEqual([]);
        for (const name of NAMES) expect(isSameText(again.words[name] ?? "", chosen[name] ?? "")).toBe(true);
      }),
    );
  });
});
