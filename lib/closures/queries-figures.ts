import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import type { CarriedFigure, FiguresPlace } from "@/lib/lists/rules-figures";
import { listClosures } from "./queries-list";
import { CLOSURE_VIEWS, closuresPath, type ClosureViewName } from "./rules";

const SHOWN: readonly ClosureViewName[] = ["closed", "asked", "due", "reopened"];

/** @returns how many tasks of the list are closed, asked for, to be looked back at and taken up again, as the viewer's list has them */
export async function getClosuresFigures(viewer: Viewer, { list: { slug } }: FiguresPlace): Promise<CarriedFigure[]> {
  const { counts } = await listClosures(viewer, slug, undefined);
  return SHOWN.map((view) => ({ label: CLOSURE_VIEWS[view], value: counts[view], href: closuresPath(slug, view) }));
}
