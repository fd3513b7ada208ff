import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ORDER_CAUSE_LABELS, ORDER_COLOUR_LABELS, ORDER_STATE_LABELS, type OrderCause, type OrderColour, type OrderState } from "@/lib/labels-carrying";
import { proposalFor, type OwedFacts } from "@/lib/orders/rules-candidates";
import { rankOf } from "@/lib/orders/workflow";

const DAY = 86_400_000;
const NOW = new Date("2026-12-20T02:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);
const facts = (change: Partial<OwedFacts> = {}): OwedFacts => ({
  form: "report", dueAt: inDays(60), isFiled: false, extendedUntil: null, verdict: null, returns: 0, returnedSince: null, orders: [], ...change,
});
const order = (colour: OrderColour, cause: OrderCause, state: OrderState = "ISSUED", isUnanswered = false) => ({ colour, cause, state, isUnanswered });

describe("an order is drafted", () => {
  it.each<[string, Partial<OwedFacts>, string | null]>([
    ["not for what is due later", { dueAt: inDays(7.01) }, null],
    ["blue within seven days of the due time", { dueAt: inDays(7) }, "BLUE/DUE_SOON"],
    ["not for what is filed", { dueAt: inDays(1), isFiled: true }, null],
    ["red after the due time", { dueAt: inDays(-0.01) }, "RED/OVERDUE"],
    ["not while an extension lets the unit file", { dueAt: inDays(-3), extendedUntil: inDays(1) }, null],
    ["red once the extension is over", { dueAt: inDays(-3), extendedUntil: inDays(-1) }, "RED/OVERDUE"],
    ["yellow for a verdict of being behind", { isFiled: true, verdict: "BEHIND" }, "YELLOW/BEHIND"],
    ["not for a better verdict", { isFiled: true, verdict: "ON_TRACK" }, null],
    ["not for one return that is fresh", { isFiled: true, returns: 1, returnedSince: inDays(-4.9) }, null],
    ["yellow for a return that is five days old", { isFiled: true, returns: 1, returnedSince: inDays(-5) }, "YELLOW/POOR_QUALITY"],
    ["yellow for a second return", { isFiled: true, returns: 2, returnedSince: inDays(-1) }, "YELLOW/POOR_QUALITY"],
    ["not for returns after which it was sent again", { isFiled: true, returns: 3 }, null],
    ["yellow for one that was opened again five days ago", { isFiled: true, returns: 0, returnedSince: inDays(-5) }, "YELLOW/POOR_QUALITY"],
    ["red for a yellow one that was not answered", { isFiled: true, verdict: "BEHIND", orders: [order("YELLOW", "BEHIND", "SIGNED_FOR", true)] }, "RED/UNANSWERED"],
  ])("%s", (_what, change, expected) => {
    const found = proposalFor(facts(change), NOW);
    expect(found && `${found.colour}/${found.cause}`).toBe(expected);
  });

  it.each<[string, OwedFacts["orders"][number], string | null]>([
    ["is open", order("YELLOW", "OTHER"), null],
    ["of a graver colour is open", order("RED", "OTHER"), null],
    ["of a lesser colour is open", order("BLUE", "DUE_SOON"), "YELLOW/BEHIND"],
    ["was closed for the same cause", order("YELLOW", "BEHIND", "CLOSED"), null],
    ["was closed for another cause", order("YELLOW", "POOR_QUALITY", "CLOSED"), "YELLOW/BEHIND"],
  ])("or not, where one that %s", (_what, known, expected) => {
    const found = proposalFor(facts({ isFiled: true, verdict: "BEHIND", orders: [known] }), NOW);
    expect(found && `${found.colour}/${found.cause}`).toBe(expected);
  });

  it("never beside an open one of its colour or a graver one, whatever the facts", () => {
    const known = fc.record({
      colour: fc.constantFrom(...(Object.keys(ORDER_COLOUR_LABELS) as OrderColour[])), cause: fc.constantFrom(...(Object.keys(ORDER_CAUSE_LABELS) as OrderCause[])),
      state: fc.constantFrom(...(Object.keys(ORDER_STATE_LABELS) as OrderState[])), isUnanswered: fc.boolean(),
    });
    const any = fc.record({
      form: fc.constantFrom("report" as const, "contribution" as const), dueAt: fc.integer({ min: -40, max: 40 }).map(inDays), isFiled: fc.boolean(),
      extendedUntil: fc.option(fc.integer({ min: -40, max: 40 }).map(inDays)), verdict: fc.option(fc.constantFrom("BEHIND" as const, "ON_TRACK" as const)),
      returns: fc.nat(4), returnedSince: fc.option(fc.integer({ min: -20, max: 0 }).map(inDays)), orders: fc.array(known, { maxLength: 4 }),
    });
    fc.assert(fc.property(any, (one) => {
      const found = proposalFor(one, NOW);
      if (!found) return;
      const open = one.orders.filter(({ state }) => state !== "CLOSED" && state !== "ESCALATED");
      expect(open.every(({ colour }) => rankOf(colour) < rankOf(found.colour))).toBe(true);
    }));
  });
});
