/** What a password must be, by the profile that the setting PASSWORD_POLICY names. Safe in the browser. */

export type PasswordProfile = {
  readonly minLength: number;
  /** Of lower case, upper case, digits and others, how many must be there. */
  readonly classes: number;
  /** After so many days another one is asked for; null: never. */
  readonly days: number | null;
  /** So many of the latest, the present one among them, are not taken again. */
  readonly recent: number;
};

/** At most, so that hashing stays bounded; ASVS 6.2.9 asks for at least 64. */
export const PASSWORD_MAX = 128;

/**
 * `dengbao`: GB/T 22239-2019 8.1.4.1 a, complexity and regular change, in the numbers that its assessments go by.
 * `asvs`: ASVS 5.0 6.2.1, 6.2.4, 6.2.5, 6.2.10: length and no common password, no rule of classes, no forced change.
 */
export const PASSWORD_PROFILES = {
  dengbao: { minLength: 8, classes: 3, days: 90, recent: 5 },
  asvs: { minLength: 12, classes: 1, days: null, recent: 1 },
} as const satisfies Record<string, PasswordProfile>;

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];

/** @returns what length and classes leave to be wished, for the field; null where nothing */
export function passwordFault(password: string, profile: PasswordProfile): string | null {
  if (password.length < profile.minLength) return `新密码至少 ${profile.minLength} 位。`;
  if (password.length > PASSWORD_MAX) return `新密码最多 ${PASSWORD_MAX} 位。`;
  if (CLASSES.filter((kind) => kind.test(password)).length < profile.classes) return "新密码须包含大写字母、小写字母、数字、符号中的三类。";
  return null;
}

/** @returns the profile in words, for the form */
export function describeProfile({ minLength, classes, days, recent }: PasswordProfile): string {
  return [
    `至少 ${minLength} 位${classes > 1 ? "，含大写字母、小写字母、数字、符号中的三类" : ""}`,
    `不能是常见密码、用户名${recent > 1 ? `或最近 ${recent} 次用过的密码` : "或当前密码"}`,
    ...(days === null ? [] : [`${days} 天内有效`]),
  ].join("；") + "。";
}

const LOOK_ALIKES = new Map([["@", "a"], ["4", "a"], ["3", "e"], ["1", "i"], ["!", "i"], ["0", "o"], ["$", "s"], ["5", "s"], ["7", "t"]]);
const EDGES = /^[^a-z]+|[^a-z]+$/g;

/** @returns what a guesser would try it as: itself, without what is put around a word, and with letters for their look-alikes */
export function guessesOf(password: string): string[] {
  const lower = password.toLowerCase();
  const plain = (text: string) => Array.from(text, (character) => LOOK_ALIKES.get(character) ?? character).join("");
  const core = lower.replace(EDGES, "");
  return [...new Set([lower, plain(lower), core, plain(core), plain(lower).replace(EDGES, "")])].filter((guess) => guess !== "");
}

/** @returns the profile that the settings name; in a demonstration a password never ends: it is everybody's */
export function profileOf(settings: { PASSWORD_POLICY: keyof typeof PASSWORD_PROFILES; DEMO: boolean }): PasswordProfile {
  const profile = PASSWORD_PROFILES[settings.PASSWORD_POLICY];
  return settings.DEMO ? { ...profile, days: null } : profile;
}

/** @returns when it has to be changed; null for never */
export function passwordEnd(changedAt: Date, { days }: PasswordProfile): Date | null {
  return days === null ? null : new Date(changedAt.getTime() + days * 86_400_000);
}
