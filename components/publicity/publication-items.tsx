import type { ReactNode } from "react";
import { MEDIUM_LABELS } from "@/lib/labels-carrying";
import { shanghaiTime } from "@/lib/periods/calendar";
import type { PublicityDesk } from "@/lib/publicity/queries";
import { editPublicationPath } from "@/lib/publicity/schema";
import { removePublicationAction } from "@/lib/publicity/actions";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";

type Item = Omit<PublicityDesk["rows"][number], "isOwn">;

const startOf = (day: string): Date => shanghaiTime(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));

/** One publication: what, where, when, by whom, for which tasks, with its evidence. */
export function PublicationItem({ slug, row, children }: { slug: string; row: Item; children?: ReactNode }) {
  const { title, medium, outlet, publishedOn, link, unitName, taskNos, files } = row;
  return (
    <li id={`publication-${row.id}`} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-80">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1"><span className="font-medium">{title}</span><Chip>{MEDIUM_LABELS[medium]}</Chip></p>
        <p className="text-sm text-muted">{`${unitName}　${outlet}　`}<Time at={startOf(publishedOn)} format="long-date" /></p>
        <p className="text-sm">
          {"服务任务："}
          {taskNos.map((no, at) => <span key={no}>{at > 0 ? "、" : null}<Link href={`/lists/${slug}/tasks/${no}?tab=carrying`} className="inline-link inline-flex min-h-6 items-center">{`第 ${no} 项`}</Link></span>)}
        </p>
        {/* Another's page: it learns nothing of where the reader comes from, and gets no hold of this one. */}
        {link ? <p className="text-sm break-all"><a href={link} target="_blank" rel="noopener noreferrer" className="inline-link inline-flex min-h-6 items-center">{link}</a></p> : null}
        <AttachmentList files={files} label={`佐证文件：${title}`} />
      </div>
      {children}
    </li>
  );
}

type Props = { slug: string; rows: PublicityDesk["rows"]; requestIds: Record<string, string> };

/** A page of publications; their own unit's can be changed and removed. `requestIds` by publication. */
export function PublicationItems({ slug, rows, requestIds }: Props) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <PublicationItem key={row.id} slug={slug} row={row}>
          {row.isOwn ? (
            <div className="flex gap-2 print:hidden">
              <ButtonLink size="sm" href={editPublicationPath(slug, row.id)} aria-label={`修改：${row.title}`}>修改</ButtonLink>
              <ConfirmDialog trigger={<>删除<span className="sr-only">：{row.title}</span></>} triggerSize="sm" triggerVariant="danger" title="删除宣传报道" confirmLabel="删除" confirmVariant="danger"
                description={`“${row.title}”将不再列出，也不再计入统计。`} action={removePublicationAction} fields={{ publication: row.id, version: row.version, requestId: requestIds[row.id] ?? "" }} />
            </div>
          ) : null}
        </PublicationItem>
      ))}
    </ul>
  );
}
