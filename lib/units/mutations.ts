import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { db, type Transaction } from "@/lib/db/client";
import { requireSignersForWaiting } from "./mutations-signers";
import { canManageUnits } from "./policy";
import { indexLabels, refusedNames } from "./rules";
import { unitsSeedSchema, type UnitsSeed, type updateUnitSchema } from "./schema";

const SELECT = {
  id: true, version: true, officialName: true, shortName: true, allowsSelfSigning: true, isActive: true, aliases: { select: { name: true }, orderBy: { name: "asc" } },
} as const;

/** A name means one unit or group: across three columns, which no index can say. */
async function refuseTakenNames(tx: Transaction, unitId: string, input: z.output<typeof updateUnitSchema>): Promise<void> {
  const units = await tx.unit.findMany({ where: { id: { not: unitId } }, select: SELECT });
  const groups = await tx.unitGroup.findMany({ select: { id: true, label: true } });
  const others = { units: units.map((unit) => ({ ...unit, aliases: unit.aliases.map((alias) => alias.name) })), groups };
  const messages = refusedNames(input, others);
  if (Object.keys(messages).length > 0) throw new Refused("名称有误，未保存。", messages);
}

/** Who can still sign in would act for a unit that is no longer there. An account made meanwhile waits for this change. */
async function refuseWhileStaffed(tx: Transaction, unitId: string): Promise<void> {
  await tx.$executeRaw`LOCK TABLE "Account" IN SHARE ROW EXCLUSIVE MODE`;
  const count = await tx.account.count({ where: { unitId, isDisabled: false } });
  if (count > 0) throw new Refused(`该单位还有 ${count} 个启用的账号。请先停用这些账号或改到其他单位，再停用单位。`);
}

/**
 * Changes a unit's names and settings.
 *
 * @throws Forbidden, NotFound; Refused when a name means another unit, somebody else changed the unit since `version`,
 *   or the change would leave accounts without a unit or submissions without a signer
 */
export async function updateUnit(viewer: Viewer, input: z.output<typeof updateUnitSchema>): Promise<void> {
  if (!canManageUnits(viewer)) throw new Forbidden();
  const { unit: unitId, requestId, version, aliases, ...fields } = input;
  await writeAudited(viewer, requestId, ["UNIT_UPDATED"], async (tx, record) => {
    // Two renamings at once could each find the name free.
    await tx.$executeRaw`LOCK TABLE "UnitAlias" IN SHARE ROW EXCLUSIVE MODE`;
    const unit = await tx.unit.findUnique({ where: { id: unitId }, select: SELECT });
    if (!unit) throw new NotFound();
    if (unit.version !== version) throw new Refused(CHANGED_MEANWHILE);
    await refuseTakenNames(tx, unitId, input);
    if (unit.isActive && !fields.isActive) await refuseWhileStaffed(tx, unitId);

    const { count } = await tx.unit.updateMany({ where: { id: unitId, version }, data: { ...fields, version: { increment: 1 } } });
    if (count === 0) throw new Refused(CHANGED_MEANWHILE);
    await tx.unitAlias.deleteMany({ where: { unitId } });
    await tx.unitAlias.createMany({ data: aliases.map((name) => ({ name, unitId })) });
    if (unit.allowsSelfSigning && !fields.allowsSelfSigning) await requireSignersForWaiting(tx, unitId);

    const { id: _id, version: _version, aliases: oldAliases, ...before } = unit;
    await record({
      event: "UNIT_UPDATED", unitId, subjectId: unitId,
      detail: { before: { ...before, aliases: oldAliases.map((alias) => alias.name) }, after: { ...fields, aliases } },
    });
  });
}

type KnownUnit = { id: string; officialName: string; shortName: string; aliases: { name: string }[] };

function bears(unit: KnownUnit, name: string): boolean {
  return unit.officialName === name || unit.shortName === name || unit.aliases.some((alias) => alias.name === name);
}

/** @returns the id of the unit, made when none of its names is known: what an administrator changed since stays */
async function ensureUnit(tx: Transaction, known: KnownUnit[], seed: UnitsSeed["units"][number], position: number): Promise<{ id: string; isNew: boolean }> {
  const names = [seed.officialName, seed.shortName, ...seed.aliases];
  const found = known.find((unit) => names.some((name) => bears(unit, name)));
  if (found) return { id: found.id, isNew: false };
  const { code: _code, aliases, ...data } = seed;
  const { id } = await tx.unit.create({ data: { ...data, position, aliases: { create: aliases.map((name) => ({ name })) } }, select: { id: true } });
  return { id, isNew: true };
}

/**
 * Makes the units and groups of `seeds/units.json` that are not there yet. Running it again changes nothing, and what an
 * administrator changed in between stays: a unit is known by any of its names, a group by its label.
 *
 * @param json the file's parsed content
 * @returns how many units and groups were made
 * @throws ZodError when the file is wrong; Error when two units share a name
 */
export async function seedUnits(json: unknown): Promise<{ units: number; groups: number }> {
  const seed = unitsSeedSchema.parse(json);
  indexLabels(
    seed.units.map((unit) => ({ ...unit, id: unit.code })),
    seed.groups.map((group) => ({ id: group.label, label: group.label })),
  );
  return db.$transaction(async (tx) => {
    const known = await tx.unit.findMany({ select: { id: true, officialName: true, shortName: true, aliases: { select: { name: true } } } });
    const ids = new Map<string, string>();
    const made = { units: 0, groups: 0 };
    for (const [position, unit] of seed.units.entries()) {
      const { id, isNew } = await ensureUnit(tx, known, unit, position);
      ids.set(unit.code, id);
      if (isNew) made.units += 1;
    }
    for (const [position, { label, members }] of seed.groups.entries()) {
      if (await tx.unitGroup.findUnique({ where: { label }, select: { id: true } })) continue;
      const memberships = members.map(({ unit, validFrom, validUntil }) => ({
        unitId: ids.get(unit) as string,
        validFrom: new Date(validFrom),
        validUntil: validUntil === undefined ? null : new Date(validUntil),
      }));
      await tx.unitGroup.create({ data: { label, position, memberships: { create: memberships } }, select: { id: true } });
      made.groups += 1;
    }
    if (made.units + made.groups > 0) await tx.auditEvent.create({ data: { actorName: "系统", event: "UNITS_IMPORTED", detail: made } });
    return made;
  }, { timeout: 30_000 });
}
