import type { TaskEventRow } from "@/lib/audit/queries";
import { EVENTS_SHOWN } from "@/lib/audit/rules";
import { EVENT_LABELS } from "@/lib/labels-events";
import { periodName } from "@/lib/periods/calendar";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";

/** Period and unit of what it was about; the unit goes without saying where it is the actor's own. */
function placeOf({ periodKey, unitName, actorUnit }: TaskEventRow): string {
  return [periodKey ? periodName(periodKey) : null, unitName === actorUnit ? null : unitName].filter(Boolean).join(" · ");
}

/** What happened on a task, newest first: when, who, what, and why where a reason was given. */
export function TaskTrail({ events }: { events: readonly TaskEventRow[] }) {
  if (events.length === 0) return <EmptyState title="还没有记录" />;
  return (
    <>
      <ol aria-label="任务记录">
        {events.map((event) => (
          <li key={event.id} className="flex flex-wrap gap-x-4 gap-y-0.5 border-b border-line px-4 py-2 last:border-b-0">
            <span className="text-muted"><Time at={event.at} /></span>
            <div className="min-w-0 flex-1 basis-72">
              <p>
                <span className="font-medium">{EVENT_LABELS[event.event]}</span>
                <span className="ml-3 text-muted">{placeOf(event)}</span>
              </p>
              {event.reason ? <p className="break-words whitespace-pre-line">{event.event === "REPORT_ACCEPTED" || event.event === "CONTRIBUTION_ASKED" ? "说明" : "原因"}：{event.reason}</p> : null}
            </div>
            <span className="text-muted">{[event.actorUnit, event.actorName].filter(Boolean).join(" ")}</span>
          </li>
        ))}
      </ol>
      {events.length >= EVENTS_SHOWN ? <p className="px-4 py-2 text-muted">只显示最近 {EVENTS_SHOWN} 条。</p> : null}
    </>
  );
}
