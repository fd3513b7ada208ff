import { Link } from "@/components/ui/link";
import type { Decision, ReviewDesk } from "@/lib/reviews/queries-desk";
import { neighboursOf } from "@/lib/reviews/rules";
import { reviewsPath, type QueueFilters } from "@/lib/reviews/schema";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { PageHeader } from "@/components/ui/page-header";
import { DecidedBar, EmptyQueue } from "./decisions";
import { Queue } from "./queue";
import { QueueFilterForm } from "./queue-filters";
import { ReviewKeys } from "./review-keys";
import { ReviewScreenView } from "./review-screen";

type Props = {
  desk: ReviewDesk;
  filters: QueueFilters;
  /** What was just decided, told above the next report. */
  decided: Decision | null;
  /** The decision on the open report has just been taken back. */
  isUndone?: boolean;
  /** A phone shows either the queue or one report; a wide screen shows both. */
  isReportOpen: boolean;
};

function describe({ queue }: ReviewDesk): string {
  const own = queue.filter((row) => row.isOwn).length;
  return `待审核 ${queue.length} 份${own > 0 ? `，其中 ${own} 份由本人报送或审签，须由其他督查员审核` : ""}`;
}

/** The queue on the left, the report being read on the right. */
export function ReviewDeskView({ desk, filters, decided, isUndone = false, isReportOpen: isAsked }: Props) {
  const { queue, shown, screen, contributions, files, phrases, recent } = desk;
  const isReportOpen = isAsked && screen !== null;
  const openId = screen?.reportId ?? null;
  const { previous, next } = neighboursOf(shown, openId);
  const pathOf = (row: { reportId: string } | null) => (row ? reviewsPath(row.reportId, filters) : null);
  return (
    <>
      {isReportOpen ? <p className="mb-1 lg:hidden"><Link href={reviewsPath(null, filters)} className="inline-link">返回待审核列表</Link></p> : null}
      <PageHeader
        title="审核"
        description={describe(desk)}
        actions={queue.length > 0 ? <ReviewKeys key={openId} previousPath={pathOf(previous)} nextPath={pathOf(next)} /> : null}
      />
      {decided ? <div className="mb-4"><DecidedBar decided={decided} openId={openId} filters={filters} /></div> : null}
      {isUndone && screen?.filed.state === "SUBMITTED" ? <div className="mb-4"><NoticeBar tone="success" title="已撤销审核决定">这份报告恢复为已报送，请重新审核。</NoticeBar></div> : null}
      {queue.length === 0 && !screen ? <EmptyQueue recent={recent} /> : null}
      <div className="grid gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
        {queue.length > 0 ? (
          <div className={classNames("min-w-0 space-y-3 lg:sticky lg:top-[calc(var(--shell-top)+1rem)] lg:self-start", isReportOpen && "max-lg:hidden")}>
            <QueueFilterForm queue={queue} filters={filters} />
            <Queue rows={shown} openId={openId} filters={filters} />
          </div>
        ) : null}
        <div className={classNames("min-w-0", queue.length === 0 && "lg:col-span-2", !isReportOpen && "max-lg:hidden")}>
          {screen ? <ReviewScreenView key={`${screen.reportId}/${screen.version}`} screen={screen} contributions={contributions} files={files} phrases={phrases} filters={filters} /> : null}
          {!screen && shown.length > 0 ? <Card><EmptyState title="其余报告由本人报送或审签">须由其他督查员审核，可从左侧打开查看。</EmptyState></Card> : null}
        </div>
      </div>
    </>
  );
}
