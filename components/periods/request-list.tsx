import { shanghaiMinute } from "@/lib/periods/calendar";
import { grantRequestAction, refuseRequestAction } from "@/lib/periods/actions-requests";
import type { RequestRow } from "@/lib/periods/queries-requests";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/details";
import { newRequestId } from "@/components/ui/request-id";
import { formatDateTime } from "@/components/ui/time";
import { GrantRequestForm } from "./grant-request-form";

type Props = { requests: readonly RequestRow[]; mayGrant: boolean; now: Date };

/** The extensions units ask for, each with its decision; nothing at all where nothing is asked for. */
export function RequestList({ requests, mayGrant, now }: Props) {
  if (requests.length === 0) return null;
  return (
    <Card id="todo-extensions" title={`延期申请（${requests.length}）`} isFlush>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-80">
              <p className="flex flex-wrap gap-x-3"><span className="font-semibold">{request.unitName}</span><span>{`${request.periodLabel}，申请延期至 ${formatDateTime(request.wishedUntil)}`}</span></p>
              <p className="mt-0.5 whitespace-pre-line">{request.reason}</p>
              <p className="mt-0.5 text-sm text-muted">{`${request.askedByName}，${formatDateTime(request.createdAt)} 申请；该期 ${formatDateTime(request.locksAt)} 锁定`}</p>
            </div>
            {mayGrant ? <Decision request={request} now={now} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Decision({ request, now }: { request: RequestRow; now: Date }) {
  if (!request.mayDecide) return <p className="text-sm text-muted md:w-72">本人申请的，由其他督查员办理。</p>;
  const fields = { request: request.id, version: request.version };
  const until = shanghaiMinute(request.wishedUntil);
  const isPast = request.wishedUntil <= now;
  return (
    <div className="flex w-full flex-wrap items-start gap-2 md:w-72">
      {isPast ? null : (
        <ActionButton action={grantRequestAction} size="sm" variant="primary" fields={{ ...fields, until, note: "", requestId: newRequestId() }}>
          准予<span className="sr-only">{`${request.unitName}延期至 ${formatDateTime(request.wishedUntil)}`}</span>
        </ActionButton>
      )}
      <ConfirmDialog trigger={<>不予延期<span className="sr-only">：{request.unitName}</span></>} triggerSize="sm" triggerVariant="danger" title={`不予${request.unitName}延期`} confirmLabel="不予延期" confirmVariant="danger"
        action={refuseRequestAction} fields={{ ...fields, requestId: newRequestId() }}
        reason={{ name: "note", label: "不予延期的原因", hint: "该单位会看到全文。", maxLength: 1000 }} />
      <Disclosure summary={<>另定时间或附言<span className="sr-only">：{request.unitName}</span></>} isOpen={isPast} className="w-full">
        <GrantRequestForm fields={{ ...fields, requestId: newRequestId() }} until={isPast ? undefined : until} idPrefix={`grant-${request.id}-`} />
      </Disclosure>
    </div>
  );
}
