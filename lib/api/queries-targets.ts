import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/schema";
import { getListBoard } from "@/lib/dashboard/queries-board";
import { parseQuarterKey, quarterKey } from "@/lib/periods/calendar";
import { listTargets } from "@/lib/plans/queries-targets";
import { reachedAt, shareOf } from "@/lib/plans/rules-targets";
import { requireChosen } from "./queries-periods";
import { pickPage } from "./rules-paging";
import type { TARGETS } from "./schema-endpoints";
import type { targetQuery } from "./schema-targets";

/** More than any task has targets. */
const PLACES = 1_000;

/**
 * Every target of a list's tasks in a period, with the figures that count of it: those of the task's page.
 * @throws NotFound for an unknown list; Refused, at `period`, for one it does not have
 */
export async function listTargetsPage(viewer: Viewer, slug: string, query: z.output<typeof targetQuery>): Promise<z.input<typeof TARGETS.answer>> {
  const { list, period: found, clock } = await getListBoard(viewer, slug, query.period);
  const period = requireChosen(found, query.period);
  const quarter = parseQuarterKey(found.key);
  const tasks = await listTargets(viewer, { listId: list.id }, found, clock.now);
  const rows = tasks.filter(({ taskNo }) => query.task === undefined || query.task === taskNo).flatMap(({ taskNo, targets, figures }) => {
    const counted = query.basis === "accepted" ? figures.filter(({ isAccepted }) => isAccepted) : figures;
    return targets.map((target, at) => {
      const reached = quarter && reachedAt(target, counted, quarter);
      return {
        place: taskNo * PLACES + at, task: taskNo, target: target.key, name: target.name, measure: target.measure, goal: target.goal, basis: target.basis,
        due: target.due ? quarterKey(target.due) : null, sentence: target.sentence, reached, share: shareOf(reached, target),
        figures: counted.filter((figure) => figure.target === target.key).map((figure) => ({ period: quarterKey(figure), value: figure.value, isAccepted: figure.isAccepted })),
      };
    });
  });
  const page = pickPage(rows, query, z.int(), ({ place }) => place);
  return { data: page.data.map(({ place: _, ...row }) => row), next: page.next, period };
}
