import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { UPWARD_STAGE_LABELS } from "@/lib/labels-carrying";
import type { CarriedFigure, FiguresPlace } from "@/lib/lists/rules-figures";
import { listUpward } from "./queries";
import { matchesUpward, upwardListPath, type UpwardFilters } from "./rules";

const SHOWN: readonly { label: string; filters: UpwardFilters }[] = [
  { label: "对上争取事项", filters: {} },
  { label: UPWARD_STAGE_LABELS.SUBMITTED, filters: { stage: "SUBMITTED" } },
  { label: UPWARD_STAGE_LABELS.APPROVED, filters: { stage: "APPROVED" } },
  { label: "对接逾期", filters: { contact: "overdue" } },
];

/** @returns how many requests the list holds, how many of them are handed in and granted, and whose next contact is over, as the viewer's list has them */
export async function getUpwardFigures(viewer: Viewer, { list: { slug } }: FiguresPlace): Promise<CarriedFigure[]> {
  const { rows } = await listUpward(viewer, slug);
  return SHOWN.map(({ label, filters }) => ({ label, value: rows.filter((row) => matchesUpward(row, filters)).length, href: upwardListPath(slug, filters) }));
}
