import type { Metadata } from "next";
import { BulletinEditor } from "@/components/bulletins/bulletin-editor";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { formatDateTime } from "@/components/ui/time";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getBulletinDraft } from "@/lib/bulletins/queries";
import { bulletinPath, bulletinsPath } from "@/lib/bulletins/schema";

export const metadata: Metadata = { title: "修改通报" };

export default async function EditBulletinPage({ params }: { params: Promise<{ list: string; bulletin: string }> }) {
  const viewer = await requireViewer();
  const { list, bulletin } = await params;
  const draft = await answer(getBulletinDraft(viewer, list, bulletin));
  const { content, periodLabel } = draft;
  return (
    <>
      <PageHeader title={`修改通报：${periodLabel}`}
        description={`数据截至 ${formatDateTime(content.countedAt)}，只计已采纳的进展报告。正文段落留空的不印出。草稿仅督查员可见，印发后各单位均可查阅。`}
        breadcrumbs={[{ label: "通报", href: bulletinsPath(draft.list.slug) }, { label: `${periodLabel}草稿`, href: bulletinPath(draft.list.slug, draft.id, "draft") }, { label: "修改" }]}
        actions={<ButtonLink href={bulletinPath(draft.list.slug, draft.id, "draft")}>预览和印发</ButtonLink>}
      />
      <Card><BulletinEditor draft={draft} requestId={newRequestId()} /></Card>
    </>
  );
}
