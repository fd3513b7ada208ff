import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { hashPassword } from "@/lib/auth/password";
import { db, type Prisma } from "@/lib/db/client";
import { planDemoPeople } from "./demo-people";
import { demoId } from "./seed-stories";

/** The accounts the filings are made with, by unit, and the two supervisors. */
export type DemoAccounts = {
  byUnit: Map<string, { filerId: string; signerId: string }>;
  supervisorIds: [string, string];
  names: Map<string, string>;
  rows: Prisma.AccountCreateManyInput[];
};

/** @returns the demonstration's accounts, still to be written; units must be there. They all share one password. */
export async function planDemoAccounts(): Promise<DemoAccounts> {
  const units = await db.unit.findMany({ select: { id: true, shortName: true } });
  const unitIds = new Map(units.map((unit) => [unit.shortName, unit.id]));
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const accounts = (await planDemoPeople()).map(({ unitShortName, ...account }) => ({
    ...account,
    id: demoId("account", account.username),
    // A domain that never exists: nothing sent there can reach anybody.
    email: `${account.username}@example.invalid`,
    unitId: unitShortName === null ? null : (unitIds.get(unitShortName) ?? null),
    passwordHash,
    mayInstruct: account.roles.includes("OBSERVER"),
    mustChangePassword: false,
  }));

  const byUnit: DemoAccounts["byUnit"] = new Map();
  for (const { unitId, roles, id } of accounts) {
    if (unitId === null) continue;
    const known = byUnit.get(unitId) ?? { filerId: "", signerId: "" };
    byUnit.set(unitId, { filerId: roles.includes("FILER") ? id : known.filerId, signerId: roles.includes("SIGNER") ? id : known.signerId });
  }
  const [first, second] = accounts.filter((account) => account.roles.includes("SUPERVISOR"));
  if (!first || !second) throw new Error("the demonstration needs two supervisors");
  return { byUnit, supervisorIds: [first.id, second.id], names: new Map(accounts.map((account) => [account.id, account.displayName])), rows: accounts };
}
