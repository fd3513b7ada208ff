import type { Metadata } from "next";
import { BulletinPaper } from "@/components/bulletins/bulletin-paper";
import { BulletinNotice } from "@/components/bulletins/bulletin-notice";
import { BulletinSteps } from "@/components/bulletins/bulletin-steps";
import { VersionList } from "@/components/bulletins/version-list";
import { ButtonLink } from "@/components/ui/button";
import { Breadcrumbs } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getBulletin } from "@/lib/bulletins/queries";
import { bulletinFileHref, bulletinsPath, versionChoice } from "@/lib/bulletins/schema";

export const metadata: Metadata = { title: "通报" };

type Props = { params: Promise<{ list: string; bulletin: string }>; searchParams: Promise<{ version?: string | string[] }> };

export default async function BulletinPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ list, bulletin }, query] = await Promise.all([params, searchParams]);
  const view = await answer(getBulletin(viewer, list, bulletin, versionChoice.parse(query.version)));
  const { id, shown, versions, canManage } = view;
  const last = versions[0]?.no ?? null;
  return (
    <>
      <div className="print:hidden">
        <div className="mb-3 flex flex-wrap items-end justify-between gap-2">
          <Breadcrumbs crumbs={[{ label: "通报", href: bulletinsPath(view.list.slug) }, { label: `${view.periodLabel}任务推进情况通报` }]} />
          <div className="flex flex-wrap items-center gap-2">
            <PrintButton />
            <ButtonLink isPlain href={bulletinFileHref(id, shown.no)}>下载 Word</ButtonLink>
            {canManage ? <BulletinSteps view={view} requestIds={{ issue: newRequestId(), discard: newRequestId(), again: newRequestId() }} /> : null}
          </div>
        </div>
        <BulletinNotice view={view} />
      </div>
      <BulletinPaper content={view.content} number={view.number} isDraft={shown.no === "draft"} replacedBy={shown.no !== "draft" && last !== null && shown.no < last ? last : null} />
      {versions.length > 0 ? <div className="mt-4 print:hidden"><VersionList view={view} /></div> : null}
    </>
  );
}
