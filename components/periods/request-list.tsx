import type { RequestRow } from "@/lib/periods/queries-requests";
import { Card } from "@/components/ui/card";
import { newRequestId } from "@/components/ui/request-id";
import { formatDateTime } from "@/components/ui/time";
import { DecidedRequests } from "./decided-requests";
import { RequestDecision } from "./request-decision";

type Props = { requests: readonly RequestRow[]; mayGrant: boolean; now: Date };

/** The extensions units ask for, each with its decision; nothing at all where nothing is asked for and nothing was just decided. */
export function RequestList({ requests, mayGrant, now }: Props) {
  return (
    <DecidedRequests>
      {requests.length > 0 ? (
        <Card id="todo-extensions" title={`延期申请（${requests.length}）`} isFlush>
          <ul className="divide-y divide-line">
            {requests.map((request) => (
              <li key={request.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
                <div className="min-w-0 flex-1 basis-80">
                  <p className="flex flex-wrap gap-x-3"><span className="font-semibold">{request.unitName}</span><span>{`${request.periodLabel}，申请延期至 ${formatDateTime(request.wishedUntil)}`}</span></p>
                  <p className="mt-0.5 whitespace-pre-line">{request.reason}</p>
                  <p className="mt-0.5 text-sm text-muted">{`${request.askedByName}，${formatDateTime(request.createdAt)} 申请；该期 ${formatDateTime(request.locksAt)} 锁定`}</p>
                </div>
                {mayGrant && !request.mayDecide ? <p className="text-sm text-muted">本人申请的，由其他督查员办理。</p> : null}
                {mayGrant && request.mayDecide ? (
                  <RequestDecision request={request} isPast={request.wishedUntil <= now} requestIds={{ grant: newRequestId(), refuse: newRequestId(), grantOtherwise: newRequestId() }} />
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </DecidedRequests>
  );
}
