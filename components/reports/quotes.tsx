"use client";
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import type { ContributionRow } from "@/lib/contributions/queries";
import { parseQuotes } from "@/lib/reports/parse-quotes";
import type { QuoteView } from "@/lib/reports/queries-quotes";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { QuoteWords } from "./quote-line";

type Quotes = { marks: readonly QuoteView[]; add: (mark: QuoteView) => void; remove: (unitId: string) => void; replace: (json: string) => void };

const Context = createContext<Quotes>({ marks: [], add: () => undefined, remove: () => undefined, replace: () => undefined });

type ProviderProps = { saved: readonly QuoteView[]; /** All that can be quoted. */ contributions: readonly ContributionRow[]; children: ReactNode };

/** What the form and the panel beside it know together: whose words the report carries. */
export function QuotesProvider({ saved, contributions, children }: ProviderProps) {
  const [chosen, setChosen] = useState(saved);
  // A page drawn anew knows better what became of a contribution since.
  const marks = chosen.map((mark) => saved.find((other) => other.unitId === mark.unitId && other.revisionNo === mark.revisionNo) ?? mark);
  const others = (unitId: string) => (mark: QuoteView) => mark.unitId !== unitId;
  const add = (mark: QuoteView) => setChosen((current) => [...current.filter(others(mark.unitId)), mark]);
  const remove = (unitId: string) => setChosen((current) => current.filter(others(unitId)));
  // Marks that a colleague placed meanwhile, or that the browser kept, come as the field's value.
  function replace(json: string) {
    const parsed = parseQuotes(json);
    if (!parsed) return;
    setChosen(parsed.flatMap((mark) => {
      const known = [...marks, ...saved].find((other) => other.unitId === mark.unitId && other.revisionNo === mark.revisionNo);
      const row = contributions.find((other) => other.unitId === mark.unitId);
      if (known || !row?.filed) return known ? [known] : [];
      const state = row.filed.revisionNo === mark.revisionNo ? "CURRENT" : "REVISED";
      return [{ ...mark, unitName: row.unitName, submittedAt: new Date(row.filed.submittedAt).toISOString(), state }];
    }));
  }
  return <Context value={{ marks, add, remove, replace }}>{children}</Context>;
}

export function useQuotes(): Quotes {
  return useContext(Context);
}

/** The marks inside the form: sent with it, and taken away one by one where the words are gone. */
export function QuoteMarks({ error }: { error: string | undefined }) {
  const { marks, remove, replace } = useQuotes();
  const field = useRef<HTMLInputElement>(null);
  const value = JSON.stringify(marks.map(({ unitId, revisionNo }) => ({ unitId, revisionNo })));
  const told = useRef(value);
  useEffect(() => {
    if (told.current === value) return;
    told.current = value;
    // A hidden field makes no event of its own, and the form counts its changes by them.
    field.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [value]);
  return (
    <div id="quotes" className={marks.length > 0 || error ? "-mt-3" : "-mt-5"}>
      <input ref={field} type="hidden" name="quotes" value={value} onInput={(event) => event.currentTarget.value === value || replace(event.currentTarget.value)} />
      {marks.length > 0 ? (
        <>
          <p className="text-sm text-muted">引用配合情况，随报告一并报送；正文删去引用内容的，请移除标记：</p>
          <ul aria-label="引用的配合情况" className="mt-1 flex flex-wrap gap-2">
            {marks.map((mark) => (
              <li key={mark.unitId} className="flex items-center gap-1 rounded-md border border-line pl-2">
                <QuoteWords quote={mark} />
                <Button size="sm" variant="quiet" aria-label={`移除对${mark.unitName}的引用标记`} onClick={() => remove(mark.unitId)}>移除</Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {error ? <FieldError id="quotes-error">{error}</FieldError> : null}
    </div>
  );
}
