import type { CurrentDraft } from "@/lib/actions/form-state";
import type { Words } from "@/lib/tasks/rules-merge";
import type { DraftBoard } from "./draft-board";
import type { Intent, Outcome } from "./draft-request";
import { passes, UNSENT, type Rival } from "./draft-state";
import type { DraftWords, ServerDraft } from "./draft-words";

/** What is to be done next: the same again at once, again after a pause, or nothing until something is typed. */
export type Next = "again" | "later" | "rest";

type Taken = { fill?: Words; next: Next };

/**
 * The saved draft is somebody else's now: his fields are taken over where only he changed them, and the screen says so.
 * @returns what has to be put into the form, and whether anything was taken over
 */
export function takeOver(draft: ServerDraft, rival: Rival, model: DraftWords, board: DraftBoard): { fill: Words; isMerged: boolean } {
  const { taken, fill } = model.rebase(draft);
  if (taken.length > 0) {
    const names = [...new Set([...(board.told.taken?.names ?? []), ...taken])];
    board.tell({ taken: { names, rival } });
  }
  if (model.undecided.length > 0) board.tell({ rival, announcement: "有内容与他人的修改不同，请选择保留哪一份。" });
  return { fill, isMerged: taken.length > 0 };
}

/** Somebody else was faster. */
function meet(current: CurrentDraft, intent: Intent, model: DraftWords, board: DraftBoard): Taken {
  const rival = { name: current.savedByName, at: current.savedAt };
  board.tell({ trouble: null });
  if (!current.isWritable) {
    board.tell({ closed: { state: current.state, rival } });
    return { next: "rest" };
  }
  const { fill, isMerged } = takeOver({ words: current.values, version: current.version, savedAt: current.savedAt }, rival, model, board);
  if (intent === "send" && isMerged) {
    board.tell({ problem: "他人的修改已并入本表，未送审签。请核对后再点“送审签”。" });
    return { fill, next: "rest" };
  }
  return { fill, next: "again" };
}

function refuse(outcome: { message: string; fieldErrors: Words }, intent: Intent, sent: Words, model: DraftWords, board: DraftBoard): Taken {
  const { message, fieldErrors } = outcome;
  const { isNamed, isNew } = model.refuse(sent, fieldErrors, intent === "autosave");
  if (intent !== "autosave" && isNamed) board.tell({ trouble: null, summary: { message, fieldErrors } });
  else board.tell({ trouble: null, problem: isNew ? null : message });
  // The other fields go without the word that was refused.
  return { next: intent === "autosave" && isNew ? "again" : "rest" };
}

/** Takes in what became of a save: the words that are safe now, what is wrong, what somebody else wrote. */
export function takeOutcome(outcome: Outcome, intent: Intent, sent: Words, model: DraftWords, board: DraftBoard): Taken {
  switch (outcome.kind) {
    case "outdated":
      return meet(outcome.current, intent, model, board);
    case "refused":
      return refuse(outcome, intent, sent, model, board);
    case "saved":
    case "sent": {
      const announcement = board.told.trouble ? "已恢复，内容已保存。" : intent === "save" ? "草稿已保存。" : "";
      model.confirm(sent, outcome.kind === "saved" ? outcome : {});
      board.tell({ trouble: null, problem: null, announcement, ...(intent === "autosave" ? {} : { summary: null }) });
      return { next: "rest" };
    }
    default: {
      const { kind } = outcome;
      board.tell({ trouble: kind, problem: intent === "send" ? (UNSENT[kind] ?? null) : null, announcement: board.told.trouble ? "" : "内容未能保存到服务器。" });
      return { next: passes(kind) ? "later" : "rest" };
    }
  }
}
