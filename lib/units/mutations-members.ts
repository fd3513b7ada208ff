import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { quarterLabel, shanghaiDay } from "@/lib/periods/calendar";
import { canManageUnits } from "./policy";
import { overlapsFrom } from "./rules";
import type { addMemberSchema, endMembershipSchema } from "./schema";

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * 'After the lock nothing changes' (DESIGN.md §3): a contribution is owed by who is a member on the day it is due, so a
 * membership may change only from the day after the last due day of a locked period.
 *
 * @throws Refused at `field`
 */
async function refuseLockedPast(tx: Transaction, groupId: string, day: string, field: string): Promise<void> {
  const period = await tx.period.findFirst({
    where: { locksAt: { lte: new Date() }, list: { tasks: { some: { supports: { some: { groupId } } } } } },
    orderBy: { dueAt: "desc" },
    select: { year: true, quarter: true, dueAt: true },
  });
  if (!period || day > shanghaiDay(period.dueAt)) return;
  const message = `${quarterLabel(period)}（${shanghaiDay(period.dueAt)} 到期）已锁定，须填写此日之后的日期。`;
  throw new Refused("日期会改动已锁定的填报期，未保存。", { [field]: message });
}

/**
 * Makes a unit a member of a group from a day on.
 * @throws Forbidden, NotFound; Refused when it is a member already, or the day lies in a locked period
 */
export async function addGroupMember(viewer: Viewer, input: z.output<typeof addMemberSchema>): Promise<void> {
  if (!canManageUnits(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["GROUP_MEMBER_ADDED"], async (tx, record) => {
    const [group] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "UnitGroup" WHERE "id" = ${input.group}::uuid FOR UPDATE`;
    const unit = await tx.unit.findUnique({ where: { id: input.unit }, select: { id: true, shortName: true, isActive: true } });
    if (!group || !unit) throw new NotFound();
    if (!unit.isActive) throw new Refused("该单位已停用。", { unit: "该单位已停用，请选择其他单位。" });
    const memberships = await tx.groupMembership.findMany({ where: { groupId: group.id, unitId: unit.id }, select: { validFrom: true, validUntil: true } });
    const days = memberships.map(({ validFrom, validUntil }) => ({ validFrom: dayOf(validFrom), validUntil: validUntil && dayOf(validUntil) }));
    if (overlapsFrom(input.from, days)) throw new Refused(`${unit.shortName}在该日期之后已是成员，未保存。`, { unit: "与已有的成员记录重叠。" });
    await refuseLockedPast(tx, group.id, input.from, "from");
    await tx.groupMembership.create({ data: { groupId: group.id, unitId: unit.id, validFrom: dateOf(input.from) } });
    await record({ event: "GROUP_MEMBER_ADDED", unitId: unit.id, subjectId: group.id, detail: { from: input.from } });
  });
}

/**
 * Ends a membership that has no end yet: `until` is the first day without it.
 * @throws Forbidden, NotFound; Refused when it has ended, would end before it began, or the day lies in a locked period
 */
export async function endGroupMembership(viewer: Viewer, input: z.output<typeof endMembershipSchema>): Promise<void> {
  if (!canManageUnits(viewer)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["GROUP_MEMBER_REMOVED"], async (tx, record) => {
    const membership = await tx.groupMembership.findUnique({
      where: { id: input.membership },
      select: { id: true, groupId: true, unitId: true, validFrom: true },
    });
    if (!membership) throw new NotFound();
    if (input.until <= dayOf(membership.validFrom)) {
      throw new Refused("退出日期有误，未保存。", { until: `应晚于加入日期 ${dayOf(membership.validFrom)}。` });
    }
    await refuseLockedPast(tx, membership.groupId, input.until, "until");
    const { count } = await tx.groupMembership.updateMany({
      where: { id: membership.id, validUntil: null },
      data: { validUntil: dateOf(input.until) },
    });
    if (count === 0) throw new Refused("该成员记录已经结束，请刷新页面查看最新情况。");
    await record({ event: "GROUP_MEMBER_REMOVED", unitId: membership.unitId, subjectId: membership.groupId, detail: { until: input.until } });
  });
}
