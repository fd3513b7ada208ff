"use client";
import { useRef } from "react";
import { ORDER_CAUSE_LABELS, ORDER_COLOUR_LABELS } from "@/lib/labels-carrying";
import { issueDraftsAction } from "@/lib/orders/actions";
import type { Candidate } from "@/lib/orders/queries-candidates";
import { filterQuery, ordersPath } from "@/lib/orders/rules-addresses";
import { draftKey } from "@/lib/orders/rules-drafts";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatDateTime } from "@/components/ui/time";
import { ColourMark } from "./colour-mark";

/** What the rules propose: chosen and issued as drafted, several at once, or opened one by one to be edited first. */
export function DraftList({ candidates, slug, requestId }: { candidates: readonly Candidate[]; slug: string; requestId: string }) {
  const list = useRef<HTMLUListElement>(null);

  function chooseAll(isChosen: boolean) {
    for (const box of list.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? []) box.checked = isChosen;
  }

  return (
    <ActionForm action={issueDraftsAction} fields={{ list: slug, requestId }} submitLabel="签发所选草拟" isBlankWhenDone>
      {({ field }) => (
        <div className="-mx-4 -mt-4" id={field("drafts").id}>
          <div className="flex flex-wrap gap-2 border-b border-line px-4 py-2">
            <Button size="sm" onClick={() => chooseAll(true)}>本页全选</Button>
            <Button size="sm" variant="quiet" onClick={() => chooseAll(false)}>取消选择</Button>
          </div>
          <ul ref={list} className="divide-y divide-line border-b border-line" aria-label="草拟">
            {candidates.map((one) => <Draft key={draftKey(one)} candidate={one} slug={slug} />)}
          </ul>
        </div>
      )}
    </ActionForm>
  );
}

function Draft({ candidate, slug }: { candidate: Candidate; slug: string }) {
  const { colour, cause, taskNo, unitId, unitName, periodKey, periodLabel, matter, answerDueAt } = candidate;
  const name = `${unitName}第 ${taskNo} 项任务${ORDER_COLOUR_LABELS[colour]}`;
  return (
    <li className="flex items-start gap-x-3 px-4 py-2.5">
      <input type="checkbox" name="drafts" value={draftKey(candidate)} aria-label={name} className="mt-1.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ColourMark colour={colour} />
          <span className="font-medium">{unitName}</span>
          <span>{`第 ${taskNo} 项任务　${periodLabel}　${ORDER_CAUSE_LABELS[cause]}`}</span>
        </p>
        <p className="mt-0.5 text-muted">{matter}</p>
        <p className="mt-0.5 text-sm text-muted">{`答复时限 ${formatDateTime(answerDueAt)}`}</p>
      </div>
      <Link href={`${ordersPath(slug)}/new${filterQuery({ no: taskNo, unit: unitId, period: periodKey, colour })}`} className="inline-link shrink-0 text-sm">修改后签发<span className="sr-only">：{name}</span></Link>
    </li>
  );
}
