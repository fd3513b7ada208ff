import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/labels";
import { kindsFor, mailChoiceOf, recipientsOf, TELLING_EVENTS, USUAL_CHOICES, type Person, type Telling } from "@/lib/notifications/rules";

const person = (id: string, unitId: string | null, ...roles: Role[]): Person => ({ id, unitId, roles, isDisabled: false });

const PEOPLE = [
  person("filer", "lead", "FILER"), person("signer", "lead", "SIGNER"), person("reader", "lead", "OBSERVER"),
  person("supporter", "support", "FILER", "SIGNER"), person("stranger", "other", "FILER", "SIGNER"),
  person("supervisor", "hrss", "SUPERVISOR"), person("hrss", "hrss", "FILER"), person("admin", null, "ADMINISTRATOR"),
  { ...person("gone", "lead", "FILER"), isDisabled: true },
];
const TASK = { leadUnitId: "lead", supportUnitIds: ["support"] };

function told(event: keyof typeof TELLING_EVENTS, unitId: string, { actorId = "nobody", mentionedUnitIds = [] as string[] } = {}): string[] {
  const { to } = TELLING_EVENTS[event] as Telling;
  return recipientsOf(to, { actorId, unitId, mentionedUnitIds, task: TASK }, PEOPLE).map(({ id }) => id);
}

describe("who is told", () => {
  it("a report that HRSS returns, to its unit's filers and signers and nobody else", () => {
    expect(told("REPORT_RETURNED", "lead")).toEqual(["filer", "signer"]);
  });

  it("one that the signer sends back, to the filers", () => {
    expect(told("REPORT_SIGN_RETURNED", "lead", { actorId: "signer" })).toEqual(["filer"]);
  });

  it("nobody of his own doing", () => {
    expect(told("CONTRIBUTION_SIGN_RETURNED", "support", { actorId: "supporter" })).toEqual([]);
  });

  it("a supporting unit that is asked", () => {
    expect(told("CONTRIBUTION_ASKED", "support", { actorId: "filer" })).toEqual(["supporter"]);
    expect(told("REMINDER_SENT", "support", { actorId: "supervisor" })).toEqual(["supporter"]);
  });

  it("supervisors of a wish for an extension, the unit of the answer", () => {
    expect(told("EXTENSION_ASKED", "lead", { actorId: "filer" })).toEqual(["supervisor"]);
    expect(told("EXTENSION_GRANTED", "lead", { actorId: "supervisor" })).toEqual(["filer", "signer"]);
    expect(told("EXTENSION_REFUSED", "lead", { actorId: "supervisor" })).toEqual(["filer", "signer"]);
  });

  it("a mention, to those of the unit who can read the discussion", () => {
    expect(told("COMMENT_CREATED", "lead", { actorId: "filer", mentionedUnitIds: ["support", "hrss", "other"] })).toEqual(["supporter", "supervisor"]);
    expect(told("COMMENT_CREATED", "lead", { actorId: "filer", mentionedUnitIds: ["lead"] })).toEqual(["signer", "reader"]);
  });
});

describe("how it goes by e-mail", () => {
  it("as usual, as chosen, or not at all where nothing can be sent", () => {
    expect(mailChoiceOf("RETURNED", {}, true)).toBe("AT_ONCE");
    expect(mailChoiceOf("ACCEPTED", {}, true)).toBe("DAILY");
    expect(mailChoiceOf("RETURNED", { RETURNED: "DAILY" }, true)).toBe("DAILY");
    expect(mailChoiceOf("RETURNED", { ACCEPTED: "OFF" }, true)).toBe("AT_ONCE");
    expect(mailChoiceOf("RETURNED", { RETURNED: "OFF" }, true)).toBe("OFF");
    expect(mailChoiceOf("RETURNED", { RETURNED: "AT_ONCE" }, false)).toBe("OFF");
  });

  it("what cannot wait goes at once", () => {
    const atOnce = Object.entries(USUAL_CHOICES).filter(([, choice]) => choice === "AT_ONCE").map(([kind]) => kind);
    expect(atOnce).toEqual(expect.arrayContaining(["RETURNED", "DUE_TODAY", "OVERDUE", "CONTRIBUTION_ASKED", "MENTIONED", "REMINDER"]));
    expect(atOnce).not.toEqual(expect.arrayContaining(["ACCEPTED"]));
  });

  it("offers a person only what he may be told", () => {
    expect(kindsFor({ roles: ["FILER"], unitId: "lead" })).not.toContain("WAITING_SIGN");
    expect(kindsFor({ roles: ["SIGNER"], unitId: "lead" })).toContain("WAITING_SIGN");
    expect(kindsFor({ roles: ["SUPERVISOR"], unitId: "hrss" }).sort()).toEqual(["EXTENSION_ASKED", "MENTIONED", "PLAN_TO_APPROVE", "WAITING_REVIEW"]);
    expect(kindsFor({ roles: ["OBSERVER"], unitId: null })).toEqual([]);
  });
});
