import "server-only";
import { z } from "zod";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import type { Viewer } from "@/lib/auth/schema";
import type { UnitKind } from "@/lib/labels";
import { listGroups, type GroupRow } from "./queries";
import { canManageUnits } from "./policy";

export type UnitSettings = {
  id: string;
  version: number;
  officialName: string;
  shortName: string;
  aliases: string[];
  kind: UnitKind;
  allowsSelfSigning: boolean;
  isActive: boolean;
  enabledAccounts: number;
};

const SELECT = {
  id: true, version: true, officialName: true, shortName: true, kind: true, allowsSelfSigning: true, isActive: true,
  aliases: { select: { name: true }, orderBy: { name: "asc" } },
  _count: { select: { accounts: { where: { isDisabled: false } } } },
} as const;

/** @returns every unit as an administrator keeps it; throws Forbidden (the units themselves are known to all) */
export async function listUnitSettings(viewer: Viewer): Promise<UnitSettings[]> {
  if (!canManageUnits(viewer)) throw new Forbidden();
  const units = await db.unit.findMany({ select: SELECT, orderBy: { position: "asc" } });
  return units.map(({ aliases, _count, ...unit }) => ({ ...unit, aliases: aliases.map((alias) => alias.name), enabledAccounts: _count.accounts }));
}

/** @returns one unit; throws Forbidden, NotFound */
export async function getUnitSettings(viewer: Viewer, unitId: string): Promise<UnitSettings> {
  if (!canManageUnits(viewer)) throw new Forbidden();
  const unit = z.uuid().safeParse(unitId).success ? await db.unit.findUnique({ where: { id: unitId }, select: SELECT }) : null;
  if (!unit) throw new NotFound();
  const { aliases, _count, ...rest } = unit;
  return { ...rest, aliases: aliases.map((alias) => alias.name), enabledAccounts: _count.accounts };
}

/** @returns one group with its members, past and coming ones too; throws Forbidden, NotFound */
export async function getGroupSettings(viewer: Viewer, groupId: string, now: Date): Promise<GroupRow> {
  if (!canManageUnits(viewer)) throw new Forbidden();
  const group = (await listGroups(viewer, now)).find((row) => row.id === groupId);
  if (!group) throw new NotFound();
  return group;
}
