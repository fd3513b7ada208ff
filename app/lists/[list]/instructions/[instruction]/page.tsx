import type { Metadata } from "next";
import { InstructionPage } from "@/components/orders/instruction-view";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getInstruction } from "@/lib/orders/queries-instructions";
import { instructionsPath } from "@/lib/orders/rules-addresses";

export const metadata: Metadata = { title: "领导批示" };

export default async function OneInstructionPage({ params }: { params: Promise<{ list: string; instruction: string }> }) {
  const viewer = await requireViewer();
  const { list, instruction: id } = await params;
  const instruction = await answer(getInstruction(viewer, list, id));
  const name = `第 ${instruction.taskNo} 项任务的批示`;
  return (
    <>
      <PageHeader title={name} breadcrumbs={[{ label: "领导批示", href: instructionsPath(list) }, { label: name }]} />
      <InstructionPage instruction={instruction} slug={list} now={new Date()} />
    </>
  );
}
