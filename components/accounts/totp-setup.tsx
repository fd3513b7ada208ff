"use client";
import { useState } from "react";
import { beginTotpAction, confirmTotpAction } from "@/lib/accounts/actions-access";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { CodesOnce } from "./codes-once";

type Secret = { secret: string; svg: string };

/** First the secret goes into the app, then a code of it shows that it is there. */
export function TotpSetup({ requestIds }: { requestIds: { begin: string; confirm: string } }) {
  const [shown, setShown] = useState<Secret | null>(null);
  if (shown !== null) return <ConfirmTotp {...shown} requestId={requestIds.confirm} />;
  return (
    <ActionForm action={beginTotpAction} fields={{ requestId: requestIds.begin }} submitLabel="开始设置" idPrefix="begin-" done={() => null}
      onDone={({ data }) => setShown({ secret: String(data?.secret), svg: String(data?.svg) })}>
      {(form) => (
        <>
          <p>手机上先装好任一验证器应用（支持 TOTP 动态验证码），应用不需要联网。</p>
          <TextField {...form.field("currentPassword")} label="当前密码" type="password" autoComplete="current-password" isRequired className="max-w-80" />
        </>
      )}
    </ActionForm>
  );
}

function ConfirmTotp({ secret, svg, requestId }: Secret & { requestId: string }) {
  const [isDone, setIsDone] = useState(false);
  return (
    <ActionForm action={confirmTotpAction} fields={{ requestId }} submitLabel="开启两步验证" idPrefix="confirm-" onDone={() => setIsDone(true)}
      submit={isDone ? <ButtonLink href="/account" variant="primary">已记下，返回我的账号</ButtonLink> : undefined}
      done={({ message, data }) => <CodesOnce message={message} codes={data?.codes} />}>
      {(form) => isDone ? null : (
        <>
          <p>1. 用验证器应用扫描下图；不能扫描的，手工输入密钥。</p>
          <div className="flex flex-wrap items-center gap-4">
            {/* eslint-disable-next-line @next/next/no-img-element -- drawn by the server, shown once */}
            <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="密钥的二维码" className="size-44 border border-line" />
            <p>密钥<span className="block font-mono text-lg break-all select-all">{secret}</span></p>
          </div>
          <TextField {...form.field("code")} label="2. 填写应用显示的 6 位验证码" isRequired inputMode="numeric" autoComplete="one-time-code" maxLength={8} className="max-w-40" />
        </>
      )}
    </ActionForm>
  );
}
