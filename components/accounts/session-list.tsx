import { SIGN_IN_WAY_LABELS } from "@/lib/labels";
import { endOtherSessionsAction, endSessionAction } from "@/lib/accounts/actions-access";
import type { OwnSession } from "@/lib/accounts/queries-access";
import { Chip } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatDateTime } from "@/components/ui/time";

/** Where one is signed in, and ways out of everything but here; `requestIds` by session. */
export function SessionList({ sessions, requestIds, requestId }: { sessions: readonly OwnSession[]; requestIds: ReadonlyMap<string, string>; requestId: string }) {
  return (
    <div className="space-y-3">
      <ul className="space-y-3">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">{session.agent}{session.isThis ? <Chip tone="success">本机</Chip> : null}</p>
              <p className="text-sm text-muted">
                {formatDateTime(session.openedAt)} 登录，{SIGN_IN_WAY_LABELS[session.by]}{session.address ? `，${session.address}` : ""}
                <span className="block">最近使用 {formatDateTime(session.lastSeenAt)}</span>
              </p>
            </div>
            {session.isThis ? null : (
              <ConfirmDialog action={endSessionAction} fields={{ session: session.id, requestId: requestIds.get(session.id) ?? "" }} trigger={<>退出<span className="sr-only">“{session.agent}”</span></>}
                triggerSize="sm" title={`退出“${session.agent}”上的登录`} description="该设备须重新登录；没有保存的内容可能丢失。" confirmLabel="退出" />
            )}
          </li>
        ))}
      </ul>
      {sessions.some((session) => !session.isThis) ? (
        <ConfirmDialog action={endOtherSessionsAction} fields={{ requestId }} trigger="退出其他所有会话" title="退出其他所有会话" description="除本机外，本账号在所有设备上都要重新登录。" confirmLabel="全部退出" />
      ) : null}
    </div>
  );
}
