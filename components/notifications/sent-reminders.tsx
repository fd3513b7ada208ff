import { Link } from "@/components/ui/link";
import { FORM_LABELS } from "@/lib/labels";
import type { SentReminder } from "@/lib/notifications/queries-reminders";
import { Chip } from "@/components/ui/chip";
import { ExpandableText } from "@/components/ui/details";
import { formatDateTime, Time } from "@/components/ui/time";

type Props = { rows: readonly SentReminder[]; place: { slug: string; periodKey: string } };

/** Each reminder: when and by whom, who has read it, and whether something was sent since. */
export function SentReminders({ rows, place }: Props) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="px-4 py-2.5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={`/lists/${place.slug}/tasks/${row.no}?period=${place.periodKey}`} className="inline-link">第 {row.no} 项任务{FORM_LABELS[row.form]}</Link>
            <span className="font-medium">{row.unitName}</span>
            {row.filedAt ? <Chip tone="success" icon="check">报送于 {formatDateTime(row.filedAt)}</Chip> : <Chip tone="warning">仍未报送</Chip>}
          </p>
          <p className="mt-1 text-sm text-muted">{row.sentBy}　<Time at={row.sentAt} /></p>
          {row.words ? <div className="mt-1"><ExpandableText text={row.words} /></div> : null}
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label="阅读情况">
            {row.readers.length === 0 ? <li className="text-muted">正在送达</li> : null}
            {row.readers.map((reader) => (
              <li key={reader.name}>{reader.name}：{reader.readAt ? <>已读 <Time at={reader.readAt} /></> : <span className="text-muted">未读</span>}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
