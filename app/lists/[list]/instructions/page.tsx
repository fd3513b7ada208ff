import type { Metadata } from "next";
import { InstructionList } from "@/components/orders/instruction-list";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { listInstructions } from "@/lib/orders/queries-instructions";
import { ordersPath } from "@/lib/orders/rules-addresses";
import { instructionFilterSchema } from "@/lib/orders/schema";

export const metadata: Metadata = { title: "领导批示" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InstructionsPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const desk = await answer(listInstructions(viewer, (await params).list, instructionFilterSchema.parse(await searchParams)));
  return (
    <>
      <PageHeader title="领导批示" description={`${desk.list.docNumber}　批示由承办单位按时反馈，批示人或督查员办结`} actions={<ButtonLink href={ordersPath(desk.list.slug)}>督办单</ButtonLink>} />
      <InstructionList desk={desk} now={new Date()} />
    </>
  );
}
