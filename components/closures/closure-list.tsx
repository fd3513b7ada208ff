import type { ClosureDesk, ListedClosure } from "@/lib/closures/queries-list";
import { CLOSURE_VIEWS, closurePath, closuresPath, type ClosureViewName } from "@/lib/closures/rules";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Link } from "@/components/ui/link";
import { TableScroll, Td, Th } from "@/components/ui/table";
import { formatDate } from "@/components/ui/time";
import { Chip } from "@/components/ui/chip";
import { Card } from "@/components/ui/card";
import { ClosureStateChip } from "./closure-state-chip";

/** A list's closures, by where they stand. */
export function ClosureListView({ desk, view }: { desk: ClosureDesk; view: ClosureViewName | undefined }) {
  const { list, rows, counts } = desk;
  const shown = (Object.keys(CLOSURE_VIEWS) as ClosureViewName[]).filter((name) => name !== "own" || counts.own > 0 || view === "own");
  return (
    <>
      <FilterChips groups={[{ label: "状态", chips: shown.map((name) => ({ label: CLOSURE_VIEWS[name], count: counts[name], isCurrent: name === view, href: closuresPath(list.slug, name === view ? undefined : name) })) }]}
        clearHref={view ? closuresPath(list.slug) : undefined} />
      {rows.length === 0 ? (
        <Card><EmptyState title="没有销号申请">{view ? "请换一个状态，或清除筛选后再看。" : "任务完成后，由牵头单位在任务页的“落实”中申请销号。"}</EmptyState></Card>
      ) : (
        <TableScroll label="销号">
          <thead>
            <tr><Th align="center" className="w-12">序号</Th><Th>任务内容</Th><Th className="w-36">牵头单位</Th><Th className="w-40">状态</Th><Th className="w-32">申请</Th><Th className="w-32">销号</Th><Th className="w-40">回头看</Th></tr>
          </thead>
          <tbody>{rows.map((row) => <Row key={row.id} row={row} href={closurePath(list.slug, row.taskNo)} />)}</tbody>
        </TableScroll>
      )}
    </>
  );
}

function Row({ row, href }: { row: ListedClosure; href: string }) {
  const { taskNo, content, leadName, state, isDue, askedAt, closedAt, lookBackOn, lookedBackAt, reopenedAt } = row;
  return (
    <tr>
      <Td align="center">{taskNo}</Td>
      <Td><Link href={href} className="inline-link"><span className="sr-only">{`第 ${taskNo} 项任务销号：`}</span>{content}</Link></Td>
      <Td>{leadName}</Td>
      <Td><span className="flex flex-wrap gap-1"><ClosureStateChip state={state} />{isDue ? <Chip tone="warning" icon="clock">待回头看</Chip> : null}</span></Td>
      <Td>{askedAt ? formatDate(askedAt) : "—"}</Td>
      <Td>{closedAt ? formatDate(closedAt) : "—"}</Td>
      <Td>{reopenedAt ? `${formatDate(reopenedAt)} 恢复办理` : lookBackOn ? formatDate(lookBackOn) : lookedBackAt ? `${formatDate(lookedBackAt)} 已看` : "—"}</Td>
    </tr>
  );
}
