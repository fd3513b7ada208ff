import { UNIT_KIND_LABELS, type UnitKind } from "@/lib/labels";
import type { SupportRow } from "@/lib/dashboard/rollup-rows";
import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-figures";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RowTh, TableScroll, Th, Td } from "@/components/ui/table";
import { FIGURE_LINKS, FigureCell, LOOSE_CELL } from "./figure-cells";

const KINDS = Object.keys(UNIT_KIND_LABELS) as UnitKind[];

/** What each supporting unit owed and gave: departments, then counties, then zones. A group's members stand one by one. */
export function ContributionCard({ rows, place }: { rows: readonly SupportRow[]; place: FigurePlace }) {
  const groups = KINDS.map((kind) => ({ kind, own: rows.filter((row) => row.kind === kind) })).filter(({ own }) => own.length > 0);
  return (
    <section aria-labelledby="contributions">
      <h2 id="contributions" className="mb-2 text-lg">按配合单位</h2>
      {groups.length === 0 ? <Card><EmptyState title="没有应反馈的配合单位" /></Card> : null}
      <div className="grid items-start gap-4 lg:grid-cols-2 print:grid-cols-2">
        {[groups.filter(({ kind }) => kind === "DEPARTMENT"), groups.filter(({ kind }) => kind !== "DEPARTMENT")].map((column, at) => (
          <div key={at} className="min-w-0 space-y-4">
            {column.map(({ kind, own }) => <Group key={kind} label={UNIT_KIND_LABELS[kind]} rows={own} place={place} />)}
          </div>
        ))}
      </div>
    </section>
  );
}

function Group({ label, rows, place }: { label: string; rows: readonly SupportRow[]; place: FigurePlace }) {
  return (
    <TableScroll label={`${label}配合情况`} className={FIGURE_LINKS}>
      <thead>
        <tr><Th>{label}</Th><Th align="right" className="max-md:px-1.5!">应反馈</Th><Th align="right" className="max-md:px-1.5!">已反馈</Th><Th align="right" className="max-md:px-1.5!">未反馈</Th><Th>反馈率</Th></tr>
      </thead>
      <tbody>
        {rows.map(({ unitId, name, owed, given }) => {
          const cell = (word: string, value: number, contribution?: "given" | "missing") => (
            <FigureCell className={LOOSE_CELL} value={value} name={`${name} ${word}`} href={figureHref(place, { support: unitId, contribution })} />
          );
          return (
            <tr key={unitId}>
              <RowTh className="whitespace-nowrap">{name}</RowTh>
              {cell("应反馈", owed)}
              {cell("已反馈", given, "given")}
              {cell("未反馈", owed - given, "missing")}
              <Td><ProgressBar label="反馈率" className="max-md:[&>svg]:hidden" value={Math.round((given / owed) * 100)} /></Td>
            </tr>
          );
        })}
      </tbody>
    </TableScroll>
  );
}
