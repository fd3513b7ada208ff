"use client";
import { useRef } from "react";
import type { SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";

function wordOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

type Props = {
  isReady: boolean;
  isPending: boolean;
  /** The password was right: now the code of the second step. */
  isCodeAsked: boolean;
  /** @returns what to fill in anew; null when signed in */
  onEnter: (credentials: { username: string; password: string; code: string }) => Promise<"password" | "code" | null>;
};

/** User name and password, and the second step where the account has one. After a refusal what was right stays. */
export function SignInForm({ isReady, isPending, isCodeAsked, onEnter }: Props) {
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    const again = await onEnter({ username: wordOf(form, "username").trim(), password: wordOf(form, "password"), code: wordOf(form, "code").trim() });
    const field = again === "password" ? password.current : again === "code" ? code.current : null;
    if (!field) return;
    field.value = "";
    field.focus();
  }

  return (
    // `post`: without script, nothing that was typed may end up in the address.
    <form method="post" onSubmit={(event) => void submit(event)} className="space-y-4">
      <noscript>登录需要浏览器启用 JavaScript。</noscript>
      <TextField name="username" label="用户名" autoComplete="username" autoCapitalize="none" spellCheck={false} required maxLength={64} />
      <TextField ref={password} name="password" type="password" label="密码" autoComplete="current-password" required maxLength={128} />
      {isCodeAsked ? (
        <TextField ref={code} name="code" label="动态验证码" inputMode="numeric" autoComplete="one-time-code" required maxLength={20} autoFocus hint="手机验证器应用上的 6 位数字；手机不在身边时，填写一个备用码。" />
      ) : null}
      <Button type="submit" variant="primary" className="w-full" disabled={!isReady} aria-disabled={isPending || undefined}>
        {isPending ? "正在登录…" : "登录"}
      </Button>
    </form>
  );
}
