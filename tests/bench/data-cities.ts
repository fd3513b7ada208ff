/** Cities with their units and accounts: the notice's own, and made-up ones that have the same departments. */
import { demoAccountsFor } from "@/lib/accounts/rules-demo";
import type { Notice } from "@/lib/notice/schema";
import { indexLabels, type LabelTarget } from "@/lib/units/rules";
import type { UnitsSeed } from "@/lib/units/schema";
import type { DemoAccounts } from "../../prisma/seed-accounts";
import type { Ids } from "./data-copy";

export interface City {
  readonly no: number;
  readonly units: readonly { id: string; shortName: string; isDepartment: boolean }[];
  readonly labels: ReadonlyMap<string, LabelTarget>;
  readonly accounts: DemoAccounts;
}

type Rows = Record<"Unit" | "UnitAlias" | "UnitGroup" | "GroupMembership" | "Account", object[]>;

export interface Making {
  readonly ids: Ids;
  /** When all of it was set up. */
  readonly since: Date;
  readonly now: Date;
  readonly passwordHash: string;
}

const HEADS = ["临", "云", "青", "东", "南", "西", "北", "安", "永", "新"];
const TAILS = ["江", "山", "湖", "川", "原", "陵", "平", "河", "州", "溪"];

/** Every city after the first has five lists. */
const LISTS_A_CITY = 5;

/** @returns the city of a list. The first list is its city's only one at every scale, so that its people's pages can be compared */
export const cityOf = (listIndex: number): number => (listIndex === 0 ? 0 : 1 + Math.floor((listIndex - 1) / LISTS_A_CITY));

const nameOf = (no: number): string => (no === 0 ? "" : `${HEADS[no % 10] ?? ""}${TAILS[Math.floor(no / 10) % 10] ?? ""}${no < 100 ? "" : no}`);

/** A made-up city has eight counties where Suqian has five. */
const MORE_COUNTIES = ["东宁县", "西宁县", "中宁县"];

function withMoreCounties(seed: UnitsSeed): UnitsSeed {
  const more = MORE_COUNTIES.map((name, at) => ({ code: `more${at + 1}`, kind: "COUNTY" as const, officialName: `${name}人民政府`, shortName: name, aliases: [] }));
  const [counties, ...others] = seed.groups;
  if (!counties) throw new Error("seeds/units.json has no group");
  const validFrom = counties.members[0]?.validFrom ?? "";
  return { ...seed, units: [...seed.units, ...more], groups: [{ ...counties, members: [...counties.members, ...more.map(({ code }) => ({ unit: code, validFrom }))] }, ...others] };
}

const leadsOf = (notice: Notice): string[] => notice.chapters.flatMap(({ sections }) => sections.flatMap(({ tasks }) => tasks.map((task) => task.lead)));

/** Adds a city's rows. The first has the demonstration's names; every other puts its own before them. */
export function addCity(rows: Rows, no: number, suqian: UnitsSeed, notice: Notice, making: Making): City {
  const { ids, since } = making;
  const seed = no === 0 ? suqian : withMoreCounties(suqian);
  const name = nameOf(no);
  const own = (text: string): string => name + (no === 0 ? text : text.replace("宿迁市", ""));
  const leads = new Set(leadsOf(notice));
  const units = seed.units.map((unit) => ({ ...unit, id: ids.next(since) }));
  for (const [at, { id, kind, officialName, shortName, aliases, code: _code }] of units.entries()) {
    const isLead = [officialName, shortName, ...aliases].some((label) => leads.has(label));
    rows.Unit.push({ id, kind, officialName: own(officialName) === own(shortName) ? `${own(officialName)}（本级）` : own(officialName), shortName: own(shortName), position: no * units.length + at, allowsSelfSigning: !isLead });
    rows.UnitAlias.push(...aliases.map((alias) => ({ name: own(alias), unitId: id })));
  }
  const byCode = new Map(units.map((unit) => [unit.code, unit.id]));
  const groups = seed.groups.map((group) => ({ ...group, id: ids.next(since) }));
  for (const [at, { id, label, members }] of groups.entries()) {
    rows.UnitGroup.push({ id, label: own(label), position: no * groups.length + at });
    rows.GroupMembership.push(...members.map(({ unit, ...dates }) => ({ id: ids.next(since), groupId: id, unitId: byCode.get(unit), ...dates })));
  }
  return { no, units: units.map(({ id, shortName, kind }) => ({ id, shortName: own(shortName), isDepartment: kind === "DEPARTMENT" })), labels: indexLabels(units, groups), accounts: addAccounts(rows, no, units, leads, making) };
}

function addAccounts(rows: Rows, no: number, units: readonly (UnitsSeed["units"][number] & { id: string })[], leads: Set<string>, { ids, since, now, passwordHash }: Making): DemoAccounts {
  const unitIds = new Map(units.map((unit) => [unit.shortName, unit.id]));
  const accounts: DemoAccounts = { byUnit: new Map(), supervisorIds: ["", ""], names: new Map(), rows: [] };
  const supervisorIds: string[] = [];
  for (const { username, displayName, unitShortName, roles } of demoAccountsFor(units, leads)) {
    if (roles.includes("ADMINISTRATOR") && no > 0) continue;
    const id = ids.next(since);
    const unitId = unitShortName === null ? null : (unitIds.get(unitShortName) ?? null);
    rows.Account.push({ id, username: no === 0 ? username : `c${no}-${username}`, displayName: nameOf(no) + displayName, unitId, roles, passwordHash, mustChangePassword: false, createdAt: since, passwordChangedAt: now });
    accounts.names.set(id, nameOf(no) + displayName);
    if (roles.includes("SUPERVISOR")) supervisorIds.push(id);
    if (unitId === null) continue;
    const known = accounts.byUnit.get(unitId) ?? { filerId: "", signerId: "" };
    accounts.byUnit.set(unitId, { filerId: roles.includes("FILER") ? id : known.filerId, signerId: roles.includes("SIGNER") ? id : known.signerId });
  }
  const [first = "", second = ""] = supervisorIds;
  return { ...accounts, supervisorIds: [first, second] };
}
