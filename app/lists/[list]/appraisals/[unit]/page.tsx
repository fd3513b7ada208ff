import type { Metadata } from "next";
import { ItemCard } from "@/components/appraisals/item-card";
import { YearNotice } from "@/components/appraisals/year-notice";
import { YearSwitch } from "@/components/appraisals/year-steps";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { canFixYear } from "@/lib/appraisals/policy";
import { getUnitAppraisal } from "@/lib/appraisals/queries";
import { rowsBehind } from "@/lib/appraisals/rules-rows";
import { pointsText } from "@/lib/appraisals/rules-score";
import { ASSESSOR_NOTE } from "@/lib/appraisals/rules-table";
import { appraisalsPath, unitAppraisalPath, yearChoice } from "@/lib/appraisals/schema";
import { requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "考核得分" };

type Props = { params: Promise<{ list: string; unit: string }>; searchParams: Promise<{ year?: string | string[] }> };

export default async function UnitAppraisalPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list: slug, unit: unitId }, query] = await Promise.all([params, searchParams]);
  const appraisal = await answer(getUnitAppraisal(viewer, slug, unitId, yearChoice.parse(query.year)));
  const { list, year, years, unit, facts, asOf, objections, mayObject } = appraisal;
  const { total, items } = unit.score;
  const words = [total === null ? "尚无得分" : `总分 ${pointsText(total)}`, unit.rank === null ? "" : `第 ${unit.rank} 名`, unit.isAssessor ? ASSESSOR_NOTE : ""].filter((some) => some !== "").join("　");
  return (
    <>
      <PageHeader title={`${unit.name}${year}年度考核`} description={words} breadcrumbs={[{ label: "考核", href: appraisalsPath(list.slug, year) }, { label: unit.name }]} />
      <YearSwitch years={years} year={year} hrefFor={(one) => unitAppraisalPath(list.slug, unitId, one)} />
      <div className="space-y-4">
        <YearNotice appraisal={appraisal} />
        {items.map((item) => (
          <ItemCard key={item.item} slug={list.slug} year={year} item={item} rows={rowsBehind(item.item, facts, list.slug, asOf.toISOString())}
            objections={objections.filter((row) => row.item === item.item)} mayObject={mayObject} canSupervise={canFixYear(viewer)} />
        ))}
      </div>
    </>
  );
}
