"use client";
import { PlainPage } from "@/components/shell/plain-page";
import { Button, ButtonLink } from "@/components/ui/button";

function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}

/** An unexpected failure of a page: the number leads to its line in the server's log. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: (() => void) | null }) {
  const digest = digestOf(error);
  return (
    <PlainPage overline="500" title="系统出错">
      <p>页面未能打开，已保存的内容不受影响。请重试；仍不行的，请把错误编号告知平台管理员。</p>
      {digest ? <p className="mt-2">错误编号：<span className="font-mono select-all">{digest}</span></p> : null}
      <p className="mt-4 flex flex-wrap gap-2">
        {retry ? <Button variant="primary" onClick={retry}>重试</Button> : <ButtonLink variant="primary" isPlain href="">重试</ButtonLink>}
        {/* A full load: what failed may be in the browser. */}
        <ButtonLink isPlain href="/">返回我的待办</ButtonLink>
      </p>
    </PlainPage>
  );
}
