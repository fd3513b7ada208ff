import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { listFiledReports } from "@/lib/reports/queries";
import { returnReportUnsigned, saveReport, signReport, withdrawReport } from "@/lib/reports/mutations";
import { acceptReport, reopenReport, returnReport } from "@/lib/reviews/mutations";
import { acceptForm, reportForm, returnForm, sent, stepForm, stored, submitted } from "./steps";
import { createWorld, forgetFilings, inDays, LOCKED, OPEN, OVERDUE, UPCOMING, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await lock(OPEN, 90);
});

async function lock(period: string, days: number): Promise<void> {
  const at = inDays(days);
  await db.period.update({ where: { id: world.periodIds[period] }, data: { dueAt: days < 80 ? at : inDays(80), locksAt: at } });
}

async function extend(unitId: string, period: string, days: number): Promise<void> {
  await db.extension.create({ data: { periodId: world.periodIds[period] ?? "", unitId, until: inDays(days), reason: "数据待核。", grantedBy: world.viewers.supervisor.id } });
}

describe("the period's window", () => {
  it("is not open yet", async () => {
    await expect(saveReport(world.viewers.filer, reportForm(world, { period: UPCOMING }))).rejects.toThrow("填报期尚未开始");
  });

  it("takes late reports until the lock, and says that they are late", async () => {
    const { id } = await submitted(world, {}, { period: OVERDUE });
    expect(await listFiledReports(world.viewers.supervisor, { reportId: id })).toMatchObject([{ isOnTime: false }]);
  });

  it("is on time up to the due time", async () => {
    const { id } = await submitted(world);
    const report = await stored(world);
    const dueAt = async (at: Date) => {
      await db.period.update({ where: { id: report.periodId }, data: { dueAt: at } });
      return (await listFiledReports(world.viewers.supervisor, { reportId: id }))[0]?.isOnTime;
    };
    const submittedAt = report.firstSubmittedAt ?? new Date(0);
    expect(await dueAt(submittedAt)).toBe(true);
    expect(await dueAt(new Date(submittedAt.getTime() - 1))).toBe(false);
  });
});

describe("after the lock", () => {
  it("nothing can be written, signed, sent back or withdrawn", async () => {
    const { filer, signer } = world.viewers;
    await expect(saveReport(filer, reportForm(world, { period: LOCKED }))).rejects.toThrow("填报期已锁定");
    const version = await sent(world);
    await lock(OPEN, -1);
    for (const step of [
      () => saveReport(filer, reportForm(world, { version })),
      () => signReport(signer, stepForm(world, version)),
      () => returnReportUnsigned(signer, { ...stepForm(world, version), reason: "不对。" }),
      () => withdrawReport(filer, stepForm(world, version)),
    ]) await expect(step()).rejects.toThrow(Refused);
    expect(await stored(world)).toMatchObject({ state: "AWAITING_SIGNATURE", version });
  });

  it("an extension lets its unit do all of it, until it ends", async () => {
    await extend(world.units.lead, LOCKED, 1);
    const { id, version } = await submitted(world, {}, { period: LOCKED });
    await returnReport(world.viewers.supervisor, returnForm(id, version));
    await saveReport(world.viewers.filer, reportForm(world, { period: LOCKED, version: version + 1, intent: "send" }));
    await db.extension.updateMany({ data: { until: inDays(-1) } });
    await expect(signReport(world.viewers.signer, stepForm(world, version + 2, { period: LOCKED }))).rejects.toThrow("填报期已锁定");
    await extend(world.units.lead, LOCKED, 2);
    await signReport(world.viewers.signer, stepForm(world, version + 2, { period: LOCKED }));
    expect(await stored(world, { period: LOCKED })).toMatchObject({ state: "SUBMITTED", lastRevisionNo: 2 });
  });

  it("does not count another unit's extension", async () => {
    await extend(world.units.support, LOCKED, 5);
    await expect(saveReport(world.viewers.filer, reportForm(world, { period: LOCKED }))).rejects.toThrow("填报期已锁定");
  });

  it("a supervisor still accepts, but returns and reopens only where the unit can still file", async () => {
    const { id, version } = await submitted(world);
    await lock(OPEN, -1);
    await expect(returnReport(world.viewers.supervisor, returnForm(id, version))).rejects.toThrow("请先给该单位延期");
    expect(await stored(world)).toMatchObject({ state: "SUBMITTED", version, reviews: [] });
    await acceptReport(world.viewers.supervisor, acceptForm(id, version));
    await expect(reopenReport(world.viewers.supervisor, returnForm(id, version + 1))).rejects.toThrow("请先给该单位延期");
    await extend(world.units.lead, OPEN, 3);
    await reopenReport(world.viewers.supervisor, returnForm(id, version + 1));
    expect(await stored(world)).toMatchObject({ state: "RETURNED" });
  });
});
