import type { ReactNode } from "react";
import type { RepeatedSentence, RepeatKind } from "@/lib/reports/rules-similarity";
import { compareTexts, type Part } from "@/lib/tasks/rules-diff";
import { cutByRanges } from "@/lib/reviews/rules-marks";
import { Marked, MARKS } from "@/components/tasks/marked";

/** A field that was left empty. */
export const NOTHING = <span className="text-muted">无</span>;

const REPEAT_NAMES: Record<RepeatKind, string> = { same: "与上期相同", figures: "仅数字不同", near: "与上期相近" };
export const REPEAT_MARK = "border-b-2 border-dotted border-line-strong";

/** The same, with the sentences that the last filed report had. */
function MarkedRepeats({ parts, repeated }: { parts: readonly Part[]; repeated: readonly RepeatedSentence[] }) {
  return cutByRanges(parts, repeated).map(({ range, parts: cut }, place) =>
    range ? (
      <span key={place} className={REPEAT_MARK}>
        <Marked parts={cut} mark="ins" />
        {/* The plain case is told by its line alone; what listens hears it. */}
        <span className={range.kind === "same" ? "sr-only" : "text-xs text-muted"}>{`〔${REPEAT_NAMES[range.kind]}〕`}</span>
      </span>
    ) : <Marked key={place} parts={cut} mark="ins" />,
  );
}

export type ComparedTexts = { before: ReactNode; after: ReactNode; isRewritten: boolean };

/**
 * @param repeated sentences of `after` that the last filed report had
 * @returns both texts with what the other does not have marked; unmarked where every word would be
 */
export function markChanges(before: string, after: string, repeated: readonly RepeatedSentence[] = []): ComparedTexts {
  const compared = compareTexts(before, after);
  const isPlain = compared.isRewritten || before === "" || after === "";
  const parts = isPlain ? [{ text: after, isChanged: false }] : compared.after;
  return {
    before: isPlain ? before || NOTHING : <Marked parts={compared.before} mark="del" />,
    after: after === "" ? NOTHING : <MarkedRepeats parts={parts} repeated={repeated} />,
    isRewritten: compared.isRewritten,
  };
}

/** What the marks mean. */
export function MarksLegend({ added, removed }: { added: string; removed: string }) {
  return <><ins className={MARKS.ins}>{added}</ins>，<del className={MARKS.del}>{removed}</del></>;
}
