"use client";
import { useEffect, useState } from "react";
import { describeRepeats, findRepeats, type RepeatedSentence, type Similarity } from "@/lib/reports/rules-similarity";
import { classNames } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/details";

/** So long after the last key the text is looked at. */
const PAUSE_MS = 700;

type Props = { fieldId: string; earlier: { periodLabel: string; progress: string } };

/** Tells the writer, once he pauses, what of his text stood in the last filed report. It keeps nobody from sending. */
export function RepeatHint({ fieldId, earlier: { periodLabel, progress } }: Props) {
  const [found, setFound] = useState<Similarity | null>(null);

  useEffect(() => {
    const field = document.getElementById(fieldId);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const look = () => setFound(findRepeats(field.value, progress));
    let timer = setTimeout(look);
    const lookSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    };
    field.addEventListener("input", lookSoon);
    return () => {
      clearTimeout(timer);
      field.removeEventListener("input", lookSoon);
    };
  }, [fieldId, progress]);

  const isAny = found !== null && found.repeated.length > 0;
  return (
    <div role="status" className={classNames("-mt-3 text-sm", found?.isRepeated ? "text-warning" : "text-muted")}>
      {isAny ? (
        <Disclosure summary={`${found.isRepeated ? `与${periodLabel}基本相同：` : ""}${describeRepeats(found, periodLabel)}`}>
          <RepeatedSentences repeated={found.repeated} />
        </Disclosure>
      ) : null}
    </div>
  );
}

/** The sentences that repeat, as they were written; where only figures differ, the earlier ones beside them. */
export function RepeatedSentences({ repeated }: { repeated: readonly RepeatedSentence[] }) {
  return (
    <ul className="list-disc space-y-0.5 pl-5 text-ink">
      {repeated.map(({ text, start, kind, earlier }) => (
        <li key={start}>
          {text}
          {kind === "same" ? null : <span className="block text-muted">{`${kind === "figures" ? "仅数字不同，原为" : "相近，原为"}：${earlier}`}</span>}
        </li>
      ))}
    </ul>
  );
}
