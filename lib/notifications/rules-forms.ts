import type { NotificationKind } from "@/lib/labels";

/** @returns the settings form's field for one kind */
export function choiceField(kind: NotificationKind): string {
  return `mail_${kind}`;
}

export const REMINDER_MAX = 300;
