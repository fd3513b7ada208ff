import { Link } from "@/components/ui/link";
import type { ContributionGap, OpenRequest, TodoNotes } from "@/lib/contributions/queries-requests";
import { formatMonthDay } from "@/components/ui/time";
import { requestWords } from "./asked-line";

type Row = { kind: "report" | "contribution"; listSlug: string; taskNo: number; periodKey: string };

const isAt = (row: Row) => (note: Omit<Row, "kind">) => note.listSlug === row.listSlug && note.taskNo === row.taskNo && note.periodKey === row.periodKey;

/** Under a row of 我的待办: who has not contributed to the unit's report, or that the lead has asked for its contribution. */
export function TodoNote({ row, notes }: { row: Row; notes: TodoNotes }) {
  if (row.kind === "report") {
    const gap = notes.gaps.find(isAt(row));
    return gap ? <GapLine gap={gap} /> : null;
  }
  const request = notes.requests.find(isAt(row));
  return request ? <RequestLine request={request} /> : null;
}

function GapLine({ gap }: { gap: ContributionGap }) {
  const href = `/lists/${gap.listSlug}/tasks/${gap.taskNo}?period=${gap.periodKey}&tab=contributions`;
  return (
    <p className="mt-1 text-sm">
      <Link href={href} className="inline-link" aria-label={`第 ${gap.taskNo} 项任务配合反馈 ${gap.given}/${gap.owed}`}>{`配合反馈 ${gap.given}/${gap.owed}`}</Link>
      {gap.missing.length > 0 ? <span className="text-muted">{`，未反馈：${gap.missing.join("、")}`}</span> : null}
    </p>
  );
}

function RequestLine({ request }: { request: OpenRequest }) {
  const more = requestWords(request.note, request.wishedOn);
  return <p className="mt-1 break-words whitespace-pre-line">{`${request.leadName} ${formatMonthDay(request.at)} 请本单位反馈${more ? `：${more}` : ""}`}</p>;
}
