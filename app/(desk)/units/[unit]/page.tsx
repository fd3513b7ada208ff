import type { Metadata } from "next";
import { BasisBar } from "@/components/dashboard/basis-bar";
import { UnitOverview } from "@/components/dashboard/unit-overview";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getUnitPage } from "@/lib/dashboard/queries-unit";
import { boardFilters, firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { heatChoice, heatHref } from "@/lib/dashboard/schema-heat";
import { UNIT_KIND_LABELS } from "@/lib/labels";
import { canManagePeriods } from "@/lib/periods/policy";

export const metadata: Metadata = { title: "单位情况" };

const PARTS = [["led", "牵头任务"], ["heat", "分季度热力图"], ["trend", "各期情况"], ["supported", "配合任务"]] as const;

type Props = { params: Promise<{ unit: string }>; searchParams: Promise<SearchParams> };

export default async function UnitPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const query = firstValues(await searchParams);
  const { basis } = boardFilters.parse(query);
  const heat = heatChoice.parse(query.heat);
  const { unit, figures } = await answer(getUnitPage(viewer, (await params).unit, query.period, basis));
  const description = [unit.officialName, UNIT_KIND_LABELS[unit.kind], unit.isActive ? "" : "已停用", figures?.period.label ?? ""].filter(Boolean).join("　");
  return (
    <div className="print-landscape [--bar-top:var(--shell-top)]">
      <PageHeader title={unit.shortName} description={description} breadcrumbs={[{ label: "单位", href: "/units" }, { label: unit.shortName }]}
        actions={figures && figures.led.length > 0 ? <ButtonLink size="sm" href={`/lists/${figures.list.slug}/tasks?lead=${unit.id}&period=${figures.period.key}`}>在任务清单中查看</ButtonLink> : null} />
      {figures ? (
        <>
          <BasisBar basis={basis} hrefFor={(value) => heatHref(`/units/${unit.id}`, { periodKey: figures.period.key, basis: value }, heat)} countedAt={figures.clock.now}
            parts={PARTS.filter(([id]) => (id !== "led" || figures.led.length > 0) && (id !== "supported" || figures.supported.length > 0))} />
          <UnitOverview unitId={unit.id} figures={figures} heat={heat} decideHref={canManagePeriods(viewer) ? "/admin/periods" : null} />
        </>
      ) : <Card><EmptyState title="还没有任务清单">请管理员先导入通知，开设填报期。</EmptyState></Card>}
    </div>
  );
}
