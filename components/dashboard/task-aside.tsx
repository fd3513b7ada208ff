import { describeDue, isOnTime } from "@/lib/periods/calendar";
import type { OwnDuty, TaskFilings } from "@/lib/dashboard/queries-task";
import { lateWords } from "@/lib/periods/rules-requests";
import { lightWords } from "@/lib/plans/rules-light";
import { ExtensionNote } from "@/components/periods/extension-note";
import { ExtensionStatus } from "@/components/periods/extension-status";
import { OverdueMark } from "@/components/periods/overdue-mark";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { reminderQuery } from "@/lib/notifications/schema";
import { CLOSED_TASK } from "@/lib/tasks/rules";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatDateTime } from "@/components/ui/time";

type Props = { filings: TaskFilings; path: string };

/** What the viewer can do now and by when, the period's figures, and how completion went. */
export function TaskAside({ filings, path }: Props) {
  const { duty, period, reports, contributions, readsFiled, isClosed } = filings;
  const now = new Date();
  const current = reports.find((report) => report.periodKey === period.key);
  return (
    <aside aria-label="本期情况" className="space-y-4 print:grid print:grid-cols-2 print:gap-4 print:space-y-0">
      {duty ? <DutyCard duty={duty} canSign={filings.canSign} href={`${path}/${duty.kind}?period=${period.key}`} dueAt={period.dueAt} now={now} label={period.label} isClosed={isClosed} /> : null}
      {readsFiled ? (
        <Card title={period.label} id="task-figures">
          <DefinitionList
            items={[
              { term: "报告", description: <ReportStateChip state={current?.state ?? (isClosed ? "CLOSED" : "NOT_FILED")} /> },
              { term: "截止", description: `${formatDateTime(period.dueAt)}（${describeDue(period.dueAt, now)}）` },
              { term: "报送", description: current ? `${formatDateTime(current.firstSubmittedAt)}，${isOnTime(current.firstSubmittedAt, period.dueAt) ? "按时" : lateWords(current)}` : isClosed ? "已销号，不再报送" : now > period.dueAt ? <OverdueMark /> : "未报送" },
              ...(current?.extension ? [{ term: "延期", description: <ExtensionNote extension={current.extension} /> }] : []),
              { term: "自评", description: <AssessmentMark value={current?.selfAssessment ?? null} source="claim" /> },
              { term: "督查评价", description: <AssessmentMark value={current?.verdict ?? null} source="verdict" /> },
              ...(filings.light.due > 0 ? [{ term: "序时建议", description: <><AssessmentMark value={filings.light.suggestion} source="suggestion" isSourceSilent /><span className="block text-sm text-muted">{lightWords(filings.light)}</span></> }] : []),
              { term: "配合反馈", description: `${contributions.filter((row) => row.state === "GIVEN").length} / ${contributions.length}` },
            ]}
          />
        </Card>
      ) : null}
      {filings.canReview ? (
        <Card title="催办" id="task-reminders" className="print:hidden">
          <p className="mb-3 text-muted">催办未报送的牵头单位或未反馈的配合单位，查看是否已读、已报。</p>
          <ButtonLink href={`/lists/${filings.list.slug}/reminders${reminderQuery({ period: period.key, task: filings.task.no })}`}>催办本任务</ButtonLink>
        </Card>
      ) : null}
      {reports.length > 0 ? (
        <Card title="完成比例变化" id="task-trend">
          <DefinitionList className="*:grid-cols-[8em_minmax(0,1fr)]" items={trendItems(filings)} />
        </Card>
      ) : null}
    </aside>
  );
}

/** Oldest first, with the periods in which nothing was filed. */
function trendItems({ reports, unfiled }: TaskFilings) {
  const filed = reports.map(({ periodKey: key, periodLabel: term, completion }) => ({ key, term, description: <ProgressBar value={completion} label={term} /> }));
  const missing = unfiled.map(({ key, label: term }) => ({ key, term, description: <span className="text-muted">未报送</span> }));
  return [...filed, ...missing].sort((a, b) => a.key.localeCompare(b.key));
}

type DutyProps = { duty: OwnDuty; canSign: boolean; href: string; dueAt: Date; now: Date; label: string; isClosed: boolean };

function buttonText({ duty, canSign }: Pick<DutyProps, "duty" | "canSign">): string {
  const name = duty.kind === "report" ? "进展报告" : "配合情况";
  if (!duty.isOpen) return `查看${name}`;
  if (duty.state === "AWAITING_SIGNATURE") return canSign ? `审签${name}` : `查看${name}`;
  if (duty.state === "RETURNED") return `修改${name}`;
  return duty.state === "NOT_FILED" || duty.state === "NOT_GIVEN" || duty.state === "DRAFT" ? `填写${name}` : `查看${name}`;
}

function DutyCard({ duty, canSign, href, dueAt, now, label, isClosed }: DutyProps) {
  if (isClosed) return <Card title={duty.kind === "report" ? "本单位牵头" : "本单位配合"} id="task-duty" className="print:hidden"><p>{CLOSED_TASK}</p></Card>;
  const isUnsent = ["NOT_FILED", "NOT_GIVEN", "DRAFT", "RETURNED"].includes(duty.state);
  return (
    <Card title={duty.kind === "report" ? "本单位牵头" : "本单位配合"} id="task-duty" className="print:hidden">
      <p className="flex flex-wrap items-center gap-2">
        {duty.kind === "report" ? <ReportStateChip state={duty.state} /> : <ContributionStateChip state={duty.state} />}
        {isUnsent && now > dueAt ? <OverdueMark text={describeDue(dueAt, now)} /> : <span className="text-muted">{isUnsent || duty.state === "AWAITING_SIGNATURE" ? `${label}，${describeDue(dueAt, now)}` : label}</span>}
      </p>
      {duty.state === "RETURNED" && duty.returnReason ? <p className="mt-2 whitespace-pre-line text-warning">退回原因：{duty.returnReason}</p> : null}
      <ExtensionStatus extension={duty.extension} className="mt-2 space-y-1" />
      {duty.isOpen ? null : <p className="mt-2 text-muted">填报期已锁定，不能再修改。</p>}
      <div className="mt-3"><ButtonLink href={href} variant={duty.isOpen && isUnsent ? "primary" : "secondary"}>{buttonText({ duty, canSign })}</ButtonLink></div>
    </Card>
  );
}
