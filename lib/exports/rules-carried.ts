/** The ledger's sheets of what the notice orders besides filing. */
import type { OrderRow } from "@/lib/orders/rules-rows";
import type { TaskTargets } from "@/lib/plans/rules-targets";
import { CLOSURE_COLUMNS, type ClosureLine } from "./rules-closures";
import { ORDER_COLUMNS } from "./rules-orders";
import { MEASURE_COLUMNS, measureLines, type PlanLines } from "./rules-plans";
import { PUBLICITY_COLUMNS, type PublicationLine } from "./rules-publicity";
import { tableSheet, type Column } from "./rules-table";
import { TARGET_COLUMNS, targetLines } from "./rules-targets";
import type { Ledger } from "./rules-task";
import { titleRows } from "./rules-title";
import { UPWARD_COLUMNS, type UpwardLine } from "./rules-upward";
import type { Sheet } from "./rules-workbook";

/** Of the ledger's tasks, as far as the viewer may read each: plans, requests and closures as they stand now, orders and publications of its quarter. */
export type CarriedRows = {
  plans: readonly PlanLines[];
  targets: readonly TaskTargets[];
  orders: readonly OrderRow[];
  upward: readonly UpwardLine[];
  closures: readonly ClosureLine[];
  publications: readonly PublicationLine[];
};

/** @returns a sheet for each kind of which there is anything, in the notice's order */
export function carriedSheets(ledger: Ledger, carried: CarriedRows): Sheet[] {
  const sheet = <Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[], { frozenColumns = 1, subject = name } = {}): Sheet[] =>
    rows.length === 0 ? [] : [tableSheet({ name, columns, rows, frozenColumns, above: (widths) => titleRows(ledger, widths, subject) })];
  return [
    ...sheet("工作方案", MEASURE_COLUMNS, measureLines(carried.plans, ledger)),
    ...sheet("量化指标", TARGET_COLUMNS, targetLines(carried.targets, ledger), { frozenColumns: 2 }),
    ...sheet("对上争取", UPWARD_COLUMNS, carried.upward),
    ...sheet("督办单", ORDER_COLUMNS, carried.orders),
    ...sheet("销号", CLOSURE_COLUMNS, carried.closures),
    ...sheet("宣传", PUBLICITY_COLUMNS, carried.publications, { frozenColumns: 0, subject: "本季度宣传报道" }),
  ];
}
