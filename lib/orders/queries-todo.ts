import "server-only";
import { hasRole, type Viewer } from "@/lib/auth/schema";
import { db, type Prisma } from "@/lib/db/client";
import type { OrderColour } from "@/lib/labels-carrying";
import { canDecideInstruction, canDecideOrder, canInstruct, canIssueOrders } from "./policy";
import { listCandidates } from "./queries-candidates";
import { instructionPath, orderPath } from "./rules-addresses";
import { orderNumber } from "./rules-words";

export type OrderTodoRow = { id: string; href: string; name: string; colour: OrderColour | null; taskNo: number; unitName: string; words: string; /** Of what waits for an answer. */ due: Date | null; isLate: boolean; button: string };
export type OrderTodo = { rows: OrderTodoRow[]; /** What the rules propose; null for all but supervisors. */ drafts: number | null };

const PLACE = { task: { select: { no: true } }, unit: { select: { shortName: true } } } as const;
const ANSWER = { id: true, answerDueAt: true, draft: true, writerIds: true, answeredById: true, answerWriterIds: true, unitId: true } as const;

/** What a unit's account can do about what waits for its unit; null for nothing. */
function unitButton(viewer: Viewer, row: { draft: string }, isUnsigned: boolean): string | null {
  if (isUnsigned) return "签收";
  if (row.draft === "") return hasRole(viewer, "FILER") ? "答复" : null;
  return hasRole(viewer, "SIGNER") ? "审签" : "查看";
}

/** @returns the orders and instructions of a list that wait for the viewer: to be signed for, answered, or decided on */
export async function getOrderTodo(viewer: Viewer, listId: string, now = new Date()): Promise<OrderTodo> {
  const isUnit = viewer.unitId !== null && hasRole(viewer, "FILER", "SIGNER");
  const [decides, instructs] = [canIssueOrders(viewer), canInstruct(viewer)];
  if (!isUnit && !decides && !instructs) return { rows: [], drafts: null };
  const mine = isUnit ? [{ unitId: viewer.unitId ?? "" }] : [];
  const orderStates: Prisma.OrderWhereInput[] = [...mine.map((own) => ({ ...own, state: { in: ["ISSUED" as const, "SIGNED_FOR" as const] } })), ...(decides ? [{ state: "ANSWERED" as const }] : [])];
  const instructionStates: Prisma.InstructionWhereInput[] = [...mine.map((own) => ({ ...own, state: "OPEN" as const })), ...(decides ? [{ state: "ANSWERED" as const }] : []), ...(instructs ? [{ givenById: viewer.id, state: "ANSWERED" as const }] : [])];
  const [list, orders, instructions, drafts] = await Promise.all([
    db.taskList.findUniqueOrThrow({ where: { id: listId }, select: { slug: true } }),
    db.order.findMany({ where: { listId, OR: orderStates }, select: { ...ANSWER, ...PLACE, year: true, number: true, colour: true, state: true, matter: true, signedForById: true }, orderBy: [{ colour: "desc" }, { answerDueAt: "asc" }] }),
    db.instruction.findMany({ where: { task: { listId }, OR: instructionStates }, select: { ...ANSWER, ...PLACE, state: true, text: true, givenById: true, givenByName: true }, orderBy: { answerDueAt: "asc" } }),
    decides ? listCandidates(viewer, listId, now) : null,
  ]);
  const rows = [
    ...instructions.flatMap((one): OrderTodoRow[] => {
      const button = one.state === "ANSWERED" ? (canDecideInstruction(viewer, one) ? "查看反馈" : null) : unitButton(viewer, one, false);
      return button === null ? [] : [{ id: one.id, href: instructionPath(list.slug, one.id), name: `${one.givenByName}批示`, colour: null, taskNo: one.task.no, unitName: one.unit.shortName, words: one.text, due: one.state === "ANSWERED" ? null : one.answerDueAt, isLate: one.state === "OPEN" && one.answerDueAt < now, button }];
    }),
    ...orders.flatMap((one): OrderTodoRow[] => {
      const button = one.state === "ANSWERED" ? (canDecideOrder(viewer, one) ? "办理" : null) : unitButton(viewer, one, one.state === "ISSUED");
      return button === null ? [] : [{ id: one.id, href: orderPath(list.slug, one.id), name: orderNumber(one), colour: one.colour, taskNo: one.task.no, unitName: one.unit.shortName, words: one.matter, due: one.state === "ANSWERED" ? null : one.answerDueAt, isLate: one.state !== "ANSWERED" && one.answerDueAt < now, button }];
    }),
  ];
  return { rows, drafts: drafts?.length ?? null };
}
