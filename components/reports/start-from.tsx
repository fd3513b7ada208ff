"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { areFieldsEmpty, fillFields } from "./append-to-field";

export type Start = { label: string; /** By the fields' ids. */ words: Record<string, string> };

type Props = {
  /** The text fields that must still be empty. */
  fields: readonly string[];
  starts: readonly Start[];
};

/** On top of an empty form: what to start from. Never writes over words. */
export function StartFrom({ fields, starts }: Props) {
  const [isEmpty, setIsEmpty] = useState(true);
  const [started, setStarted] = useState<string | null>(null);
  const ids = fields.join(" ");
  useEffect(() => {
    const look = () => setIsEmpty(areFieldsEmpty(ids.split(" ")));
    document.addEventListener("input", look);
    return () => document.removeEventListener("input", look);
  }, [ids]);

  function start({ label, words }: Start) {
    if (!areFieldsEmpty(fields)) return;
    fillFields(words);
    setStarted(label);
  }

  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line pb-4 print:hidden">
      {starts.map((choice) => (
        <Button key={choice.label} aria-disabled={!isEmpty || undefined} onClick={() => start(choice)}>{choice.label}</Button>
      ))}
      <p role="status" className="basis-full text-sm text-muted">
        {isEmpty ? "表单为空时可以整体填入，填入后请按本季度实际逐项修改。" : started ? "已填入，请按本季度实际逐项修改。" : "表单已有内容，不再整体填入，可以逐段复制。"}
      </p>
    </div>
  );
}
