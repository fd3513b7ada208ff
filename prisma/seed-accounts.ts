import { demoAccountsFor, DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { hashPassword } from "@/lib/auth/password";
import { db } from "@/lib/db/client";
import { demoId } from "./seed-stories";
import { loadUnitsSeed } from "./seed-units";

/** The accounts the filings are made with, by unit, and the two supervisors. */
export type DemoAccounts = {
  byUnit: Map<string, { filerId: string; signerId: string }>;
  supervisorIds: [string, string];
  names: Map<string, string>;
};

/** Makes the demonstration's accounts; units must be there. They all share one password, which nothing else accepts. */
export async function seedDemoAccounts(): Promise<DemoAccounts> {
  const units = await db.unit.findMany({ select: { id: true, shortName: true } });
  const unitIds = new Map(units.map((unit) => [unit.shortName, unit.id]));
  const leads = await db.task.findMany({ select: { leadLabel: true } });
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const plans = demoAccountsFor((await loadUnitsSeed()).units, leads.map((task) => task.leadLabel));
  const accounts = plans.map(({ unitShortName, ...account }) => ({
    ...account,
    id: demoId("account", account.username),
    unitId: unitShortName === null ? null : (unitIds.get(unitShortName) ?? null),
    passwordHash,
    mustChangePassword: false,
  }));
  await db.account.createMany({ data: accounts });
  // Units with one filer-signer could otherwise send nothing: that is what 一人兼任 is for.
  await db.unit.updateMany({ where: { ledTasks: { none: {} } }, data: { allowsSelfSigning: true } });

  const byUnit: DemoAccounts["byUnit"] = new Map();
  for (const { unitId, roles, id } of accounts) {
    if (unitId === null) continue;
    const known = byUnit.get(unitId) ?? { filerId: "", signerId: "" };
    byUnit.set(unitId, { filerId: roles.includes("FILER") ? id : known.filerId, signerId: roles.includes("SIGNER") ? id : known.signerId });
  }
  const [first, second] = accounts.filter((account) => account.roles.includes("SUPERVISOR"));
  if (!first || !second) throw new Error("the demonstration needs two supervisors");
  return { byUnit, supervisorIds: [first.id, second.id], names: new Map(accounts.map((account) => [account.id, account.displayName])) };
}
