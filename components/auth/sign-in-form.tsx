"use client";
import { useRef } from "react";
import type { SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";

function wordOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

type Props = { isReady: boolean; isPending: boolean; onEnter: (username: string, password: string) => Promise<boolean> };

/** User name and password. After a refusal the name stays and the password is asked for again. */
export function SignInForm({ isReady, isPending, onEnter }: Props) {
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    if (await onEnter(wordOf(form, "username").trim(), wordOf(form, "password"))) return;
    if (!password.current) return;
    password.current.value = "";
    password.current.focus();
  }

  return (
    // `post`: without script, nothing that was typed may end up in the address.
    <form method="post" onSubmit={(event) => void submit(event)} className="space-y-4">
      <noscript>登录需要浏览器启用 JavaScript。</noscript>
      <TextField name="username" label="用户名" autoComplete="username" autoCapitalize="none" spellCheck={false} required maxLength={64} />
      <TextField ref={password} name="password" type="password" label="密码" autoComplete="current-password" required maxLength={128} />
      <Button type="submit" variant="primary" className="w-full" disabled={!isReady} aria-disabled={isPending || undefined}>
        {isPending ? "正在登录…" : "登录"}
      </Button>
    </form>
  );
}
