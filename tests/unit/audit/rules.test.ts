import { describe, expect, it } from "vitest";
import { FILED_EVENTS, INTERNAL_EVENTS, REQUEST_EVENTS, SAVED_EVENTS, SIGNED_EVENTS, WITHDRAWN_EVENTS } from "@/lib/audit/rules";
import { EVENT_LABELS } from "@/lib/labels-events";

describe("a task's events", () => {
  it("are told either to all who read filed things or inside a unit", () => {
    expect(FILED_EVENTS.filter((event) => (INTERNAL_EVENTS as readonly string[]).includes(event))).toEqual([]);
  });

  it("leave out no event of a report, a contribution, a comment or a plan", () => {
    // Who has read a file is the audit's to know, not the trail's.
    const ofTasks = Object.keys(EVENT_LABELS).filter((event) => /^(REPORT|CONTRIBUTION|COMMENT|ATTACHMENT|REMINDER|PLAN|MEASURE)_/.test(event) && event !== "ATTACHMENT_DOWNLOADED");
    expect([...FILED_EVENTS, ...INTERNAL_EVENTS].filter((event) => event !== "EXTENSION_GRANTED").sort()).toEqual(ofTasks.sort());
  });

  it("leave out no event of an extension, and tell a request that was not granted to its unit and the supervisors only", () => {
    const ofExtensions = Object.keys(EVENT_LABELS).filter((event) => event.startsWith("EXTENSION_"));
    expect([...REQUEST_EVENTS, "EXTENSION_GRANTED"].sort()).toEqual(ofExtensions.sort());
    expect(FILED_EVENTS).toContain("EXTENSION_GRANTED");
    for (const event of REQUEST_EVENTS) expect([...FILED_EVENTS, ...INTERNAL_EVENTS]).not.toContain(event);
  });

  it("hold the special ones", () => {
    expect(INTERNAL_EVENTS).toEqual(expect.arrayContaining([...SAVED_EVENTS]));
    expect(FILED_EVENTS).toEqual(expect.arrayContaining([...WITHDRAWN_EVENTS, ...SIGNED_EVENTS]));
  });
});
