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

type Names = { officialName: string; shortName: string; aliases: readonly string[] };

/**
 * @param others the other units and the groups
 * @returns messages by form field: the first name that already means somebody else, or an alias that is the unit's own
 *   name anyway
 */
export function refusedNames(names: Names, others: { units: readonly NamedUnit[]; groups: readonly NamedGroup[] }): Record<string, string> {
  const bearers = new Map<string, string>();
  for (const unit of others.units) for (const name of [unit.officialName, unit.shortName, ...unit.aliases]) bearers.set(name, unit.shortName);
  for (const group of others.groups) bearers.set(group.label, group.label);
  const messages: Record<string, string> = {};
  const check = (field: string, name: string) => {
    const bearer = bearers.get(name);
    if (bearer) messages[field] ??= `“${name}”已是${bearer}的名称。`;
  };
  check("officialName", names.officialName);
  check("shortName", names.shortName);
  for (const alias of names.aliases) {
    check("aliases", alias);
    if (alias === names.officialName || alias === names.shortName) messages.aliases ??= `“${alias}”是本单位的全称或简称，不必再列为别名。`;
  }
  return messages;
}

type DatedMembership = { validFrom: string; validUntil: string | null };

/** @returns whether a membership from `from` on, without an end, would overlap one that is there */
export function overlapsFrom(from: string, memberships: readonly DatedMembership[]): boolean {
  return memberships.some(({ validUntil }) => validUntil === null || validUntil > from);
}

/** @returns the day before (YYYY-MM-DD): the last day of a membership that ends with `day` */
export function previousDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
