import type { Metadata } from "next";
import { PhraseList } from "@/components/reviews/phrase-list";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { listPhrases } from "@/lib/reviews/queries-phrases";

export const metadata: Metadata = { title: "审核常用语" };

export default async function PhrasesPage() {
  const viewer = await requireViewer();
  const phrases = await answer(listPhrases(viewer));
  return (
    <>
      <PageHeader title="审核常用语" description="退回报告时可直接写入审核意见，仅本人可见。" breadcrumbs={[{ label: "审核", href: "/reviews" }, { label: "常用语" }]} />
      <PhraseList phrases={phrases} />
    </>
  );
}
