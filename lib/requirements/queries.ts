import "server-only";
import { getAppraisalsFigures } from "@/lib/appraisals/queries-figures";
import { readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { getClosuresFigures } from "@/lib/closures/queries-figures";
import type { Board } from "@/lib/dashboard/queries-board";
import { rollUp, type Clock, type Totals } from "@/lib/dashboard/rollup";
import { FILED, OVERDUE, REACHED } from "@/lib/dashboard/rules-figures";
import { figureHref, type FigurePlace } from "@/lib/dashboard/rules-query";
import { db } from "@/lib/db/client";
import type { CarriedFigure, FiguresPlace } from "@/lib/lists/rules-figures";
import { getOrdersFigures } from "@/lib/orders/queries-figures";
import { getPlansFigures } from "@/lib/plans/queries-figures";
import { getPublicityFigures } from "@/lib/publicity/queries-figures";
import { getUpwardFigures } from "@/lib/upward/queries-figures";
import { placesOf, requirementName, type PlaceKey } from "./rules";

/** One of the notice's requirements: what it is called, and where it is carried out with what figures. */
export type Requirement = { no: number; name: string; text: string; places: { key: PlaceKey; label: string; counter: string; href: string; figures: CarriedFigure[] }[] };

/** Figures of the tasks themselves, as the dashboard counts them on accepted reports. */
function taskFigures(totals: Totals, place: FigurePlace): CarriedFigure[] {
  return [FILED, REACHED, OVERDUE].map((figure) => ({ label: figure.label, value: figure.valueOf(totals), href: figureHref(place, figure.filter) }));
}

type Opened = FiguresPlace & { board: Board; clock: Clock };

/**
 * @param opened a list's board in one period, as the page has read it
 * @returns the notice's requirements as printed, each with where it is carried out, as far as the viewer may see that; of figures
 *   by period, those of the period shown
 */
export async function listRequirements(viewer: Viewer, { list, period, board, clock }: Opened): Promise<Requirement[]> {
  const { slug } = list;
  const at: FiguresPlace = { list, period };
  const [printed, plans, upward, orders, closures, appraisals, publicity] = await Promise.all([
    db.taskList.findUnique({ where: { id: list.id }, select: { requirements: true } }),
    getPlansFigures(viewer, at), getUpwardFigures(viewer, at), getOrdersFigures(viewer, at), getClosuresFigures(viewer, at), getAppraisalsFigures(viewer, at), getPublicityFigures(viewer, at),
  ]);
  const place: FigurePlace = { slug, periodKey: period.key, basis: "accepted", scope: readsEverythingFiled(viewer) ? undefined : "own" };
  const visible = board.tasks.filter((task) => task.isVisible);
  const leads = new Set(board.tasks.map((task) => task.leadUnitId));
  const breakdown: CarriedFigure[] = [
    { label: "任务", value: board.tasks.length, href: `/lists/${slug}/tasks?period=${period.key}` },
    { label: "章节", value: board.sections.length, href: `/lists/${slug}/notice` },
    { label: "牵头单位", value: leads.size, href: "/units" },
  ];
  const figures: Record<PlaceKey, CarriedFigure[]> = { breakdown, progress: taskFigures(rollUp(visible, clock, "accepted"), place), plans, upward, orders, closures, appraisals, publicity };
  return (printed?.requirements ?? []).map((text, index) => ({
    no: index + 1, name: requirementName(text), text,
    places: placesOf(text).map(({ key, label, counter, path }) => ({ key, label, counter, href: `/lists/${slug}/${path}`, figures: figures[key] })),
  }));
}
