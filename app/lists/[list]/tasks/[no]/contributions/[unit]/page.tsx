import type { Metadata } from "next";
import { ContributionHistoryView } from "@/components/contributions/contribution-history";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getContributionHistory } from "@/lib/contributions/queries-revisions";
import { parseTaskNo } from "@/lib/tasks/parse";

export const metadata: Metadata = { title: "配合情况" };

type Props = { params: Promise<{ list: string; no: string; unit: string }>; searchParams: Promise<{ period?: string; revision?: string }> };

export default async function ContributionRevisionPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list, no, unit }, { period, revision }] = await Promise.all([params, searchParams]);
  return <ContributionHistoryView history={await answer(getContributionHistory(viewer, list, parseTaskNo(no), period, { unit, revision }))} unitId={unit} />;
}
