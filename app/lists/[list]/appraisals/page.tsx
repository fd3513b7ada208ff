import type { Metadata } from "next";
import { ObjectionList } from "@/components/appraisals/objection-list";
import { ScoreTable } from "@/components/appraisals/score-table";
import { WeightsCard } from "@/components/appraisals/weights-card";
import { YearNotice } from "@/components/appraisals/year-notice";
import { YearActions, YearSwitch } from "@/components/appraisals/year-steps";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { getAppraisalDesk } from "@/lib/appraisals/queries";
import { appraisalsPath, yearChoice } from "@/lib/appraisals/schema";
import { requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "考核" };

type Props = { params: Promise<{ list: string }>; searchParams: Promise<{ year?: string | string[] }> };

export default async function AppraisalsPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list: slug }, query] = await Promise.all([params, searchParams]);
  const desk = await answer(getAppraisalDesk(viewer, slug, yearChoice.parse(query.year)));
  const { list, year, years, weights, units, objections, fixing, weightsVersion, isOwn } = desk;
  const open = objections.filter(({ state }) => state === "OPEN");
  const canSupervise = fixing !== undefined;
  return (
    <>
      <PageHeader title={`${year}年度考核`} description={`${list.docNumber}　${isOwn ? "本单位得分" : `${units.length} 个单位`}`} actions={<YearActions desk={desk} requestId={newRequestId()} />} />
      <YearSwitch years={years} year={year} hrefFor={(one) => appraisalsPath(list.slug, one)} />
      <div className="space-y-4">
        <YearNotice appraisal={desk} />
        <ObjectionList id="objections-open" title="待答复异议" rows={open} canSupervise={canSupervise} />
        {units.length > 0 ? <ScoreTable appraisal={desk} /> : <Card><EmptyState title="还没有得分">本年度尚无到期的填报事项。</EmptyState></Card>}
        <WeightsCard weights={weights} form={weightsVersion === null ? null : { list: list.slug, year, version: weightsVersion, requestId: newRequestId() }} />
        <ObjectionList id="objections-answered" title="已答复异议" rows={objections.filter(({ state }) => state !== "OPEN")} canSupervise={canSupervise} />
      </div>
    </>
  );
}
