/** The demonstration's instructions, by its observer: one ended, one answered, two that wait. */
import { db, type Prisma } from "@/lib/db/client";
import { shanghaiDay } from "@/lib/periods/calendar";
import type { DemoAccounts } from "./seed-accounts";
import { demoId } from "./seed-stories";

const DAY_MS = 86_400_000;

type Story = { no: number; daysAgo: number; dueInDays: number; text: string; answer?: string; closeNote?: string };
const STORIES: Story[] = [
  {
    no: 9, daysAgo: 75, dueInDays: -66, text: "请结合全市实际，拿出可考核的时间表，避免只开会、不落地。",
    answer: "已会同各县（区）制定时间表，按月通报进度，首批任务已完成七成。", closeNote: "同意，请按时间表抓好落实。",
  },
  { no: 20, daysAgo: 9, dueInDays: -1, text: "项目落地偏慢，请说明卡点在哪里、需要市里协调什么，一并报我。", answer: "卡点主要在用地指标和配套资金两项，已列出清单，建议由市政府专题会议协调。" },
  { no: 33, daysAgo: 8, dueInDays: -2, text: "群众反映较多，请实地走访后报送情况和整改措施。" },
  { no: 3, daysAgo: 2, dueInDays: 4, text: "此项事关全局，请牵头单位主要负责同志亲自抓，一周内报推进方案。" },
];

function at(now: Date, days: number, clock: string): Date {
  return new Date(`${shanghaiDay(new Date(now.getTime() + days * DAY_MS))}T${clock}:00+08:00`);
}

/** Writes them, each to its task's lead, and adds what happened to the events. */
export async function seedInstructions(listId: string, accounts: DemoAccounts, now: Date, events: Prisma.AuditEventCreateManyInput[]): Promise<void> {
  const giver = await db.account.findFirstOrThrow({ where: { mayInstruct: true }, select: { id: true, displayName: true } });
  const tasks = await db.task.findMany({ where: { listId, no: { in: STORIES.map(({ no }) => no) } }, select: { id: true, no: true, leadUnitId: true } });
  const rows = STORIES.flatMap(({ no, daysAgo, dueInDays, text, answer, closeNote }): Prisma.InstructionCreateManyInput[] => {
    const task = tasks.find((one) => one.no === no);
    const people = task && accounts.byUnit.get(task.leadUnitId);
    if (!task || !people) return [];
    const id = demoId("instruction", no);
    const note = (event: string, actorId: string, time: Date, reason = "") =>
      events.push({ event, actorId, actorName: accounts.names.get(actorId) ?? "", at: time, taskId: task.id, unitId: task.leadUnitId, subjectId: id, reason });
    const givenAt = at(now, -daysAgo, "10:10");
    note("INSTRUCTION_GIVEN", giver.id, givenAt, text);
    const row = { id, taskId: task.id, unitId: task.leadUnitId, text, answerDueAt: at(now, dueInDays, "18:00"), givenById: giver.id, givenByName: giver.displayName, givenAt };
    if (answer === undefined) return [row];
    const answeredAt = at(now, -daysAgo + 6, "16:20");
    note("INSTRUCTION_ANSWERED", people.signerId, answeredAt);
    const answered = {
      ...row, state: "ANSWERED" as const, answer, answeredById: people.signerId, answeredByName: accounts.names.get(people.signerId) ?? "", answerWriterIds: [people.filerId], firstAnsweredAt: answeredAt, answeredAt, version: 3,
    };
    if (closeNote === undefined) return [answered];
    const closedAt = at(now, -daysAgo + 8, "09:30");
    note("INSTRUCTION_CLOSED", giver.id, closedAt, closeNote);
    return [{ ...answered, state: "CLOSED", closedById: giver.id, closedAt, closeNote, version: 4 }];
  });
  await db.instruction.createMany({ data: rows });
}
