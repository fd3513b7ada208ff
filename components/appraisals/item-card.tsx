import { APPRAISAL_ITEM_LABELS } from "@/lib/labels-carrying";
import type { ObjectionRow } from "@/lib/appraisals/queries-objections";
import type { Row } from "@/lib/appraisals/rules-rows";
import { pointsText } from "@/lib/appraisals/rules-score";
import { ITEM_RULES } from "@/lib/appraisals/rules-table";
import type { ItemScore } from "@/lib/appraisals/schema-content";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/details";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { newRequestId } from "@/components/ui/request-id";
import { ObjectionForm } from "./objection-form";
import { ObjectionItem } from "./objection-list";

type Props = { slug: string; year: number; item: ItemScore; rows: readonly Row[]; objections: readonly ObjectionRow[]; mayObject: boolean; canSupervise: boolean };

/** One item of a unit's score: its points, what they were counted from, the rows themselves, and what was objected. */
export function ItemCard({ slug, year, item, rows, objections, mayObject, canSupervise }: Props) {
  const label = APPRAISAL_ITEM_LABELS[item.item];
  const isWaiting = objections.some(({ state }) => state === "OPEN");
  return (
    <Card id={`item-${item.item}`} title={item.applies ? `${label}　${pointsText(item.points)} / ${pointsText(item.max)} 分` : `${label}　不适用`}>
      <p>{item.applies ? item.basis : "没有相应事项，不计入得分，其余项目折合为 100 分。"}</p>
      {item.corrected === 0 ? null : <p>{`经异议更正 ${item.corrected > 0 ? "+" : ""}${pointsText(item.corrected)} 分。`}</p>}
      <p className="text-sm text-muted">{`权重 ${item.weight}。${ITEM_RULES.find((one) => one.item === item.item)?.rule ?? ""}`}</p>
      {rows.length > 0 ? (
        <Disclosure summary={`依据的记录（${rows.length} 条）`} className="mt-2">
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <li key={row.key} className="flex flex-wrap items-baseline gap-x-3 py-1">
                <Link href={row.href} className="inline-link whitespace-nowrap">{row.place}</Link>
                <span className={row.isLoss ? "text-alert" : undefined}>{row.isLoss ? <Icon name="warning" className="mr-1 inline size-3.5" /> : null}{row.words}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {objections.length > 0 ? <ul aria-label={`异议：${label}`} className="-mx-4 mt-2 divide-y divide-line border-t border-line">{objections.map((row) => <ObjectionItem key={row.id} row={row} canSupervise={canSupervise} />)}</ul> : null}
      {mayObject && item.applies && !isWaiting ? <ObjectionForm label={label} fields={{ list: slug, year, item: item.item, requestId: newRequestId() }} /> : null}
    </Card>
  );
}
