import type { Metadata } from "next";
import { PublicationForm } from "@/components/publicity/publication-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { editPublicationAction } from "@/lib/publicity/actions";
import { getPublicationForm } from "@/lib/publicity/queries";
import { publicityPath } from "@/lib/publicity/schema";

export const metadata: Metadata = { title: "修改宣传报道" };

export default async function EditPublicationPage({ params }: { params: Promise<{ list: string; publication: string }> }) {
  const viewer = await requireViewer();
  const { list, publication } = await params;
  const form = await answer(getPublicationForm(viewer, list, publication));
  const { slug } = form.list;
  return (
    <div className="max-w-200">
      <PageHeader title="修改宣传报道" breadcrumbs={[{ label: "宣传", href: publicityPath(slug) }, { label: "修改" }]} />
      <Card><PublicationForm action={editPublicationAction} fields={{ publication, slug, version: form.row?.version ?? 0, requestId: newRequestId() }} form={form} /></Card>
    </div>
  );
}
