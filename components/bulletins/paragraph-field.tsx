"use client";
import { useRef, useState } from "react";
import type { TextBlock } from "@/lib/bulletins/schema-content";
import { openedField, PARAGRAPH_MAX, textField, toldField } from "@/lib/bulletins/rules-fields";
import type { FormSoFar } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/details";
import { TextAreaField } from "@/components/ui/text-area-field";

const HINTS: Partial<Record<TextBlock["role"], string>> = { date: "未修改的，印发时自动改为印发当日。" };

/** One paragraph; where it is no longer as generated, with the generated words below it and a way back to them. */
export function ParagraphField({ block, form }: { block: TextBlock; form: FormSoFar }) {
  const { key, label, role, text, generated } = block;
  const name = textField(key);
  const area = useRef<HTMLTextAreaElement>(null);
  const [current, setCurrent] = useState(text);
  // What the page was drawn with anew, after a save or a refresh, takes the place of what was counted from before.
  const [drawn, setDrawn] = useState(text);
  if (drawn !== text) {
    setDrawn(text);
    setCurrent(text);
  }

  function restore() {
    const element = area.current;
    if (!element) return;
    element.value = generated;
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.focus();
  }

  const isChanged = current !== generated;
  const isShort = role !== "body" && role !== "title" && role !== "recipients";
  return (
    <div>
      <input type="hidden" name={openedField(key)} value={text} />
      <input type="hidden" name={toldField(key)} value={form.field(name).error ?? ""} />
      <TextAreaField
        {...form.field(name)}
        ref={area}
        label={label}
        hint={HINTS[role]}
        isRequired={role !== "body" && role !== "attachment"}
        rows={isShort ? 1 : 3}
        className={isShort ? "min-h-9!" : undefined}
        maxLength={PARAGRAPH_MAX}
        defaultValue={form.typed?.[name] ?? text}
        onInput={(event) => setCurrent(event.currentTarget.value)}
      />
      {isChanged ? (
        <div className="mt-1 flex flex-wrap items-start gap-x-3">
          <Disclosure summary={<>已修改，查看生成文字<span className="sr-only">{`：${label}`}</span></>}>
            <p className="rounded-md bg-sunken px-3 py-2 whitespace-pre-line">{generated || "按现有数据已无此段。"}</p>
          </Disclosure>
          {generated ? <Button size="sm" variant="quiet" aria-label={`恢复生成文字：${label}`} onClick={restore}>恢复生成文字</Button> : null}
        </div>
      ) : null}
    </div>
  );
}
