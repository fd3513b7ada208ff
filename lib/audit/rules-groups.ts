import { EVENT_LABELS, type AuditEvent, type AuditGroup } from "@/lib/labels";

/** By the beginning of the event's name; the first that fits. */
const BEGINNINGS: readonly (readonly [RegExp, AuditGroup])[] = [
  [/^(SIGN|ACCOUNT_LOCKED|ADDRESS_)/, "sign-in"],
  [/^ACCESS_/, "refusal"],
  [/_(EXPORTED|DOWNLOADED)$/, "copy"],
  [/^(ACCOUNT|TOKEN)_/, "account"],
  [/^(UNITS?|GROUP|LIST|PERIOD|CALENDAR|HOLIDAYS|EXTENSION)_/, "setting"],
  [/^(REPORT_(ACCEPTED|RETURNED|REOPENED|DECISION_UNDONE)|REMINDER_|BULLETIN_)/, "review"],
  [/^(REPORT|CONTRIBUTION|ATTACHMENT|COMMENT)_/, "filing"],
];

/** @returns where the audit's page puts an event; null for none that it knows */
export function groupOf(event: string): AuditGroup | null {
  return BEGINNINGS.find(([beginning]) => beginning.test(event))?.[1] ?? null;
}

/** @returns the events of a group */
export function eventsOf(group: AuditGroup): AuditEvent[] {
  return (Object.keys(EVENT_LABELS) as AuditEvent[]).filter((event) => groupOf(event) === group);
}

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

/** What the commonest particulars are called; the others keep the names they are kept under. */
const NAMES = new Map([["by", "方式"], ["step", "环节"], ["status", "答复"], ["path", "网址"], ["sessions", "会话"], ["name", "名称"], ["query", "条件"], ["tasks", "任务"], ["before", "原为"], ["after", "改为"]]);
const WORDS = new Map([["password", "密码"], ["code", "验证码"], ["totp", "密码和验证码"], ["recovery", "密码和备用码"], ["oidc", "统一身份认证"]]);

/** @returns the particulars of an event on one line: names with their values */
export function describeDetail(detail: Json): string {
  if (detail === null || detail === undefined) return "无";
  if (Array.isArray(detail)) return detail.map(describeDetail).join("、") || "无";
  if (typeof detail !== "object") return WORDS.get(String(detail)) ?? String(detail);
  return Object.entries(detail as Record<string, Json>).map(([name, value]) => `${NAMES.get(name) ?? name}=${typeof value === "object" && value !== null && !Array.isArray(value) ? `（${describeDetail(value)}）` : describeDetail(value)}`).join("；");
}
