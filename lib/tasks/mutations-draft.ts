import "server-only";
import { CHANGED_MEANWHILE, Outdated, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";

/** Leaves the transaction of a save that would change nothing: no row is written, and nobody becomes a writer by it. */
export class NothingToSave extends Error {
  constructor(readonly version: number) {
    super("nothing to save");
  }
}

/** @returns the version of a draft that already holds the words; throws every other failure on */
export function versionHeld(failure: unknown): { version: number } {
  if (failure instanceof NothingToSave) return { version: failure.version };
  throw failure;
}

const isEmpty = (word: unknown): boolean => word === null || word === undefined || word === "" || (Array.isArray(word) && word.length === 0);

/** @returns whether the stored draft holds exactly these fields; where there is no draft, whether all of them are empty */
export function holdsFields(draft: object | null, fields: object): boolean {
  if (!draft) return Object.values(fields).every(isEmpty);
  const stored = draft as Record<string, unknown>;
  return Object.entries(fields).every(([name, word]) => stored[name] === word || JSON.stringify(stored[name]) === JSON.stringify(word));
}

/**
 * A save by the form itself writes nothing when nothing changed, and no empty draft. A save by button is written even so,
 * unless the draft moved on and holds these very words: then there is nothing to quarrel about.
 *
 * @throws NothingToSave
 */
export function stopIfHeld(draft: { version: number } | null, fields: object, input: { intent: string; version: number }): void {
  const version = draft?.version ?? 0;
  if (input.intent === "send" || !holdsFields(draft, fields)) return;
  if (input.intent === "autosave" || version !== input.version) throw new NothingToSave(version);
}

/** Another account may have signed in beside a form that was left open: its words are not that account's. Throws Refused. */
export function requireSameAccount(viewer: Viewer, account: string | undefined): void {
  if (account === undefined || account === viewer.id) return;
  throw new Refused("现在登录的是其他账号，内容未保存。", { account: "现在登录的是其他账号，内容未保存。" });
}

function fieldWord(word: unknown): string {
  if (word === null) return "";
  return typeof word === "string" ? word : JSON.stringify(word);
}

type Draft = { version: number; state: string; writtenById: string; writtenAt: Date };

/**
 * The refusal of a save that came too late, with what the draft is now. The caller has made sure that it is the viewer's
 * own unit's.
 *
 * @param fields the form's fields, by name
 */
export async function outdated(tx: Transaction, draft: Draft | null, fields: object, isWritable: boolean, message?: string): Promise<Refused> {
  if (!draft) return new Refused(CHANGED_MEANWHILE);
  const writer = await tx.account.findUnique({ where: { id: draft.writtenById }, select: { displayName: true } });
  const stored = draft as unknown as Record<string, unknown>;
  const names = Object.keys(fields).filter((name) => stored[name] !== undefined);
  const values = Object.fromEntries(names.map((name) => [name, fieldWord(stored[name])]));
  const { version, state, writtenAt } = draft;
  return new Outdated({ values, version, state, isWritable, savedByName: writer?.displayName ?? "", savedAt: writtenAt.toISOString() }, message);
}

/** Of two saves at the same moment, the loser is told what the winner wrote. */
export async function orOutdated(write: Promise<void>, tellCurrent: () => Promise<Refused>): Promise<void> {
  try {
    await write;
  } catch (error) {
    throw error instanceof Refused ? await tellCurrent() : error;
  }
}
