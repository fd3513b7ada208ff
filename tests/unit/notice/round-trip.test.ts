import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNotice } from "@/lib/notice/parse";
import { noticeSchema, type Notice } from "@/lib/notice/schema";
import { printed, render, tasksOf, type Hand } from "./dump";

const text = (characters: string, max: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength: 1, maxLength: max });
const wording = text("推动经济高质量发展促进就业“”（）《》，、。+12０.X", 30);
const heading = text("推动经济高质量发展促进就业，、", 15);
/** A separator inside brackets belongs to the name. */
const label = fc.tuple(text("市县局委办财教科农公安民政", 6), fc.constantFrom("", "", "（区）", "（市、区）", "（县，区）")).map((parts) => parts.join(""));

const task = fc.record({
  content: wording,
  labels: fc.uniqueArray(label, { minLength: 2, maxLength: 6 }),
  hasSupport: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
});
const sections = fc.array(fc.record({ title: heading, tasks: fc.array(task, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 4 });
const chapters = fc.array(fc.record({ title: heading, sections }), { minLength: 1, maxLength: 5 });

/** @param mayLackSupport whether the dump's form can show that a task has no supporting unit */
const noticeOf = (mayLackSupport: boolean): fc.Arbitrary<Notice> =>
  fc
    .record({
      docNumber: fc.tuple(text("宿办发政府委", 4), fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 999 })),
      subject: heading,
      requirements: fc.array(wording, { minLength: 1, maxLength: 12 }),
      chapters,
    })
    .map((drawn) => {
      let sectionNo = 0;
      let taskNo = 0;
      return {
        docNumber: `${drawn.docNumber[0]}〔${drawn.docNumber[1]}〕${drawn.docNumber[2]}号`,
        title: `市委办公室 市政府办公室印发《${drawn.subject}任务清单》的通知`,
        requirements: drawn.requirements.map((requirement, index) => `${printed(index + 1)}是${requirement}`),
        chapters: drawn.chapters.map((chapter, index) => ({
          no: index + 1,
          title: chapter.title,
          sections: chapter.sections.map((section) => ({
            no: ++sectionNo,
            title: section.title,
            tasks: section.tasks.map(({ content, labels: [lead = "", ...support], hasSupport }) => ({
              no: ++taskNo, content, lead, support: hasSupport || !mayLackSupport ? support : [],
            })),
          })),
        })),
      };
    });

const hand: fc.Arbitrary<Hand> = fc
  .record({
    choices: fc.array(fc.nat(59), { minLength: 1, maxLength: 200 }),
    indent: fc.constantFrom("\t", "\t", "\t", "    ", "\u3000\u3000", "\u00a0 "),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    trailing: fc.constantFrom("", "", " ", "\u00a0", "    "),
    hasByteOrderMark: fc.boolean(),
    isTrimmed: fc.boolean(),
  })
  .map(({ choices, ...rest }) => {
    let at = 0;
    return { ...rest, pick: (options: number) => (choices[at++ % choices.length] ?? 0) % options };
  });

const cases = hand.chain((one) => fc.tuple(noticeOf(one.indent === "\t" && !one.isTrimmed), fc.constant(one)));

describe("a made-up notice, dumped as Word does it", () => {
  it("reads back as itself, whatever the page breaks, numbers, separators and spaces", () => {
    const seen = { sections: 0, lacking: 0, trimmed: 0, many: 0 };
    fc.assert(
      fc.property(cases, ([notice, how]) => {
        seen.sections = Math.max(seen.sections, notice.chapters.at(-1)?.sections.at(-1)?.no ?? 0);
        seen.lacking += tasksOf(notice).some((one) => one.support.length === 0) ? 1 : 0;
        seen.trimmed += how.isTrimmed ? 1 : 0;
        seen.many += tasksOf(notice).length > 9 ? 1 : 0;
        const read = parseNotice(render(notice, how));
        expect(read).toEqual(notice);
        expect(noticeSchema.parse(read)).toEqual(notice);
      }),
      { numRuns: 400 },
    );
    // The generator reaches what the property is about.
    expect(seen.sections).toBeGreaterThan(10);
    expect(Math.min(seen.lacking, seen.trimmed, seen.many)).toBeGreaterThan(10);
  });
});
