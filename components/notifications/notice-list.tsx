import { Link } from "@/components/ui/link";
import { markNoticesReadAction } from "@/lib/notifications/actions";
import type { NoticeRow } from "@/lib/notifications/queries";
import { ActionButton } from "@/components/ui/action-button";
import { classNames } from "@/components/ui/class-names";
import { ExpandableText } from "@/components/ui/details";
import { Time } from "@/components/ui/time";
import { KindChip } from "./kind-chip";

/** Notices, newest first; what is unread stands out and can be put aside without opening it. */
export function NoticeList({ rows }: { rows: readonly NoticeRow[] }) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => <NoticeItem key={row.id} row={row} />)}
    </ul>
  );
}

function NoticeItem({ row }: { row: NoticeRow }) {
  const isUnread = row.readAt === null;
  return (
    <li className={classNames("flex flex-wrap items-start gap-x-4 gap-y-2 border-l-3 px-4 py-2.5", isUnread ? "border-l-ink" : "border-l-transparent")}>
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <KindChip kind={row.kind} />
          {isUnread ? <span className="text-sm font-semibold">未读</span> : <span className="sr-only">已读</span>}
          <span className="text-sm text-muted"><Time at={row.happenedAt} /></span>
        </p>
        <p className="mt-1">
          <Link href={row.href} className={classNames("hover:underline hover:underline-offset-3", isUnread ? "font-semibold" : undefined)}>{row.sentence}</Link>
        </p>
        {row.reason ? <div className="mt-1 text-muted"><ExpandableText text={row.reason} foldFrom={120} /></div> : null}
      </div>
      {isUnread ? (
        <ActionButton action={markNoticesReadAction} fields={{ notices: row.id }} size="sm" variant="quiet">
          标为已读<span className="sr-only">：{row.sentence}</span>
        </ActionButton>
      ) : null}
    </li>
  );
}
