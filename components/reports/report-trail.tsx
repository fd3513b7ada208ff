import type { ReportEventRow } from "@/lib/audit/queries-report";
import { EVENT_LABELS } from "@/lib/labels-events";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { Disclosure } from "@/components/ui/details";
import { formatDate, Time } from "@/components/ui/time";

/** More than this and the beginning is folded. */
const SHOWN = 8;

/** Everything that happened to a report, oldest first: when, who, what and why. Nothing where nothing did. */
export function ReportTrail({ events }: { events: readonly ReportEventRow[] }) {
  if (events.length === 0) return null;
  const older = events.slice(0, -SHOWN);
  return (
    <section aria-label="办理记录" className="border-l-2 border-line pl-3 text-sm">
      <h3 className="mb-1 hidden text-muted print:block">办理记录</h3>
      {older.length > 0 ? <Disclosure summary={`更早的 ${older.length} 条`}><Events label="更早的办理过程" events={older} /></Disclosure> : null}
      <Events label="办理过程" events={events.slice(-SHOWN)} />
    </section>
  );
}

function Events({ label, events }: { label: string; events: readonly ReportEventRow[] }) {
  return (
    <ol aria-label={label} className="space-y-1">
      {events.map((event) => (
        <li key={event.id} className="flex flex-wrap gap-x-3">
          <span className="text-muted"><Time at={event.at} /></span>
          <span>
            {[event.actorUnit, event.actorName].filter(Boolean).join(" ")}
            <span className="ml-2 font-medium">{EVENT_LABELS[event.event]}</span>
            {event.revisionNo ? `（第 ${event.revisionNo} 稿）` : null}
            {event.until ? `，延至 ${formatDate(event.until)}` : null}
          </span>
          {event.verdict ? <AssessmentMark value={event.verdict} source="verdict" /> : null}
          {event.suggestion ? <span className="inline-flex gap-x-1.5"><span className="text-muted">序时建议</span><AssessmentMark value={event.suggestion} source="suggestion" isSourceSilent /></span> : null}
          {event.departure ? <span className="basis-full whitespace-pre-line">{`偏离理由：${event.departure}`}</span> : null}
          {event.reason ? <span className="basis-full whitespace-pre-line">{`${event.event === "REPORT_ACCEPTED" ? "说明" : "原因"}：${event.reason}`}</span> : null}
        </li>
      ))}
    </ol>
  );
}
