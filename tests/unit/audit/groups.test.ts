import { expect, it } from "vitest";
import { eventsOf, groupOf } from "@/lib/audit/rules-groups";
import { AUDIT_GROUPS } from "@/lib/audit/schema";
import { EVENT_LABELS } from "@/lib/labels-events";

it("every event has its place on the audit's page", () => {
  expect(Object.keys(EVENT_LABELS).filter((event) => groupOf(event) === null)).toEqual([]);
  expect(AUDIT_GROUPS.flatMap(eventsOf).toSorted()).toEqual(Object.keys(EVENT_LABELS).toSorted());
});

it("a lock is sought under sign-ins, a download under copies, a filing under filings", () => {
  expect(["ACCOUNT_LOCKED", "ATTACHMENT_DOWNLOADED", "ATTACHMENT_ADDED", "REPORT_SIGN_RETURNED", "REPORT_RETURNED", "TOKEN_USED", "EXTENSION_GRANTED"].map(groupOf))
    .toEqual(["sign-in", "copy", "filing", "filing", "review", "account", "setting"]);
});
