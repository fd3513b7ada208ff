"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NoticeBar } from "@/components/ui/notice-bar";

type Props = { message: string | undefined; token: string | undefined };

/** A new token, here and nowhere else; without one (the request was carried out before) the message alone. */
export function TokenOnce({ message, token }: Props) {
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  // Only over https do browsers let a page write the clipboard; elsewhere the selected text is copied by hand.
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      setCopied("no");
    }
  }
  return (
    <NoticeBar tone="success" title={message}>
      {token ? (
        <>
          <div className="my-2 flex flex-wrap items-center gap-3">
            <code data-token className="min-w-0 rounded-sm border border-line bg-surface px-2 py-1 font-mono break-all select-all">{token}</code>
            <Button size="sm" onClick={() => void copy(token)}>复制</Button>
            <span role="status" className="text-sm">{copied === "yes" ? "已复制" : copied === "no" ? "浏览器不允许自动复制，请选中后手工复制" : ""}</span>
          </div>
          <p>持有令牌即可查看本账号能查看的内容。请存放在程序的配置或密钥管理中，不要写进代码、邮件和工作群。</p>
        </>
      ) : null}
    </NoticeBar>
  );
}
