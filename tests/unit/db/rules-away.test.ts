import { describe, expect, it } from "vitest";
import { DatabaseAway, isDatabaseAway } from "@/lib/db/rules-away";

const coded = (code: string, more: object = {}) => Object.assign(new Error("failed"), { code, ...more });

describe("the database is away", () => {
  it.each([
    ["is not reached", coded("P1001")],
    ["hung up", coded("P1017")],
    ["is being stopped", coded("57P01")],
    ["is starting up, as Prisma wraps it", coded("P2039", { meta: { driverAdapterError: Object.assign(new Error("x"), { cause: { originalCode: "57P03", kind: "postgres" } }) } })],
    ["broke off a transaction", new Error("Connection terminated unexpectedly")],
    ["does not take the job queue in", new DatabaseAway("x", { cause: coded("ECONNREFUSED") })],
  ])("when it %s", (_how, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([
    ["a rule of the database was broken", coded("P2002")],
    ["a statement is wrong", coded("42601")],
    ["something else refused a connection, such as the mail server", coded("ECONNREFUSED")],
    ["the failure is none at all", "57P01"],
  ])("but not when %s", (_how, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
