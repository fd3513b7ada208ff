import { EVENT_LABELS, type AuditEvent, type AuditGroup } from "@/lib/labels-events";

/** By the beginning of the event's name; the first that fits. */
const BEGINNINGS: readonly (readonly [RegExp, AuditGroup])[] = [
  [/^(SIGN|ACCOUNT_LOCKED|ADDRESS_)/, "sign-in"],
  [/^ACCESS_/, "refusal"],
  [/_(EXPORTED|DOWNLOADED)$/, "copy"],
  [/^(ACCOUNT|TOKEN)_/, "account"],
  [/^(UNITS?|GROUP|LIST|PERIOD|CALENDAR|HOLIDAYS|EXTENSION)_/, "setting"],
  [/^(REPORT_(ACCEPTED|RETURNED|REOPENED|DECISION_UNDONE)|REMINDER_|BULLETIN_|(ORDER|INSTRUCTION)_|CLOSURE_(CLOSED|RETURNED|KEPT|REOPENED)|PLAN_(APPROVED|RETURNED)|APPRAISAL_)/, "review"],
  [/^(REPORT|CONTRIBUTION|ATTACHMENT|COMMENT|CLOSURE|UPWARD|PLAN|MEASURE|PUBLICATION)_/, "filing"],
];

/** @returns where the audit's page puts an event; null for none that it knows */
export function groupOf(event: string): AuditGroup | null {
  return BEGINNINGS.find(([beginning]) => beginning.test(event))?.[1] ?? null;
}

/** @returns the events of a group */
export function eventsOf(group: AuditGroup): AuditEvent[] {
  return (Object.keys(EVENT_LABELS) as AuditEvent[]).filter((event) => groupOf(event) === group);
}
