import type { Metadata } from "next";
import { UnitForm } from "@/components/units/unit-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { UNIT_KIND_LABELS } from "@/lib/labels";
import { getUnitSettings } from "@/lib/units/queries-settings";

export const metadata: Metadata = { title: "修改单位" };

export default async function UnitPage({ params }: { params: Promise<{ unit: string }> }) {
  const viewer = await requireViewer();
  const unit = await answer(getUnitSettings(viewer, (await params).unit));
  return (
    <>
      <PageHeader title={unit.shortName} description={`${UNIT_KIND_LABELS[unit.kind]}，启用的账号 ${unit.enabledAccounts} 个`}
        breadcrumbs={[{ label: "管理", href: "/admin" }, { label: "单位管理", href: "/admin/units" }, { label: unit.shortName }]} />
      <Card className="max-w-160"><UnitForm unit={unit} requestId={newRequestId()} /></Card>
    </>
  );
}
