import "server-only";
import { z } from "zod";
import { NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { listGroups, listUnitDuties } from "@/lib/units/queries";
import { cutPage, decodeCursor, KEY_NUMBER, type Page } from "./rules-paging";
import type { Paging } from "./schema";
import type { unitDetail, unitRow } from "./schema-lists";

const SELECT = { id: true, officialName: true, shortName: true, kind: true, isActive: true } as const;

async function groupsByUnit(viewer: Viewer, now: Date) {
  const memberships = (await listGroups(viewer, now)).flatMap(({ label, memberships: rows }) => rows.map(({ unitId, from, until }) => ({ unitId, label, from, until })));
  const byUnit = Map.groupBy(memberships, (row) => row.unitId);
  return (unitId: string) => (byUnit.get(unitId) ?? []).map(({ label, from, until }) => ({ label, from, until }));
}

/** @returns the units in their order; everyone signed in may read them */
export async function listUnitsPage(viewer: Viewer, paging: Paging): Promise<Page<z.input<typeof unitRow>>> {
  const after = decodeCursor(paging.cursor, z.tuple([KEY_NUMBER, z.uuid()]));
  const [units, groupsOf] = await Promise.all([
    db.unit.findMany({
      where: after ? { OR: [{ position: { gt: after[0] } }, { position: after[0], id: { gt: after[1] } }] } : {},
      select: { ...SELECT, position: true },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      take: paging.limit + 1,
    }),
    groupsByUnit(viewer, new Date()),
  ]);
  const page = cutPage(units, paging, (unit) => [unit.position, unit.id]);
  return { next: page.next, data: page.data.map((unit) => ({ ...unit, groups: groupsOf(unit.id) })) };
}

/** @returns one unit with what it leads and supports in every list, as of today; throws NotFound */
export async function getUnitDetail(viewer: Viewer, id: string): Promise<z.input<typeof unitDetail>> {
  const now = new Date();
  const unit = await db.unit.findUnique({ where: { id }, select: SELECT });
  if (!unit) throw new NotFound();
  const [groupsOf, lists] = await Promise.all([groupsByUnit(viewer, now), db.taskList.findMany({ select: { id: true, slug: true }, orderBy: { createdAt: "asc" } })]);
  const duties = await Promise.all(
    lists.map(async (list) => {
      const own = (await listUnitDuties(viewer, list.id, now)).find((row) => row.id === id);
      return { list: list.slug, leads: own?.leads ?? [], supports: own?.supports ?? [] };
    }),
  );
  return { ...unit, groups: groupsOf(id), duties: duties.filter(({ leads, supports }) => leads.length > 0 || supports.length > 0) };
}
