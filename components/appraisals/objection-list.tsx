import { APPRAISAL_ITEM_LABELS, OBJECTION_STATE_LABELS, type ObjectionState } from "@/lib/labels-carrying";
import type { ObjectionRow } from "@/lib/appraisals/queries-objections";
import { pointsText } from "@/lib/appraisals/rules-score";
import { unitAppraisalPath } from "@/lib/appraisals/schema";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { newRequestId } from "@/components/ui/request-id";
import { formatDateTime } from "@/components/ui/time";
import { ObjectionAnswer } from "./objection-answer";

const TONES: Record<ObjectionState, ChipTone> = { OPEN: "warning", UPHELD: "neutral", CORRECTED: "success" };

/** One objection, what was answered, and the forms of who may answer it. `canSupervise`: a supervisor, who is told why not where he may not. */
export function ObjectionItem({ row, canSupervise }: { row: ObjectionRow; canSupervise: boolean }) {
  const { id, listSlug, version, year, item, unitId, unitName, state, reason, raisedByName, raisedAt, answer, answeredByName, answeredAt, tenths, mayAnswer } = row;
  return (
    <li className="px-4 py-2.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={unitAppraisalPath(listSlug, unitId, year)} className="inline-link font-medium">{`${unitName}　${year}年度　${APPRAISAL_ITEM_LABELS[item]}`}</Link>
        <Chip tone={TONES[state]}>{OBJECTION_STATE_LABELS[state]}</Chip>
        {tenths === null ? null : <span>{`更正 ${tenths > 0 ? "+" : ""}${pointsText(tenths)} 分`}</span>}
      </p>
      <p className="mt-0.5 whitespace-pre-line">{`异议理由：${reason}`}</p>
      <p className="text-sm text-muted">{`${raisedByName}，${formatDateTime(raisedAt)} 提出`}</p>
      {answeredAt ? (
        <>
          <p className="mt-0.5 whitespace-pre-line">{`答复：${answer}`}</p>
          <p className="text-sm text-muted">{`${answeredByName}，${formatDateTime(answeredAt)} 答复`}</p>
        </>
      ) : null}
      {mayAnswer ? <ObjectionAnswer objection={{ id, version, name: `${unitName}${APPRAISAL_ITEM_LABELS[item]}` }} requestIds={{ uphold: newRequestId(), correct: newRequestId() }} /> : null}
      {canSupervise && state === "OPEN" && !mayAnswer ? <p className="mt-1 text-sm text-muted">本单位提出的，由其他督查员答复。</p> : null}
    </li>
  );
}

type Props = { id: string; title: string; rows: readonly ObjectionRow[]; canSupervise: boolean };

/** Objections under one heading; nothing at all where there are none. */
export function ObjectionList({ id, title, rows, canSupervise }: Props) {
  if (rows.length === 0) return null;
  return (
    <Card id={id} title={`${title}（${rows.length}）`} isFlush>
      <ul className="divide-y divide-line">{rows.map((row) => <ObjectionItem key={row.id} row={row} canSupervise={canSupervise} />)}</ul>
    </Card>
  );
}
