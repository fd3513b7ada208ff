/** Who may read, issue, answer and close orders (三色督办单) and instructions (领导批示). */
import { hasRole, readsEverythingFiled, type Viewer } from "@/lib/auth/schema";
import { canReadDraft, canSign, canWrite, maySignOwnWords } from "@/lib/tasks/policy";

/** An order or an instruction is the unit's it is for, its task's lead's, and theirs who read everything filed. */
export function readsOrder(viewer: Viewer, order: { unitId: string; leadUnitId: string }): boolean {
  return readsEverythingFiled(viewer) || (viewer.unitId !== null && [order.unitId, order.leadUnitId].includes(viewer.unitId));
}

type Readable = Record<string, never> | { id: { in: string[] } } | { OR: [{ unitId: string }, { task: { leadUnitId: string } }] };

/** The same as a condition on orders or instructions. */
export function readableOf(viewer: Viewer): Readable {
  if (readsEverythingFiled(viewer)) return {};
  return viewer.unitId === null ? { id: { in: [] } } : { OR: [{ unitId: viewer.unitId }, { task: { leadUnitId: viewer.unitId } }] };
}

/** '督办单: issued by a supervisor'; what the rules draft is theirs alone to see. */
export function canIssueOrders(viewer: Viewer): boolean {
  return hasRole(viewer, "SUPERVISOR");
}

/** 签收: whoever files or signs for the unit. */
export function canSignFor(viewer: Viewer, order: { unitId: string }): boolean {
  return canWrite(viewer, order.unitId) || canSign(viewer, order.unitId);
}

type Answered = { answeredById: string | null; answerWriterIds: readonly string[]; writerIds: readonly string[]; /** Of an order. */ signedForById?: string | null };

/** Nobody decides on what he signed for, or on an answer that he wrote, sent or not, or signed himself: HRSS leads tasks, too. */
function hasPartIn(viewer: Viewer, { answeredById, answerWriterIds, writerIds, signedForById }: Answered): boolean {
  return answeredById === viewer.id || signedForById === viewer.id || answerWriterIds.includes(viewer.id) || writerIds.includes(viewer.id);
}

/** 'HRSS closes or escalates', or asks again. */
export function canDecideOrder(viewer: Viewer, order: Answered): boolean {
  return hasRole(viewer, "SUPERVISOR") && !hasPartIn(viewer, order);
}

/** '领导批示: an observer with that right leaves an instruction on a task.' The right is the administrator's to give. */
export function canInstruct(viewer: Viewer): boolean {
  return hasRole(viewer, "OBSERVER") && viewer.mayInstruct === true;
}

/** The observer who gave it, or a supervisor, ends an instruction or asks for more; one to the supervisor's own unit is its giver's. */
export function canDecideInstruction(viewer: Viewer, instruction: Answered & { unitId: string; givenById: string }): boolean {
  const isItsGiver = canInstruct(viewer) && instruction.givenById === viewer.id;
  return (isItsGiver || (hasRole(viewer, "SUPERVISOR") && viewer.unitId !== instruction.unitId)) && !hasPartIn(viewer, instruction);
}

/** What an answer's own unit may do with it now. */
export type AnswerDesk = { draft: string; mayWrite: boolean; maySend: boolean; /** Why a signer may not send it. */ isOwnWords: boolean };

/** @returns null to all but the unit's filers and signers */
export function answerDesk(viewer: Viewer, row: { unitId: string; draft: string; writerIds: readonly string[]; unit: { allowsSelfSigning: boolean } }, isWaiting: boolean): AnswerDesk | null {
  if (!canReadDraft(viewer, row.unitId) || !isWaiting) return null;
  const signs = canSign(viewer, row.unitId) && row.draft !== "";
  const isOwnWords = signs && !maySignOwnWords(viewer, row, row.unit);
  return { draft: row.draft, mayWrite: canWrite(viewer, row.unitId), maySend: signs && !isOwnWords, isOwnWords };
}
