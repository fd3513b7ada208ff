import "server-only";
import { db } from "@/lib/db/client";
import type { Viewer } from "@/lib/auth/schema";
import type { UnitKind } from "@/lib/labels";
import { shanghaiDay } from "@/lib/periods/calendar";
import { isMemberOn } from "./rules";

export type UnitDuties = {
  id: string;
  officialName: string;
  shortName: string;
  kind: UnitKind;
  isActive: boolean;
  /** Task numbers, in order. */
  leads: number[];
  supports: number[];
};

type NumbersRow = { unitId: string; numbers: number[] };

/**
 * Every unit with what it leads and supports in a list. Everyone signed in may read it. Three statements, however many
 * units there are.
 *
 * @param onDay the instant for which group memberships are read
 */
export async function listUnitDuties(_viewer: Viewer, listId: string | null, onDay: Date): Promise<UnitDuties[]> {
  const [units, leads, supports] = await Promise.all([
    db.unit.findMany({
      select: { id: true, officialName: true, shortName: true, kind: true, isActive: true },
      orderBy: { position: "asc" },
    }),
    db.$queryRaw<NumbersRow[]>`
      SELECT "leadUnitId" AS "unitId", array_agg("no" ORDER BY "no") AS numbers FROM "Task" WHERE "listId" = ${listId}::uuid GROUP BY 1`,
    db.$queryRaw<NumbersRow[]>`
      SELECT su."unitId", array_agg(t."no" ORDER BY t."no") AS numbers
      FROM "Task" t JOIN "TaskSupporter" su ON su."taskId" = t."id"
      WHERE t."listId" = ${listId}::uuid
        AND su."validFrom" <= shanghai_day(${onDay}::timestamptz) AND shanghai_day(${onDay}::timestamptz) < su."validUntil"
      GROUP BY 1`,
  ]);
  const leadsOf = new Map(leads.map((row) => [row.unitId, row.numbers]));
  const supportsOf = new Map(supports.map((row) => [row.unitId, row.numbers]));
  return units.map((unit) => ({ ...unit, leads: leadsOf.get(unit.id) ?? [], supports: supportsOf.get(unit.id) ?? [] }));
}

export type Membership = { id: string; unitId: string; unitName: string; from: string; until: string | null; isCurrent: boolean };
export type GroupRow = { id: string; label: string; memberships: Membership[] };

/**
 * @param onDay the instant for which `isCurrent` is told
 * @returns every group with all its memberships, past and coming ones too, in the units' order
 */
export async function listGroups(_viewer: Viewer, onDay: Date): Promise<GroupRow[]> {
  const groups = await db.unitGroup.findMany({
    select: {
      id: true, label: true,
      memberships: {
        select: { id: true, unitId: true, validFrom: true, validUntil: true, unit: { select: { shortName: true } } },
        orderBy: [{ unit: { position: "asc" } }, { validFrom: "asc" }],
      },
    },
    orderBy: { position: "asc" },
  });
  const today = shanghaiDay(onDay);
  return groups.map(({ memberships, ...group }) => ({
    ...group,
    memberships: memberships.map((row) => {
      // A date column is read as midnight UTC.
      const dates = { validFrom: row.validFrom.toISOString().slice(0, 10), validUntil: row.validUntil?.toISOString().slice(0, 10) ?? null };
      return { id: row.id, unitId: row.unitId, unitName: row.unit.shortName, from: dates.validFrom, until: dates.validUntil, isCurrent: isMemberOn(dates, today) };
    }),
  }));
}

export type UnitOption = { id: string; name: string };

/**
 * @param keptId a unit that is chosen already and stays among the choices though it may be out of use
 * @returns the active units, to choose from, in their order
 */
export async function listUnitOptions(_viewer: Viewer, keptId: string | null = null): Promise<UnitOption[]> {
  const where = keptId === null ? { isActive: true } : { OR: [{ isActive: true }, { id: keptId }] };
  const units = await db.unit.findMany({ where, select: { id: true, shortName: true }, orderBy: { position: "asc" } });
  return units.map((unit) => ({ id: unit.id, name: unit.shortName }));
}
