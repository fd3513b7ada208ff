import type { CurrentDraft } from "./form-state";

/**
 * What a mutation may refuse with. Mutations throw these; `defineAction` turns them into an answer.
 * `NotFound` and `Forbidden` depend on who asks (404, 403); `Refused` depends on the input or on the state of things
 * and keeps the form with what was typed.
 */
export class NotFound extends Error {
  override name = "NotFound";
}

export class Forbidden extends Error {
  override name = "Forbidden";
}

/** @returns the status that a refusal of who asks is answered with; null for every other failure */
export function refusalStatus(error: unknown): 403 | 404 | null {
  if (error instanceof NotFound) return 404;
  return error instanceof Forbidden ? 403 : null;
}

export class Refused extends Error {
  override name = "Refused";
  /** @param fieldErrors messages by form field, shown at the field */
  constructor(
    message: string,
    readonly fieldErrors: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** The refusal where somebody else was faster: the form's version is no longer the stored one. */
export const CHANGED_MEANWHILE = "内容已被他人修改，本次未保存。请先复制您所填内容，再刷新页面查看最新情况。";

/** Refused because the draft moved on; tells what it is now. Only for those who may write it. */
export class Outdated extends Refused {
  override name = "Outdated";
  constructor(
    readonly current: CurrentDraft,
    message = CHANGED_MEANWHILE,
  ) {
    super(message);
  }
}
