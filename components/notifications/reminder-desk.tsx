import type { OwingUnit, ReminderDesk } from "@/lib/notifications/queries-reminders";
import type { ReminderSide } from "@/lib/notifications/schema";
import { describeDue, shanghaiDay } from "@/lib/periods/calendar";
import { newRequestId } from "@/components/ui/request-id";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { formatDateTime } from "@/components/ui/time";
import { ReminderForm, type ReminderChoice } from "./reminder-form";
import { SentReminders } from "./sent-reminders";

type Props = { desk: ReminderDesk; side: ReminderSide; task: number | undefined; hrefFor: (change: { side?: ReminderSide; page?: number }) => string };

/** 催办: whom to remind on the left, what was sent and what came of it on the right. */
export function ReminderDeskView({ desk, side, task, hrefFor }: Props) {
  const { list, period, owing, sent, now } = desk;
  const choices = choicesOf(owing[side], side, task !== undefined, now);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <div>
        <Tabs label="催办对象" tabs={[
          { label: "牵头单位未报送", count: owing.lead.length, isCurrent: side === "lead", href: hrefFor({ side: "lead" }) },
          { label: "配合单位未反馈", count: owing.support.length, isCurrent: side === "support", href: hrefFor({ side: "support" }) },
        ]} />
        <Card className="mt-4" title={`${period.label}，${describeDue(period.dueAt, now)}`} id="remind">
          {choices.length > 0 ? <ReminderForm key={`${period.key}-${side}`} list={list.slug} period={period.key} side={side} choices={choices} requestId={newRequestId()} /> : (
            <EmptyState title={side === "lead" ? "没有未报送的任务" : "没有未反馈的配合单位"} />
          )}
        </Card>
      </div>
      <Card title={`催办记录（${sent.total}）`} id="sent" isFlush>
        {sent.rows.length > 0 ? <SentReminders rows={sent.rows} place={{ slug: list.slug, periodKey: period.key }} /> : <EmptyState title="本期还没有催办" />}
        <Pagination page={sent.page} pageCount={sent.pageCount} total={sent.total} hrefFor={(page) => hrefFor({ page })} />
      </Card>
    </div>
  );
}

function remindedText(remindedAt: Date | null): string {
  return remindedAt ? `上次催办 ${formatDateTime(remindedAt)}` : "未催办过";
}

const excerpt = (content: string) => (content.length > 30 ? `${content.slice(0, 30)}…` : content);

/** One box for each task, but on a single task's page one for each of its supporting units. */
function choicesOf(rows: readonly OwingUnit[], side: ReminderSide, isOneTask: boolean, now: Date): ReminderChoice[] {
  const isToday = ({ remindedAt }: OwingUnit) => remindedAt !== null && shanghaiDay(remindedAt) === shanghaiDay(now);
  if (side === "lead" || isOneTask) {
    return rows.map((row) => ({
      value: side === "lead" ? String(row.no) : `${row.no}:${row.unitId}`,
      label: `${row.no}　${row.unitName}${row.isReturned ? "（已退回）" : ""}`,
      hint: isOneTask ? remindedText(row.remindedAt) : `${excerpt(row.content)}　${remindedText(row.remindedAt)}`,
      isChosen: isOneTask && !isToday(row),
    }));
  }
  return [...Map.groupBy(rows, (row) => row.no)].map(([no, units]) => ({
    value: String(no),
    label: `${no}　缺 ${units.length} 家：${units.map((unit) => unit.unitName).join("、")}`,
    hint: [excerpt(units[0]?.content ?? ""), units.some(isToday) ? `今天已催办 ${units.filter(isToday).length} 家` : ""].filter(Boolean).join("　"),
    isChosen: false,
  }));
}
