import { Link } from "@/components/ui/link";
import { createBulletinAction } from "@/lib/bulletins/actions";
import type { BulletinDesk, BulletinRow } from "@/lib/bulletins/queries-list";
import { bulletinFileHref, bulletinPath } from "@/lib/bulletins/schema";
import { ActionButton } from "@/components/ui/action-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { BulletinStateChip } from "./state-chip";

/** A list's bulletins by year; for who may write them, the quarters that have none yet. `requestIds` by quarter. */
export function BulletinListView({ desk, requestIds }: { desk: BulletinDesk; requestIds: Record<string, string> }) {
  const { list, years, missing, canManage } = desk;
  return (
    <div className="space-y-4">
      {years.length === 0 ? (
        <Card><EmptyState title="还没有印发的通报">{canManage ? "请在下方选择填报期，由数据生成草稿。" : "通报由督查单位按季度印发，印发后可在此查阅和下载。"}</EmptyState></Card>
      ) : null}
      {years.map(({ year, bulletins }) => (
        <Card key={year} id={`year-${year}`} title={`${year}年`} isFlush>
          <ul className="divide-y divide-line">{bulletins.map((row) => <Row key={row.id} slug={list.slug} row={row} />)}</ul>
        </Card>
      ))}
      {missing.length > 0 ? (
        <Card id="missing" title="尚未起草" isFlush>
          <ul className="divide-y divide-line">
            {missing.map(({ key, label }) => (
              <li key={key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
                <span>{label}</span>
                <ActionButton action={createBulletinAction} fields={{ list: list.slug, period: key, requestId: requestIds[key] ?? "" }} size="sm" pendingText="正在生成…">
                  由数据生成草稿<span className="sr-only">{label}</span>
                </ActionButton>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}

function Row({ slug, row }: { slug: string; row: BulletinRow }) {
  const { id, periodLabel, state, number, versions, issuedAt, issuedByName } = row;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={bulletinPath(slug, id)} className="inline-link font-medium">{`${periodLabel}任务推进情况通报`}</Link>
          <BulletinStateChip state={state} />
        </p>
        <p className="text-sm text-muted">
          {number && issuedAt ? <>{`${number}　第 ${versions} 版　`}<Time at={issuedAt} format="long-date" />{`　${issuedByName ?? ""}印发`}</> : "未印发，仅督查员可见"}
        </p>
      </div>
      {number ? <ButtonLink isPlain href={bulletinFileHref(id)} size="sm" aria-label={`下载 Word：${periodLabel}`}>下载 Word</ButtonLink> : <ButtonLink href={`${bulletinPath(slug, id)}/edit`} size="sm" aria-label={`修改：${periodLabel}`}>修改</ButtonLink>}
    </li>
  );
}
