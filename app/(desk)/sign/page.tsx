import type { Metadata } from "next";
import { SignDesk } from "@/components/reviews/sign-desk";
import { SignItemView, signLabel } from "@/components/reviews/sign-item";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getSignDesk } from "@/lib/reviews/queries-sign";
import { signItemValue } from "@/lib/reviews/schema-sign";
import { parseTaskNo } from "@/lib/tasks/parse";

export const metadata: Metadata = { title: "审签" };

export default async function SignPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const { done, no = "" } = firstValues(await searchParams);
  const { items, ownCount } = await answer(getSignDesk(viewer));
  const returned = done === "returned" ? parseTaskNo(no) : 0;
  return (
    <>
      <PageHeader title="审签" description={`本单位待审签 ${items.length} 件${ownCount > 0 ? `，另有 ${ownCount} 件由本人撰写，须由其他审签人审签` : ""}`} />
      <div className="space-y-4">
        {returned > 0 ? <NoticeBar tone="success" title={`已退回第 ${returned} 项`}>填报员将看到退回原因，修改后再送审签。</NoticeBar> : null}
        <SignDesk items={items.map((item) => ({ value: signItemValue(item), label: signLabel(item), body: <SignItemView item={item} /> }))} />
        {items.length === 0 ? <Card><EmptyState title="没有待审签的内容">填报员送审签后会出现在这里。</EmptyState></Card> : null}
      </div>
    </>
  );
}
