import "server-only";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import type { CarriedFigure, FiguresPlace } from "@/lib/lists/rules-figures";
import { parseQuarterKey } from "@/lib/periods/calendar";
import { getAppraisalDesk } from "./queries";
import { appraisalsPath } from "./schema";

/** @returns how many units the period's year has scored, and how many objections wait and were answered; each with the page that lists them */
export async function getAppraisalsFigures(viewer: Viewer, { list, period }: FiguresPlace): Promise<CarriedFigure[]> {
  const { year, units, objections } = await getAppraisalDesk(viewer, list.slug, parseQuarterKey(period.key)?.year);
  const path = appraisalsPath(list.slug, year);
  const open = objections.filter(({ state }) => state === "OPEN").length;
  return [
    ...(readsEverythingFiled(viewer) ? [{ label: `${year}年度考核单位`, value: units.filter(({ score }) => score.total !== null).length, href: path }] : []),
    { label: "待答复异议", value: open, href: `${path}#objections-open` },
    { label: "已答复异议", value: objections.length - open, href: `${path}#objections-answered` },
  ];
}
