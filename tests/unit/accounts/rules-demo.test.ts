import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { demoAccountsFor, DEMO_PASSWORD, demoUsername } from "@/lib/accounts/rules-demo";
import { username } from "@/lib/accounts/schema";
import { passwordFault, PASSWORD_PROFILES } from "@/lib/auth/rules-password";
import { parseNotice } from "@/lib/notice/parse";
import { unitsSeedSchema } from "@/lib/units/schema";

const { units } = unitsSeedSchema.parse(JSON.parse(readFileSync("seeds/units.json", "utf8")));
const notice = parseNotice(readFileSync("seeds/suqian-2021-60.txt", "utf8"));
const leads = notice.chapters.flatMap((chapter) => chapter.sections.flatMap((section) => section.tasks.map((task) => task.lead)));
const accounts = demoAccountsFor(units, leads);
const of = (name: string) => accounts.find((account) => account.username === name);

describe("the demonstration's accounts", () => {
  it("have a password that meets the policy, and names that nobody else has", () => {
    expect(passwordFault(DEMO_PASSWORD, PASSWORD_PROFILES.dengbao)).toBeNull();
    expect(accounts.filter((account) => !username.safeParse(account.username).success)).toEqual([]);
    expect(new Set(accounts.map((account) => account.username)).size).toBe(accounts.length);
  });

  it("are two for each of the 17 units that lead, one for each of the 23 others, and four more", () => {
    expect(accounts.filter((account) => account.roles.join() === "FILER")).toHaveLength(17);
    expect(accounts.filter((account) => account.roles.join() === "SIGNER")).toHaveLength(17);
    expect(accounts.filter((account) => account.roles.join() === "FILER,SIGNER")).toHaveLength(23);
    expect(accounts).toHaveLength(17 * 2 + 23 + 4);
  });

  it("are called by the unit's code", () => {
    expect(demoUsername("rsj", "filer")).toBe("rsj-filer");
    expect(of("rsj-filer")).toMatchObject({ unitShortName: "市人社局", roles: ["FILER"] });
    expect(of("fgw-signer")).toMatchObject({ unitShortName: "市发展改革委", roles: ["SIGNER"] });
    expect(of("shuyang")).toMatchObject({ unitShortName: "沭阳县", roles: ["FILER", "SIGNER"] });
    for (const supervisor of ["duban1", "duban2"]) expect(of(supervisor)).toMatchObject({ unitShortName: "市人社局", roles: ["SUPERVISOR"] });
    expect(of("observer")?.unitShortName).toBeNull();
    expect(of("admin")?.roles).toEqual(["ADMINISTRATOR"]);
  });
});
