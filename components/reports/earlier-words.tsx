"use client";
import { paragraphsOf } from "@/lib/reports/rules-draft";
import { Button } from "@/components/ui/button";
import { appendToField } from "./append-to-field";

type Props = { /** The field the words go to. */ field: string; label: string; /** 上季度, or the period. */ from: string; words: string; canCopy: boolean };

/** What was written in one field before: copied whole or paragraph by paragraph. */
export function EarlierWords({ field, label, from, words, canCopy }: Props) {
  const paragraphs = paragraphsOf(words);
  return (
    <div className="border-t border-line py-3 first:border-0 first:pt-0">
      <div className="flex items-center gap-2">
        <h3 className="font-medium">{label}</h3>
        {canCopy ? <Button size="sm" className="ml-auto" aria-label={`把${from}的${label}复制到表单`} onClick={() => appendToField(field, words)}>{paragraphs.length > 1 ? "全部复制" : "复制"}</Button> : null}
      </div>
      {paragraphs.length > 1 && canCopy ? (
        <ul>
          {paragraphs.map((paragraph, at) => (
            // Paragraphs have no identity but their place.
            <li key={at} className="mt-1 flex items-start gap-2">
              <p className="min-w-0 flex-1">{paragraph}</p>
              <Button size="sm" variant="quiet" aria-label={`把${from}的${label}第 ${at + 1} 段复制到表单`} onClick={() => appendToField(field, paragraph)}>复制</Button>
            </li>
          ))}
        </ul>
      ) : <p className="mt-1 whitespace-pre-line">{words}</p>}
    </div>
  );
}
