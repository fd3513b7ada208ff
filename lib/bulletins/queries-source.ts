import "server-only";
import { NotFound } from "@/lib/actions/failures";
import { isDemoInstallation } from "@/lib/auth/installation";
import type { Viewer } from "@/lib/auth/schema";
import { getBoard } from "@/lib/dashboard/queries-board";
import { db } from "@/lib/db/client";
import { getList } from "@/lib/lists/queries";
import { listPeriods } from "@/lib/periods/queries";
import { listRequirements } from "@/lib/requirements/queries";
import type { AcceptedWords, BulletinSource } from "./rules-source";

type Words = AcceptedWords & { taskId: string };

/** What stands of the accepted reports of a period. Scope: whoever asks is a supervisor, who reads every filed report. */
async function listAcceptedWords(_viewer: Viewer, periodId: string): Promise<Map<string, AcceptedWords>> {
  const rows = await db.$queryRaw<Words[]>`
    SELECT r."taskId", v."progress", v."problems", v."coordination"
    FROM "Report" r
    JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
    WHERE r."periodId" = ${periodId}::uuid AND r."state" = 'ACCEPTED'`;
  return new Map(rows.map(({ taskId, ...words }) => [taskId, words]));
}

const DEFAULT_ISSUER = "督查单位";

async function getIssuer(viewer: Viewer): Promise<string> {
  const unit = viewer.unitId === null ? null : await db.unit.findUnique({ where: { id: viewer.unitId }, select: { officialName: true } });
  return unit?.officialName ?? DEFAULT_ISSUER;
}

/**
 * Everything a bulletin of a period is written from, as the dashboard has it now. The caller has made sure that the viewer
 * may write bulletins.
 * @throws NotFound for an unknown list or period
 */
export async function getBulletinSource(viewer: Viewer, slug: string, periodKey: string, now: Date): Promise<BulletinSource> {
  const list = await getList(viewer, slug);
  const period = (await listPeriods(viewer, list.id)).find(({ key }) => key === periodKey);
  if (!period) throw new NotFound();
  const board = await getBoard(viewer, list.id, period);
  const owedUnitIds = [...new Set(board.tasks.flatMap((task) => task.owedUnitIds))];
  const [words, units, groups, issuer, isDemo, requirements] = await Promise.all([
    listAcceptedWords(viewer, period.id),
    db.unit.findMany({ where: { id: { in: owedUnitIds } }, select: { id: true, shortName: true, kind: true }, orderBy: { position: "asc" } }),
    db.unitGroup.findMany({ where: { supports: { some: { task: { listId: list.id } } } }, select: { label: true }, orderBy: { position: "asc" } }),
    getIssuer(viewer),
    isDemoInstallation(),
    listRequirements(viewer, { list, period, board, clock: { dueAt: period.dueAt, now } }),
  ]);
  return {
    list: { title: list.title, docNumber: list.docNumber },
    period: { label: period.label, dueAt: period.dueAt },
    chapters: board.chapters,
    sections: board.sections,
    tasks: board.tasks.map((task) => ({ ...task, words: words.get(task.id) ?? null })),
    units: units.map(({ id, shortName, kind }) => ({ id, name: shortName, kind })),
    carried: requirements.flatMap(({ places }) => places.filter(({ key }) => key !== "breakdown" && key !== "progress")),
    groupLabels: groups.map(({ label }) => label),
    issuer, now, isDemo,
  };
}
