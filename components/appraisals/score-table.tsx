import { UNIT_KIND_LABELS } from "@/lib/labels";
import { APPRAISAL_ITEM_LABELS } from "@/lib/labels-carrying";
import type { AppraisalYear } from "@/lib/appraisals/queries";
import { pointsText } from "@/lib/appraisals/rules-score";
import { ASSESSOR_NOTE, groupName } from "@/lib/appraisals/rules-table";
import { unitAppraisalPath } from "@/lib/appraisals/schema";
import { ITEMS, type ItemScore } from "@/lib/appraisals/schema-content";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { GroupRow, RowTh, TableScroll, Td, Th } from "@/components/ui/table";

/** The units' scores, those that lead first, highest first, with each item's points of what it can bring. */
export function ScoreTable({ appraisal: { list, year, units, isOwn } }: { appraisal: Pick<AppraisalYear, "list" | "year" | "units" | "isOwn"> }) {
  return (
    <TableScroll label={`${year}年度考核得分`}>
      <thead>
        <tr>
          {isOwn ? null : <Th align="right">名次</Th>}
          <Th>单位</Th>
          <Th>类别</Th>
          {ITEMS.map((item) => <Th key={item} align="right">{APPRAISAL_ITEM_LABELS[item]}</Th>)}
          <Th align="right">总分</Th>
        </tr>
      </thead>
      {[...Map.groupBy(units, groupName)].map(([group, rows]) => (
        <tbody key={group}>
          {isOwn ? null : <GroupRow colSpan={ITEMS.length + 4} aside={`${rows.length} 个`}>{group}</GroupRow>}
          {rows.map(({ unitId, name, kind, isAssessor, rank, score }) => (
            <tr key={unitId}>
              {isOwn ? null : <Td align="right">{rank ?? "—"}</Td>}
              <RowTh className="whitespace-nowrap">
                <Link href={unitAppraisalPath(list.slug, unitId, year)} className="inline-link">{name}</Link>
                {isAssessor ? <span className="mt-0.5 block"><Chip tone="quiet">{ASSESSOR_NOTE}</Chip></span> : null}
              </RowTh>
              <Td className="whitespace-nowrap">{UNIT_KIND_LABELS[kind]}</Td>
              {score.items.map((item) => <Td key={item.item} align="right" className="whitespace-nowrap"><Points item={item} /></Td>)}
              <Td align="right" className="font-semibold">{score.total === null ? "—" : pointsText(score.total)}</Td>
            </tr>
          ))}
        </tbody>
      ))}
    </TableScroll>
  );
}

/** 27.0 of 30.0; a dash where the item does not apply. */
function Points({ item: { applies, points, max, corrected } }: { item: ItemScore }) {
  if (!applies) return <span className="text-muted">—<span className="sr-only">不适用</span></span>;
  return <>{pointsText(points)}<span className="text-sm text-muted">{` / ${pointsText(max)}`}</span>{corrected === 0 ? null : <span className="text-sm text-muted">（已更正）</span>}</>;
}
