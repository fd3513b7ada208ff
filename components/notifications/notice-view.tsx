import { FORM_LABELS } from "@/lib/labels";
import type { NoticeRow } from "@/lib/notifications/queries";
import { formHref } from "@/lib/notifications/rules-words";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { KindChip } from "./kind-chip";

/** One notice in full: for those about several tasks, each with the way to its form. */
export function NoticeView({ notice }: { notice: NoticeRow }) {
  const { items, listSlug, periodKey } = notice;
  return (
    <div className="space-y-4">
      <Card>
        <p className="flex flex-wrap items-center gap-2"><KindChip kind={notice.kind} /><span className="text-muted"><Time at={notice.happenedAt} /></span></p>
        <p className="mt-2 text-lg">{notice.sentence}</p>
        {notice.reason ? <p className="mt-2 whitespace-pre-line">{notice.reason}</p> : null}
        {notice.href.startsWith("/notifications/") ? null : <p className="mt-3"><ButtonLink href={notice.href} variant="primary">前往办理</ButtonLink></p>}
      </Card>
      {items.length > 0 && listSlug && periodKey ? (
        <Card title={`当时尚未报送（${items.length}）`} id="notice-items" isFlush>
          <ul className="divide-y divide-line">
            {items.map(({ no, form }) => (
              <li key={`${form}/${no}`} className="flex items-center justify-between gap-4 px-4 py-2">
                <span>第 {no} 项任务{FORM_LABELS[form]}</span>
                <ButtonLink href={formHref(listSlug, no, form, periodKey)} size="sm" aria-label={`填报第 ${no} 项任务${FORM_LABELS[form]}`}>填报</ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}
