/** Which events are told, to whom, and how they usually go by e-mail. */
import { hasRole, readsEverythingFiled } from "@/lib/auth/schema";
import type { FilingForm, MailChoice, NotificationKind, Role } from "@/lib/labels";
import type { AuditEvent } from "@/lib/labels-events";
import type { TaskUnits } from "@/lib/tasks/policy";

/** Whom an event is told: accounts of the unit it names with one of the roles, of all units, or those a comment mentions. */
type Audience = { whose: "unit" | "all"; roles: readonly Role[] } | { whose: "mentioned" };
export type Telling = { kind: NotificationKind; form: FilingForm | null; to: Audience; delaySeconds?: number };

const FILERS: Audience = { whose: "unit", roles: ["FILER"] };
const UNIT: Audience = { whose: "unit", roles: ["FILER", "SIGNER"] };

/** HRSS may take a decision back for 30 seconds; until then nobody is told of it. */
export const DECISION_DELAY_SECONDS = 35;

/** Every event that is told; recording it is all that another feature has to do. */
export const TELLING_EVENTS: Partial<Record<AuditEvent, Telling>> = {
  REPORT_SIGN_RETURNED: { kind: "RETURNED", form: "report", to: FILERS },
  REPORT_RETURNED: { kind: "RETURNED", form: "report", to: UNIT, delaySeconds: DECISION_DELAY_SECONDS },
  REPORT_REOPENED: { kind: "RETURNED", form: "report", to: UNIT, delaySeconds: DECISION_DELAY_SECONDS },
  REPORT_ACCEPTED: { kind: "ACCEPTED", form: "report", to: UNIT, delaySeconds: DECISION_DELAY_SECONDS },
  CONTRIBUTION_SIGN_RETURNED: { kind: "RETURNED", form: "contribution", to: FILERS },
  CONTRIBUTION_MORE_ASKED: { kind: "RETURNED", form: "contribution", to: UNIT },
  CONTRIBUTION_ASKED: { kind: "CONTRIBUTION_ASKED", form: "contribution", to: UNIT },
  COMMENT_CREATED: { kind: "MENTIONED", form: null, to: { whose: "mentioned" } },
  COMMENT_EDITED: { kind: "MENTIONED", form: null, to: { whose: "mentioned" } },
  // Its form depends on the unit: the lead owes the report, every other one a contribution.
  REMINDER_SENT: { kind: "REMINDER", form: null, to: UNIT },
  EXTENSION_ASKED: { kind: "EXTENSION_ASKED", form: null, to: { whose: "all", roles: ["SUPERVISOR"] } },
  EXTENSION_GRANTED: { kind: "EXTENSION_GRANTED", form: null, to: UNIT },
  EXTENSION_REFUSED: { kind: "EXTENSION_REFUSED", form: null, to: UNIT },
  PLAN_SENT_TO_SIGN: { kind: "PLAN_TO_SIGN", form: null, to: { whose: "unit", roles: ["SIGNER"] } },
  PLAN_SIGNED: { kind: "PLAN_TO_APPROVE", form: null, to: { whose: "all", roles: ["SUPERVISOR"] } },
  PLAN_SIGN_RETURNED: { kind: "PLAN_RETURNED", form: null, to: FILERS },
  PLAN_RETURNED: { kind: "PLAN_RETURNED", form: null, to: UNIT },
  PLAN_APPROVED: { kind: "PLAN_APPROVED", form: null, to: UNIT },
};

export const TOLD_EVENT_NAMES = Object.keys(TELLING_EVENTS) as AuditEvent[];

export type Person = { id: string; unitId: string | null; roles: readonly Role[]; isDisabled: boolean };
type Happening = { actorId: string | null; unitId: string | null; mentionedUnitIds: readonly string[]; task: TaskUnits | null };

/** Whoever can read a discussion: the task's units and those who read everything filed. */
function readsDiscussion(person: Person, task: TaskUnits | null): boolean {
  if (readsEverythingFiled(person)) return true;
  return task !== null && person.unitId !== null && [task.leadUnitId, ...task.supportUnitIds].includes(person.unitId);
}

/** @returns who is told, in the order given; nobody of his own doing, and no account that is out of use */
export function recipientsOf(to: Audience, { actorId, unitId, mentionedUnitIds, task }: Happening, people: readonly Person[]): Person[] {
  return people.filter((person) => {
    if (person.isDisabled || person.id === actorId) return false;
    if (to.whose === "all") return hasRole(person, ...to.roles);
    if (to.whose === "unit") return unitId !== null && person.unitId === unitId && hasRole(person, ...to.roles);
    return person.unitId !== null && mentionedUnitIds.includes(person.unitId) && readsDiscussion(person, task);
  });
}

/** How each kind goes by e-mail unless the person chose otherwise: what cannot wait at once, the rest once a day. */
export const USUAL_CHOICES: Record<NotificationKind, MailChoice> = {
  RETURNED: "AT_ONCE",
  CONTRIBUTION_ASKED: "AT_ONCE",
  MENTIONED: "AT_ONCE",
  REMINDER: "AT_ONCE",
  DUE_TODAY: "AT_ONCE",
  OVERDUE: "AT_ONCE",
  EXTENSION_REFUSED: "AT_ONCE",
  EXTENSION_GRANTED: "AT_ONCE",
  EXTENSION_ASKED: "DAILY",
  DUE_SOON: "DAILY",
  RETURNED_IDLE: "DAILY",
  WAITING_SIGN: "DAILY",
  WAITING_REVIEW: "DAILY",
  ACCEPTED: "DAILY",
  PLAN_TO_SIGN: "DAILY",
  PLAN_TO_APPROVE: "DAILY",
  PLAN_RETURNED: "AT_ONCE",
  PLAN_APPROVED: "DAILY",
};

export type Choices = Partial<Record<NotificationKind, MailChoice>>;

/** @returns how a notice goes by e-mail: as the person chose, else as usual; OFF where there is no address or no mail server */
export function mailChoiceOf(kind: NotificationKind, choices: Choices, canMail: boolean): MailChoice {
  return canMail ? (choices[kind] ?? USUAL_CHOICES[kind]) : "OFF";
}

const TO_UNITS: NotificationKind[] = ["RETURNED", "RETURNED_IDLE", "CONTRIBUTION_ASKED", "REMINDER", "DUE_SOON", "DUE_TODAY", "OVERDUE", "EXTENSION_GRANTED", "EXTENSION_REFUSED", "ACCEPTED", "PLAN_RETURNED", "PLAN_APPROVED"];

/** @returns the kinds that an account of these roles may be told, in the order of the settings */
export function kindsFor(person: { roles: readonly Role[]; unitId: string | null }): NotificationKind[] {
  const isUnit = hasRole(person, "FILER", "SIGNER");
  return (Object.keys(USUAL_CHOICES) as NotificationKind[]).filter((kind) => {
    if (TO_UNITS.includes(kind)) return isUnit;
    if (kind === "WAITING_SIGN" || kind === "PLAN_TO_SIGN") return hasRole(person, "SIGNER");
    if (kind === "MENTIONED") return person.unitId !== null;
    return hasRole(person, "SUPERVISOR");
  });
}
