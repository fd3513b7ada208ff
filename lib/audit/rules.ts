/** Which of a task's events are told to whom (DESIGN.md §3, who sees what). */
import type { AuditEvent } from "@/lib/labels-events";

/**
 * What happened to things that are filed, and the discussion: for everybody who can read the task's filed reports.
 * Withdrawals are told only where something had been filed; taking a draft back from the signer stays in the unit.
 */
export const FILED_EVENTS = [
  "REPORT_SIGNED", "REPORT_ACCEPTED", "REPORT_RETURNED", "REPORT_REOPENED", "REPORT_DECISION_UNDONE", "REPORT_WITHDRAWN",
  "CONTRIBUTION_SIGNED", "CONTRIBUTION_MORE_ASKED", "CONTRIBUTION_ASKED", "CONTRIBUTION_WITHDRAWN",
  "COMMENT_CREATED", "COMMENT_EDITED", "COMMENT_DELETED",
  "EXTENSION_GRANTED", "REMINDER_SENT",
  "CLOSURE_SIGNED", "CLOSURE_WITHDRAWN", "CLOSURE_CLOSED", "CLOSURE_RETURNED", "CLOSURE_KEPT", "CLOSURE_REOPENED",
  "UPWARD_ADDED", "UPWARD_UPDATED", "UPWARD_STAGE_RECORDED", "UPWARD_CONTACT_SET",
  "PLAN_SIGNED", "PLAN_WITHDRAWN", "PLAN_APPROVED", "PLAN_RETURNED", "MEASURE_DONE", "MEASURE_UNDONE",
] as const satisfies readonly AuditEvent[];

/** What happens to a draft inside its unit: for that unit's filers and signers. */
export const INTERNAL_EVENTS = [
  "REPORT_SAVED", "REPORT_SENT_TO_SIGN", "REPORT_SIGN_RETURNED",
  "CONTRIBUTION_SAVED", "CONTRIBUTION_SENT_TO_SIGN", "CONTRIBUTION_SIGN_RETURNED",
  "ATTACHMENT_ADDED", "ATTACHMENT_REMOVED",
  "ORDER_ANSWER_SAVED", "INSTRUCTION_ANSWER_SAVED",
  "CLOSURE_SAVED", "CLOSURE_SENT_TO_SIGN", "CLOSURE_SIGN_RETURNED",
  "PLAN_SAVED", "PLAN_MEASURE_SAVED", "PLAN_MEASURE_REMOVED", "PLAN_SENT_TO_SIGN", "PLAN_SIGN_RETURNED", "PLAN_CHANGE_DISCARDED",
] as const satisfies readonly AuditEvent[];

/**
 * What a unit asks of HRSS and is not granted: for its filers and signers, and for the supervisors who decide. What is
 * granted stands beside the unit's reports and is told with them.
 */
export const REQUEST_EVENTS = ["EXTENSION_ASKED", "EXTENSION_REFUSED", "EXTENSION_WITHDRAWN"] as const satisfies readonly AuditEvent[];

/** Orders and instructions: for the unit they are for, the task's lead, and who reads everything filed. */
export const ORDER_EVENTS = [
  "ORDER_ISSUED", "ORDER_SIGNED_FOR", "ORDER_ANSWERED", "ORDER_RETURNED", "ORDER_CLOSED", "ORDER_ESCALATED",
  "INSTRUCTION_GIVEN", "INSTRUCTION_ANSWERED", "INSTRUCTION_RETURNED", "INSTRUCTION_CLOSED",
] as const satisfies readonly AuditEvent[];

/** Savings and uploads are frequent: a run of them by one person is one line of the trail. */
export const SAVED_EVENTS = ["REPORT_SAVED", "CONTRIBUTION_SAVED", "CLOSURE_SAVED", "ATTACHMENT_ADDED", "ATTACHMENT_REMOVED", "ORDER_ANSWER_SAVED", "INSTRUCTION_ANSWER_SAVED", "PLAN_SAVED", "PLAN_MEASURE_SAVED"] as const satisfies readonly AuditEvent[];

/** A unit's own withdrawals before anything was filed tell of a draft. */
export const WITHDRAWN_EVENTS = ["REPORT_WITHDRAWN", "CONTRIBUTION_WITHDRAWN", "CLOSURE_WITHDRAWN", "PLAN_WITHDRAWN"] as const satisfies readonly AuditEvent[];

/** After these a withdrawal takes back what is filed; after any other event, what waits for the signer. */
export const SIGNED_EVENTS = ["REPORT_SIGNED", "REPORT_DECISION_UNDONE", "CONTRIBUTION_SIGNED", "CLOSURE_SIGNED", "PLAN_SIGNED"] as const satisfies readonly AuditEvent[];

/** How many events of a task its trail shows. */
export const EVENTS_SHOWN = 200;
