import { EXTENSION_REQUEST_STATE_LABELS, type ExtensionRequestState } from "@/lib/labels";
import type { RequestRow } from "@/lib/periods/queries-requests";
import { Card } from "@/components/ui/card";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { formatDateTime } from "@/components/ui/time";

const TONES: Record<ExtensionRequestState, ChipTone> = { ASKED: "info", GRANTED: "success", REFUSED: "warning", WITHDRAWN: "quiet" };

/** What became of the last requests. */
export function SettledRequests({ requests }: { requests: readonly RequestRow[] }) {
  if (requests.length === 0) return null;
  return (
    <Card id="settled-requests" title="已办理的延期申请" isFlush>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id} className="px-4 py-2.5">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{request.unitName}</span>
              <Chip tone={TONES[request.state]}>{EXTENSION_REQUEST_STATE_LABELS[request.state]}</Chip>
              <span>{`${request.periodLabel}，申请延期至 ${formatDateTime(request.wishedUntil)}`}</span>
              {request.until ? <span>{`准予至 ${formatDateTime(request.until)}`}</span> : null}
            </p>
            <p className="mt-0.5 whitespace-pre-line">{`申请原因：${request.reason}`}</p>
            {request.note ? <p className="whitespace-pre-line">{request.state === "REFUSED" ? `不予原因：${request.note}` : `附言：${request.note}`}</p> : null}
            {request.decidedAt ? <p className="text-sm text-muted">{`${request.decidedByName ?? ""}，${formatDateTime(request.decidedAt)} ${request.state === "WITHDRAWN" ? "撤回" : "办理"}`}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
