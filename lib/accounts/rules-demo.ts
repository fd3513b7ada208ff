/** Who is there in a demonstration. The password is no secret: only a demonstration has accounts that take it. */
import type { Role } from "@/lib/labels";

/** Of every demonstration account; meets the policy of `newPasswordSchema`. */
export const DEMO_PASSWORD = "Duban-2026";

type DemoUnit = { code: string; officialName: string; shortName: string; aliases: readonly string[] };
export type DemoAccountPlan = { username: string; displayName: string; unitShortName: string | null; roles: Role[] };

/** 市人社局 tracks and manages the whole (the notice, 三). */
const SUPERVISING_UNIT = "rsj";

/** @returns `rsj-filer`, `rsj-signer` for a unit's separate roles, `shuyang` for who holds both */
export function demoUsername(code: string, duty: "filer" | "signer" | null): string {
  return duty === null ? code : `${code}-${duty}`;
}

function accountsOfUnit(unit: DemoUnit, isLead: boolean): DemoAccountPlan[] {
  const { code, shortName: unitShortName } = unit;
  if (!isLead) return [{ username: demoUsername(code, null), displayName: `${unitShortName}经办人`, unitShortName, roles: ["FILER", "SIGNER"] }];
  return [
    { username: demoUsername(code, "filer"), displayName: `${unitShortName}填报员`, unitShortName, roles: ["FILER"] },
    { username: demoUsername(code, "signer"), displayName: `${unitShortName}审签人`, unitShortName, roles: ["SIGNER"] },
  ];
}

/**
 * @param units of `seeds/units.json`
 * @param leadLabels the lead units as the notice prints them
 * @returns every account of the demonstration: two for a lead unit, one with both duties for any other unit (which needs
 *   一人兼任), and those without a unit's duties
 */
export function demoAccountsFor(units: readonly DemoUnit[], leadLabels: Iterable<string>): DemoAccountPlan[] {
  const leads = new Set(leadLabels);
  const supervising = units.find((unit) => unit.code === SUPERVISING_UNIT)?.shortName ?? null;
  return [
    ...units.flatMap((unit) => accountsOfUnit(unit, [unit.officialName, unit.shortName, ...unit.aliases].some((name) => leads.has(name)))),
    { username: "duban1", displayName: "督查员一", unitShortName: supervising, roles: ["SUPERVISOR"] },
    { username: "duban2", displayName: "督查员二", unitShortName: supervising, roles: ["SUPERVISOR"] },
    { username: "observer", displayName: "市领导观察员", unitShortName: null, roles: ["OBSERVER"] },
    { username: "admin", displayName: "系统管理员", unitShortName: null, roles: ["ADMINISTRATOR"] },
  ];
}
