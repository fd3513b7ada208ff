"use client";
import { revokeTokenAction } from "@/lib/tokens/actions";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Ends one token, after asking. */
export function RevokeToken({ id, name, requestId }: { id: string; name: string; requestId: string }) {
  return (
    <ConfirmDialog action={revokeTokenAction} fields={{ token: id, requestId }} trigger={<>撤销<span className="sr-only">“{name}”</span></>} triggerVariant="danger" triggerSize="sm"
      title={`撤销令牌“${name}”`} description="撤销后立即失效，不能恢复；仍在使用它的程序将无法取数。" confirmLabel="撤销" confirmVariant="danger" />
  );
}
