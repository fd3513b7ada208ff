/** A year's scores as a workbook: the table, what each item was counted from, and how it is reckoned. */
import { UNIT_KIND_LABELS } from "@/lib/labels";
import { APPRAISAL_ITEM_LABELS } from "@/lib/labels-carrying";
import { fitRow } from "@/lib/exports/rules-layout";
import type { CellValue, Look, Sheet, SheetCell, SheetRow } from "@/lib/exports/rules-workbook";
import { ASSESSOR_NOTE, groupName, ITEM_RULES, SCALE_NOTE } from "./rules-table";
import { ITEMS, type UnitScore, type Weights } from "./schema-content";

/** Two columns for each item: what it can bring, and what it brings. */
export const TABLE_HEADS: readonly string[] = ["组别", "名次", "单位", "类别", ...ITEMS.flatMap((item) => [`${APPRAISAL_ITEM_LABELS[item]}满分`, `${APPRAISAL_ITEM_LABELS[item]}得分`]), "总分", "备注"];
export const TABLE_WIDTHS: readonly number[] = [11, 7, 20, 12, ...ITEMS.flatMap(() => [11, 11]), 10, 26];
const BASIS_WIDTHS: readonly number[] = [20, 12, 9, 9, 9, 10, 70];

type Above = (widths: readonly number[]) => SheetRow[];

const line = (widths: readonly number[], look: Look, values: readonly CellValue[]): SheetRow => fitRow(widths, values.map((value) => ({ value, look })), 24);
const points = (tenths: number | null): SheetCell => ({ value: tenths === null ? null : tenths / 10, look: "points" });

function tableSheet(units: readonly UnitScore[], above: Above): Sheet {
  const top = above(TABLE_WIDTHS);
  const rows = units.map(({ rank, name, kind, isAssessor, score }) => fitRow(TABLE_WIDTHS, [
    { value: groupName({ score }), look: "centred" }, { value: rank, look: "number" }, { value: name, look: "label" }, { value: UNIT_KIND_LABELS[kind], look: "centred" },
    ...score.items.flatMap(({ applies, max, points: some }) => (applies ? [points(max), points(some)] : [{ value: "—", look: "centred" as const }, { value: "—", look: "centred" as const }])),
    points(score.total), { value: isAssessor ? ASSESSOR_NOTE : null, look: "text" },
  ], 20));
  const nothing = fitRow(TABLE_WIDTHS, [{ value: "没有可以考核的单位", look: "hidden", span: TABLE_WIDTHS.length }], 24);
  return { name: "得分", widths: TABLE_WIDTHS, rows: [...top, line(TABLE_WIDTHS, "head", TABLE_HEADS), ...rows, ...(units.length === 0 ? [nothing] : [])], frozenRows: top.length + 1, hasHead: true, frozenColumns: 3 };
}

function basisSheet(units: readonly UnitScore[], above: Above): Sheet {
  const top = above(BASIS_WIDTHS);
  const rows = units.flatMap(({ name, score }) => score.items.filter(({ applies }) => applies).map(({ item, weight, max, points: some, corrected, basis }) => fitRow(BASIS_WIDTHS, [
    { value: name, look: "label" }, { value: APPRAISAL_ITEM_LABELS[item], look: "centred" }, { value: weight, look: "number" }, points(max), points(some),
    corrected === 0 ? { value: null, look: "centred" } : points(corrected), { value: basis, look: "text" },
  ], 20)));
  return { name: "计分依据", widths: BASIS_WIDTHS, rows: [...top, line(BASIS_WIDTHS, "head", ["单位", "项目", "权重", "满分", "得分", "异议更正", "依据"]), ...rows], frozenRows: top.length + 1, hasHead: true, frozenColumns: 1 };
}

function rulesSheet(weights: Weights, above: Above): Sheet {
  const widths = [14, 9, 90];
  const top = above(widths);
  const rows = ITEM_RULES.map(({ item, rule }) => fitRow(widths, [{ value: APPRAISAL_ITEM_LABELS[item], look: "label" }, { value: weights[item], look: "number" }, { value: rule, look: "text" }], 20));
  return { name: "计分办法", widths, rows: [...top, line(widths, "head", ["项目", "权重", "办法"]), ...rows, fitRow(widths, [{ value: SCALE_NOTE, look: "text", span: 3 }], 20)], frozenRows: top.length + 1, hasHead: true, frozenColumns: 0 };
}

/** @param above each sheet's heading */
export function appraisalSheets(year: { units: readonly UnitScore[]; weights: Weights }, above: Above): Sheet[] {
  return [tableSheet(year.units, above), basisSheet(year.units, above), rulesSheet(year.weights, above)];
}
