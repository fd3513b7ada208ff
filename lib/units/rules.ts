/** How a printed label finds its unit or group. */

export type NamedUnit = { id: string; officialName: string; shortName: string; aliases: readonly string[] };
export type NamedGroup = { id: string; label: string };
export type LabelTarget = { unitId: string; groupId: null } | { unitId: null; groupId: string };

/**
 * @returns every name a notice may print, by official name, short name, alias or group label
 * @throws Error when two of them share a name: a label must never be ambiguous
 */
export function indexLabels(units: readonly NamedUnit[], groups: readonly NamedGroup[]): Map<string, LabelTarget> {
  const index = new Map<string, LabelTarget>();
  const add = (name: string, target: LabelTarget) => {
    const known = index.get(name);
    if (known && (known.unitId !== target.unitId || known.groupId !== target.groupId)) throw new Error(`名称“${name}”指向两个单位`);
    index.set(name, target);
  };
  for (const unit of units) {
    for (const name of [unit.officialName, unit.shortName, ...unit.aliases]) add(name, { unitId: unit.id, groupId: null });
  }
  for (const group of groups) add(group.label, { unitId: null, groupId: group.id });
  return index;
}

/** @returns whether a dated membership holds on a day (YYYY-MM-DD): from `validFrom` up to, not including, `validUntil` */
export function isMemberOn(membership: { validFrom: string; validUntil: string | null }, day: string): boolean {
  return membership.validFrom <= day && (membership.validUntil === null || day < membership.validUntil);
}
