import type { Metadata } from "next";
import { RevisionView } from "@/components/reviews/revision-view";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { getRevisions } from "@/lib/reports/queries-revisions";
import { choosePair } from "@/lib/reports/rules-revisions";
import { parseTaskNo } from "@/lib/tasks/parse";

export const metadata: Metadata = { title: "各稿对照" };

type Props = { params: Promise<{ list: string; no: string }>; searchParams: Promise<SearchParams> };

export default async function RevisionsPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list, no }, query] = await Promise.all([params, searchParams.then(firstValues)]);
  const data = await answer(getRevisions(viewer, list, parseTaskNo(no), query.period));
  return <RevisionView data={data} pair={choosePair(data.revisions, query)} />;
}
