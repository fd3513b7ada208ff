import { listCandidates } from "@/lib/orders/queries-candidates";
import { getOrdersFigures } from "@/lib/orders/queries-figures";
import { getInstructDesk, getInstruction, listInstructions, listTaskInstructions } from "@/lib/orders/queries-instructions";
import { listOrders, listPeriodOrders, listTaskOrders } from "@/lib/orders/queries-list";
import { getNewOrder, getOrder } from "@/lib/orders/queries";
import { getOrderTodo } from "@/lib/orders/queries-todo";
import { instructionFilterSchema, orderFilterSchema } from "@/lib/orders/schema";
import { findOrders } from "@/lib/search/queries-orders";
import { STALE } from "../fields";
import { ALL, SUPERVISORS, type RoomPolicy } from "../table";
import { OPEN, SLUG, type World } from "../world";

/** An order and an instruction to the task's lead: its own, and theirs who read everything filed. */
const READ = "✓✓✓ 44 4 4 ✓✓ ✓✓";
const LISTED = "✓✓✓ ·· · · ✓✓ ✓✓";
const WRITE = "✓3✓ 44 4 4 33 33";
const SIGN = "3✓✓ 44 4 4 33 33";
/** Whoever gave the instruction, and the supervisors of other units than its own. */
const GIVERS = "333 44 4 4 ✓3 ✓3";
const DECIDE = "333 44 4 4 ✓✓ 33";

const order = (world: World) => ({ order: world.order, ...STALE });
const instruction = (world: World) => ({ instruction: world.instruction, ...STALE });
const LATER = { answerDueAt: "2099-01-01T18:00" };
const words = { matter: "权限表", demand: "权限表", ...LATER };

export const ORDERS: RoomPolicy = {
  actions: {
    issueOrderAction: { cells: SUPERVISORS, fields: (world) => ({ list: SLUG, no: "1", unit: world.units.stranger, period: OPEN, colour: "RED", ...words }), ids: ["list"], note: "a unit without a part in the task is refused at its field" },
    issueDraftsAction: { cells: SUPERVISORS, fields: (world) => ({ list: SLUG, drafts: `1/${world.units.lead}/${OPEN}/BLUE` }), ids: ["list"] },
    signForOrderAction: { cells: "✓✓✓ 44 4 4 33 33", fields: order, ids: ["order"] },
    saveOrderAnswerAction: { cells: WRITE, fields: (world) => ({ ...order(world), answer: "权限表" }), ids: ["order"] },
    sendOrderAnswerAction: { cells: SIGN, fields: order, ids: ["order"] },
    returnOrderAction: { cells: DECIDE, fields: (world) => ({ ...order(world), reason: "权限表", ...LATER }), ids: ["order"] },
    closeOrderAction: { cells: DECIDE, fields: (world) => ({ ...order(world), note: "权限表" }), ids: ["order"] },
    escalateOrderAction: { cells: DECIDE, fields: (world) => ({ ...order(world), slug: SLUG, ...words }), ids: ["order"] },
    giveInstructionAction: { cells: "333 33 3 3 33 ✓3", fields: (world) => ({ list: SLUG, no: "1", unit: world.units.stranger, text: "权限表", ...LATER }), ids: ["list"], note: "an observer to whom an administrator gave the right" },
    saveInstructionAnswerAction: { cells: WRITE, fields: (world) => ({ ...instruction(world), answer: "权限表" }), ids: ["instruction"] },
    sendInstructionAnswerAction: { cells: SIGN, fields: instruction, ids: ["instruction"] },
    returnInstructionAction: { cells: GIVERS, fields: (world) => ({ ...instruction(world), reason: "权限表", ...LATER }), ids: ["instruction"] },
    closeInstructionAction: { cells: GIVERS, fields: (world) => ({ ...instruction(world), note: "权限表" }), ids: ["instruction"] },
  },
  pages: {
    "/lists/[list]/orders": { cells: ALL, params: () => ({ list: SLUG }), note: "each with the orders that he reads; drafts are the supervisors'" },
    "/lists/[list]/orders/new": { cells: SUPERVISORS, params: () => ({ list: SLUG }) },
    "/lists/[list]/orders/[order]": { cells: READ, params: (world) => ({ list: SLUG, order: world.order }) },
    "/lists/[list]/instructions": { cells: ALL, params: () => ({ list: SLUG }), note: "each with the instructions that he reads" },
    "/lists/[list]/instructions/[instruction]": { cells: READ, params: (world) => ({ list: SLUG, instruction: world.instruction }) },
  },
  routes: {
    "GET /api/orders/[order]": { cells: READ, ends: "111", params: (world) => ({ order: world.order }) },
  },
  queries: {
    "orders/queries getOrder": [READ, (viewer, world) => getOrder(viewer, SLUG, world.order)],
    "orders/queries getNewOrder": [SUPERVISORS, (viewer) => getNewOrder(viewer, SLUG, { no: 1 })],
    "orders/queries-list listOrders": [LISTED, async (viewer) => (await listOrders(viewer, SLUG, orderFilterSchema.parse({}))).rows],
    "orders/queries-list listTaskOrders": [LISTED, (viewer, world) => listTaskOrders(viewer, world.task)],
    "orders/queries-list listPeriodOrders": [LISTED, (viewer, world) => listPeriodOrders(viewer, world.open, [world.task])],
    "search/queries-orders findOrders": [LISTED, async (viewer) => (await findOrders(viewer, ["权限表"], { size: 5, page: 1 })).rows],
    "orders/queries-candidates listCandidates": [SUPERVISORS, (viewer, world) => listCandidates(viewer, world.list, new Date())],
    "orders/queries-instructions listInstructions": [LISTED, async (viewer) => (await listInstructions(viewer, SLUG, instructionFilterSchema.parse({}))).rows],
    "orders/queries-instructions listTaskInstructions": [LISTED, (viewer, world) => listTaskInstructions(viewer, world.task)],
    "orders/queries-instructions getInstruction": [READ, (viewer, world) => getInstruction(viewer, SLUG, world.instruction)],
    "orders/queries-instructions getInstructDesk": ["··· ·· · · ·· ✓·", (viewer, world) => getInstructDesk(viewer, world.list, 1)],
    "orders/queries-todo getOrderTodo": ["✓✓✓ ·· · · ·· ··", async (viewer, world) => (await getOrderTodo(viewer, world.list)).rows],
    "orders/queries-figures getOrdersFigures": [ALL, (viewer, world) => getOrdersFigures(viewer, { list: { id: world.list, slug: SLUG }, period: { id: world.open, key: OPEN } })],
  },
};
