import type { Metadata } from "next";
import { PublicationForm } from "@/components/publicity/publication-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { createPublicationAction } from "@/lib/publicity/actions";
import { getPublicationForm } from "@/lib/publicity/queries";
import { publicityPath } from "@/lib/publicity/schema";

export const metadata: Metadata = { title: "登记宣传报道" };

export default async function NewPublicationPage({ params }: { params: Promise<{ list: string }> }) {
  const viewer = await requireViewer();
  const form = await answer(getPublicationForm(viewer, (await params).list, null));
  return (
    <div className="max-w-200">
      <PageHeader title="登记宣传报道" breadcrumbs={[{ label: "宣传", href: publicityPath(form.list.slug) }, { label: "登记" }]} />
      <Card>
        {form.tasks.length > 0 ? <PublicationForm action={createPublicationAction} fields={{ list: form.list.slug, requestId: newRequestId() }} form={form} /> : (
          <EmptyState title="本单位没有牵头或配合的任务">只登记为本单位牵头或配合的任务所作的宣传。</EmptyState>
        )}
      </Card>
    </div>
  );
}
