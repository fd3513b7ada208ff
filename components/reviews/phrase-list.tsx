"use client";
import { useState } from "react";
import { addPhraseAction, editPhraseAction, movePhraseAction, removePhraseAction } from "@/lib/reviews/actions-phrases";
import type { PhraseRow } from "@/lib/reviews/queries-phrases";
import { PHRASE_MAX, PHRASES_MAX, SHARED_PHRASES } from "@/lib/reviews/rules-limits";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { newRequestId } from "@/components/ui/request-id";
import { TextAreaField } from "@/components/ui/text-area-field";
import { useDecision } from "./use-decision";

/** A supervisor's own phrases, in his order, and the shared ones, which stay. */
export function PhraseList({ phrases }: { phrases: PhraseRow[] }) {
  const [requestId] = useState(newRequestId);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="space-y-4">
        <Card id="own-phrases" title={`本人的常用语（${phrases.length} / ${PHRASES_MAX}）`} isFlush>
          {phrases.length === 0 ? <EmptyState title="还没有自己的常用语">添加后，审核时可一键写入审核意见。</EmptyState> : null}
          <ol aria-label="本人的常用语" className="divide-y divide-line">
            {phrases.map((phrase, at) => <Phrase key={phrase.id} phrase={phrase} isFirst={at === 0} isLast={at === phrases.length - 1} />)}
          </ol>
        </Card>
        <Card id="new-phrase" title="添加">
          {phrases.length < PHRASES_MAX ? (
            <ActionForm action={addPhraseAction} fields={{ requestId }} submitLabel="添加" isBlankWhenDone>
              {({ field, typed }) => <TextAreaField {...field("text")} label="常用语" isRequired rows={2} maxLength={PHRASE_MAX} defaultValue={typed?.text ?? ""} />}
            </ActionForm>
          ) : <p className="text-muted">{`已有 ${PHRASES_MAX} 条，请先删去不用的。`}</p>}
        </Card>
      </div>
      <Card id="shared-phrases" title="通用常用语">
        <p className="mb-2 text-muted">排在本人的常用语之后，不能修改。</p>
        <ul className="list-disc space-y-1 pl-5">{SHARED_PHRASES.map((phrase) => <li key={phrase}>{phrase}</li>)}</ul>
      </Card>
    </div>
  );
}

function Phrase({ phrase: { id, text }, isFirst, isLast }: { phrase: PhraseRow; isFirst: boolean; isLast: boolean }) {
  const [requestId] = useState(newRequestId);
  const { state, isPending, decide } = useDecision();
  const name = text.slice(0, 12);
  function move(direction: "up" | "down") {
    const form = new FormData();
    for (const [field, value] of Object.entries({ id, direction, requestId: newRequestId() })) form.set(field, value);
    decide(movePhraseAction, form);
  }
  return (
    <li className="px-4 py-2.5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-60 whitespace-pre-line">{text}</p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" aria-label={`上移：${name}`} aria-disabled={isFirst || isPending || undefined} onClick={() => (isFirst ? undefined : move("up"))}>上移</Button>
          <Button size="sm" aria-label={`下移：${name}`} aria-disabled={isLast || isPending || undefined} onClick={() => (isLast ? undefined : move("down"))}>下移</Button>
          <ConfirmDialog trigger="删除" triggerSize="sm" title="删除这条常用语" description={<p className="whitespace-pre-line">{text}</p>} confirmLabel="删除" confirmVariant="danger" action={removePhraseAction} fields={{ id, requestId }} />
        </div>
      </div>
      {state.status === "error" ? <p role="alert" className="text-alert">{state.message}</p> : null}
      <Disclosure summary="修改">
        <ActionForm action={editPhraseAction} fields={{ id, requestId }} idPrefix={`${id}-`} submitLabel="保存">
          {({ field, typed }) => <TextAreaField {...field("text")} label="常用语" isRequired rows={2} maxLength={PHRASE_MAX} defaultValue={typed?.text ?? text} />}
        </ActionForm>
      </Disclosure>
    </li>
  );
}
