"use client";
import { useState, useTransition, type ReactNode, type SubmitEvent } from "react";
import { signSelectedAction } from "@/lib/reviews/actions-sign";
import { askAction } from "@/components/ui/ask-action";
import { Button } from "@/components/ui/button";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { SignResult, type SignedItem } from "./sign-result";

type Item = {
  /** As the action reads it: whose, which, and of which version. */
  value: string;
  label: string;
  body: ReactNode;
};

/** Everything that waits for the signer, with a box each; what is ticked is signed in one go. */
export function SignDesk({ items }: { items: Item[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [signed, setSigned] = useState<SignedItem[]>([]);
  const [message, setMessage] = useState<string | null>(null);
  // The key belongs to what was sent: the same again, after an answer that never came, is the same write.
  const [requestId, setRequestId] = useState(newRequestId);
  const [isPending, startSending] = useTransition();
  const selected = items.filter(({ value }) => chosen.has(value));
  const isAll = items.length > 0 && selected.length === items.length;

  function tick(values: readonly string[], isOn: boolean) {
    const next = new Set(chosen);
    for (const value of values) {
      if (isOn) next.add(value);
      else next.delete(value);
    }
    setChosen(next);
  }

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData();
    form.set("requestId", requestId);
    for (const { value } of selected) form.append("item", value);
    startSending(async () => {
      const answer = await askAction(signSelectedAction, form);
      if (answer.status !== "ok") {
        setMessage(answer.fieldErrors?.item ?? answer.message ?? null);
        return;
      }
      const results = answer.data ?? {};
      setMessage(null);
      setSigned(selected.map(({ value, label }) => ({ label, refusal: String(results[value] ?? "") || null })));
      setChosen(new Set());
      setRequestId(newRequestId());
    });
  }

  return (
    <div className="space-y-4">
      <SignResult signed={signed} />
      {items.length > 0 ? (
        <section aria-label="待审签内容" className="rounded-lg border border-line bg-surface">
          <label className="flex cursor-pointer items-center gap-3 border-b border-line px-4 py-2.5 max-md:min-h-11">
            <input type="checkbox" className="size-4" checked={isAll} onChange={(event) => tick(items.map(({ value }) => value), event.target.checked)} />
            全选
          </label>
          <ItemList items={items} chosen={chosen} onTick={tick} />
          {/* Not around the list: the dialogs in it are forms of their own. */}
          <form onSubmit={send} aria-label="审签所选" className="sticky bottom-0 z-10 flex flex-wrap items-center justify-between gap-3 rounded-b-lg border-t border-line bg-surface px-4 py-3 max-md:bottom-14 print:hidden">
            <p role="status" className="text-muted">{isPending ? "正在审签…" : `已选 ${selected.length} 件，共 ${items.length} 件`}</p>
            {message ? <NoticeBar tone="error">{message}</NoticeBar> : null}
            <Button type="submit" variant="primary" aria-disabled={isPending || undefined}>{`审签报送所选（${selected.length}）`}</Button>
          </form>
        </section>
      ) : null}
    </div>
  );
}

function ItemList({ items, chosen, onTick }: { items: Item[]; chosen: ReadonlySet<string>; onTick: (values: readonly string[], isOn: boolean) => void }) {
  return (
    <ul className="divide-y divide-line">
      {items.map(({ value, label, body }) => (
        <li key={value} className="px-4 py-3">
          <h2>
            <label className="flex cursor-pointer items-center gap-3 font-semibold max-md:min-h-11">
              <input type="checkbox" className="size-4 shrink-0" checked={chosen.has(value)} onChange={(event) => onTick([value], event.target.checked)} />
              {label}
            </label>
          </h2>
          <div className="min-w-0 md:pl-7">{body}</div>
        </li>
      ))}
    </ul>
  );
}
