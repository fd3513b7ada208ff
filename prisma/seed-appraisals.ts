/** The demonstration's appraisals: weights, the year before this one fixed, and three objections to this year's scores. */
import { loadYear } from "@/lib/appraisals/queries-year";
import { contentSchema, type Content, type Weights } from "@/lib/appraisals/schema-content";
import { db, type Prisma } from "@/lib/db/client";
import { ASSESSMENT_LABELS } from "@/lib/labels";
import type { AppraisalItem } from "@/lib/labels-carrying";
import { quarterAt, shanghaiDay } from "@/lib/periods/calendar";
import type { DemoAccounts } from "./seed-accounts";
import { demoId } from "./seed-stories";

const DAY_MS = 86_400_000;
const WEIGHTS: Weights = { ON_TIME: 30, RETURNS: 15, PROGRESS: 25, SUPPORT: 20, ORDERS: 10 };

type Place = { listId: string; year: number; lastPeriodId: string };
type Answer = { state: "UPHELD" | "CORRECTED"; words: string; tenths?: number };
type Wanted = { item: AppraisalItem; reason: string; daysAgo: number; answer: Answer | null };

const OBJECTIONS: readonly Wanted[] = [
  { item: "ON_TIME", reason: "当日系统维护，本单位已在截止前电话报告并传真报送材料，次日上午补录。请核实后按时计算。", daysAgo: 12, answer: { state: "CORRECTED", words: "经核，材料确于截止前收到，补录属系统维护所致，予以更正。", tenths: 10 } },
  { item: "PROGRESS", reason: `三季度督查评价为“${ASSESSMENT_LABELS.BEHIND}”，主要因省级资金到位较晚，建议按“${ASSESSMENT_LABELS.ON_TRACK}”计分。`, daysAgo: 9, answer: { state: "UPHELD", words: "督查评价以当季实际进度为准，资金到位后进度已在次季评价中体现，维持原评分。" } },
  { item: "SUPPORT", reason: "其中一件配合情况系牵头单位线下征求意见后已书面答复，请核实是否计为按时反馈。", daysAgo: 3, answer: null },
];

function at(now: Date, daysAgo: number, clock: string): Date {
  const then = new Date(`${shanghaiDay(new Date(now.getTime() - daysAgo * DAY_MS))}T${clock}:00+08:00`);
  return then < now ? then : now;
}

/** The unit with the most to gain by an item, that no other objection is of. */
function loserOf({ units }: Content, item: AppraisalItem, taken: ReadonlySet<string>): string | undefined {
  const lost = units.filter(({ unitId, isAssessor }) => !isAssessor && !taken.has(unitId)).map(({ unitId, score }) => {
    const found = score.items.find((one) => one.item === item);
    return { unitId, lost: found?.applies ? found.max - found.points : 0 };
  });
  return lost.filter((one) => one.lost >= 10).sort((a, b) => b.lost - a.lost || (a.unitId < b.unitId ? -1 : 1))[0]?.unitId;
}

async function seedObjections(place: Place, accounts: DemoAccounts, supervisorId: string, now: Date): Promise<void> {
  const { listId, year, lastPeriodId } = place;
  const content = await loadYear({ listId, year, asOf: now });
  const taken = new Set<string>();
  for (const { item, reason, daysAgo, answer } of OBJECTIONS) {
    const unitId = loserOf(content, item, taken);
    const signerId = unitId === undefined ? undefined : accounts.byUnit.get(unitId)?.signerId;
    if (unitId === undefined || !signerId) continue;
    taken.add(unitId);
    const id = demoId("objection", year, item);
    const [raisedAt, answeredAt] = [at(now, daysAgo, "09:20"), at(now, daysAgo - 2, "15:40")];
    const names = (account: string) => accounts.names.get(account) ?? "";
    const about = { unitId, periodId: lastPeriodId, subjectId: id };
    const events: Prisma.AuditEventCreateManyInput[] = [{ ...about, event: "APPRAISAL_OBJECTED", at: raisedAt, actorId: signerId, actorName: names(signerId), actorUnitId: unitId, reason, detail: { year, item } }];
    const answered = answer && { state: answer.state, answer: answer.words, answeredById: supervisorId, answeredByName: names(supervisorId), answeredAt, version: 2 };
    await db.appraisalObjection.create({ data: { id, listId, year, unitId, item, reason, raisedById: signerId, raisedAt, ...answered } });
    if (answer?.tenths !== undefined) await db.appraisalAdjustment.create({ data: { objectionId: id, tenths: answer.tenths, reason: answer.words, madeById: supervisorId, madeAt: answeredAt } });
    if (answer) {
      events.push({
        ...about, event: answer.state === "UPHELD" ? "APPRAISAL_UPHELD" : "APPRAISAL_CORRECTED", at: answeredAt, actorId: supervisorId, actorName: names(supervisorId), reason: answer.words,
        detail: { year, item, ...(answer.tenths === undefined ? {} : { points: answer.tenths / 10 }) },
      });
    }
    await db.auditEvent.createMany({ data: events });
  }
}

async function seedFixed({ listId, year, lastPeriodId }: Place, locksAt: Date, supervisor: { id: string; name: string }, now: Date): Promise<void> {
  const fixedAt = new Date(`${shanghaiDay(new Date(locksAt.getTime() + 9 * DAY_MS))}T10:00:00+08:00`);
  if (fixedAt > now) return;
  const content = contentSchema.parse(await loadYear({ listId, year, asOf: fixedAt }));
  await db.fixedAppraisal.create({ data: { listId, year, content, fixedById: supervisor.id, fixedByName: supervisor.name, fixedAt } });
  await db.auditEvent.create({
    data: { event: "APPRAISAL_FIXED", at: fixedAt, actorId: supervisor.id, actorName: supervisor.name, periodId: lastPeriodId, subjectId: listId, detail: { year, units: content.units.length } },
  });
}

/** After everything that scores are reckoned from. */
export async function seedAppraisals(listId: string, accounts: DemoAccounts, now: Date): Promise<void> {
  const { year } = quarterAt(now);
  const [supervisorId] = accounts.supervisorIds;
  const periods = await db.period.findMany({ where: { listId }, select: { id: true, year: true, locksAt: true }, orderBy: { opensAt: "desc" } });
  for (const one of [year - 1, year]) {
    const last = periods.find((period) => period.year === one);
    if (!last) continue;
    const { ON_TIME: onTime, RETURNS: returns, PROGRESS: progress, SUPPORT: support, ORDERS: orders } = WEIGHTS;
    await db.appraisalWeights.create({ data: { listId, year: one, onTime, returns, progress, support, orders } });
    const place = { listId, year: one, lastPeriodId: last.id };
    if (one === year) await seedObjections(place, accounts, supervisorId, now);
    else await seedFixed(place, last.locksAt, { id: supervisorId, name: accounts.names.get(supervisorId) ?? "" }, now);
  }
}
