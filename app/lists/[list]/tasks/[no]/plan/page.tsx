import type { Metadata } from "next";
import { OwnMeasures } from "@/components/plans/own-measures";
import { PlanAside } from "@/components/plans/plan-aside";
import { PlanChanges } from "@/components/plans/plan-changes";
import { PlanContentView } from "@/components/plans/plan-content";
import { PlanHead } from "@/components/plans/plan-head";
import { PlanNotice } from "@/components/plans/plan-notice";
import { PrintButton } from "@/components/ui/print-button";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getPlan } from "@/lib/plans/queries";
import { planVersionChoice } from "@/lib/plans/schema";
import { parseTaskNo } from "@/lib/tasks/parse";

type Props = { params: Promise<{ list: string; no: string }>; searchParams: Promise<{ version?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `第 ${(await params).no} 项任务工作方案` };
}

export default async function PlanPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list, no }, query] = await Promise.all([params, searchParams]);
  const view = await answer(getPlan(viewer, list, parseTaskNo(no), planVersionChoice.parse(query.version)));
  const { shown, own } = view;
  return (
    <>
      <PlanHead view={view} title={`第 ${view.task.no} 项任务工作方案`} actions={<PrintButton />} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="min-w-0 space-y-4 max-lg:order-last">
          <PlanNotice view={view} />
          {shown ? <PlanContentView view={view} shown={shown} now={new Date()} /> : null}
          {own ? <OwnMeasures view={view} own={own} /> : null}
          {shown ? <PlanChanges shown={shown} /> : null}
        </div>
        <PlanAside view={view} />
      </div>
    </>
  );
}
