import { withdrawRequestAction } from "@/lib/periods/actions-requests";
import type { RequestRow, UnitExtension } from "@/lib/periods/queries-requests";
import { withoutStop } from "@/lib/periods/rules-requests";
import { ActionButton } from "@/components/ui/action-button";
import { Chip } from "@/components/ui/chip";
import { newRequestId } from "@/components/ui/request-id";
import { formatDateTime } from "@/components/ui/time";
import { ExtensionNote } from "./extension-note";

type Props = { extension: UnitExtension; className?: string };

/** How a unit stands with extensions of a period: what was granted, and what came of its last request. */
export function ExtensionStatus({ extension: { granted, request }, className }: Props) {
  if (!granted && !request) return null;
  return (
    <div className={className}>
      {granted ? <ExtensionNote extension={granted} /> : null}
      {request ? <RequestStatus request={request} /> : null}
    </div>
  );
}

function RequestStatus({ request }: { request: RequestRow }) {
  const decided = request.decidedAt ? `${request.decidedByName ?? ""}，${formatDateTime(request.decidedAt)}` : "";
  if (request.state === "GRANTED") return request.note ? <p className="text-muted">{`准予附言：${withoutStop(request.note)}（${decided}）`}</p> : null;
  if (request.state === "REFUSED") {
    return <p className="whitespace-pre-line"><Chip tone="warning">不予延期</Chip>{`　申请延期至 ${formatDateTime(request.wishedUntil)}，未获准予。原因：${withoutStop(request.note)}（${decided}）`}</p>;
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p><Chip tone="info">待办理</Chip>{`　${request.askedByName}已申请延期至 ${formatDateTime(request.wishedUntil)}（${withoutStop(request.reason)}），由市人社局督查员办理。`}</p>
      <ActionButton action={withdrawRequestAction} size="sm" fields={{ request: request.id, version: request.version, requestId: newRequestId() }} pendingText="正在撤回…">撤回申请</ActionButton>
    </div>
  );
}
