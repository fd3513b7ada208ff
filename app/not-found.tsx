import type { Metadata } from "next";
import { PlainPage } from "@/components/shell/plain-page";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "页面不存在" };

/** Says the same of what is missing and of what this person may not know of (DESIGN.md §3). */
export default function NotFound() {
  return (
    <PlainPage overline="404" title="页面不存在">
      <p>没有这个页面，或者您无权查看。请核对网址，或从首页重新进入。</p>
      <p className="mt-4"><ButtonLink variant="primary" href="/">返回我的待办</ButtonLink></p>
    </PlainPage>
  );
}
