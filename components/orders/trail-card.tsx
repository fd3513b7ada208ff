import { EVENT_LABELS } from "@/lib/labels-events";
import type { TrailRow } from "@/lib/orders/queries-record";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";

/** What happened to an order or an instruction, oldest first. */
export function TrailCard({ trail }: { trail: readonly TrailRow[] }) {
  return (
    <Card title="办理记录" id="trail" isFlush className="print:hidden">
      <ol className="divide-y divide-line">
        {trail.map(({ id, at, event, actorName, reason }) => (
          <li key={id} className="flex flex-wrap gap-x-4 gap-y-0.5 px-4 py-2">
            <span className="text-muted"><Time at={at} /></span>
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{EVENT_LABELS[event]}</p>
              {reason && event !== "ORDER_ISSUED" && event !== "INSTRUCTION_GIVEN" ? <p className="break-words whitespace-pre-line">{reason}</p> : null}
            </div>
            <span className="text-muted">{actorName}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
