import { beforeAll, describe, expect, it } from "vitest";
import { updateAccount } from "@/lib/accounts/mutations";
import { db } from "@/lib/db/client";
import { requireSignersForWaiting } from "@/lib/units/mutations-signers";
import { createOffice, createPerson, editForm, stateOf, type Office } from "./fixture";

let office: Office;

/** A report of 市人社局 that its filer sent to be signed. */
async function sendReport(): Promise<void> {
  const { id: listId } = await db.taskList.create({ data: { slug: "s", docNumber: "n", title: "t" }, select: { id: true } });
  const { id: chapterId } = await db.chapter.create({ data: { listId, no: 1, title: "章" }, select: { id: true } });
  const { id: sectionId } = await db.section.create({ data: { listId, chapterId, no: 1, title: "节" }, select: { id: true } });
  const task = await db.task.create({ data: { listId, sectionId, no: 1, content: "任务", leadUnitId: office.unitId, leadLabel: "市人社局" }, select: { id: true } });
  const period = await db.period.create({
    data: { listId, key: "2026Q4", year: 2026, quarter: 4, opensAt: new Date("2026-10-01"), dueAt: new Date("2999-12-25"), locksAt: new Date("2999-12-31") },
    select: { id: true },
  });
  const sent = { state: "AWAITING_SIGNATURE" as const, writtenById: office.ids.filer, writtenAt: new Date(), writerIds: [office.ids.filer] };
  await db.report.create({ data: { taskId: task.id, periodId: period.id, unitId: office.unitId, ...sent } });
}

beforeAll(async () => {
  office = await createOffice();
  await sendReport();
});

describe("what nobody can sign any more, the period being locked", () => {
  it("keeps no account from being closed", async () => {
    const locksAt = new Date(Date.now() - 60_000);
    await db.period.updateMany({ data: { dueAt: locksAt, locksAt } });
    await expect(db.$transaction((tx) => requireSignersForWaiting(tx, office.unitId).then(() => tx.account.updateMany({ where: { roles: { has: "SIGNER" } }, data: { isDisabled: true } })).then(() => requireSignersForWaiting(tx, office.unitId)).then(() => { throw new Error("rolled back"); }))).rejects.toThrow("rolled back");
    await db.period.updateMany({ data: { dueAt: new Date("2999-12-25"), locksAt: new Date("2999-12-31") } });
  });
});

describe("what waits for a signature is never left without a signer", () => {
  it.each([
    ["disabled", { isDisabled: true }],
    ["no signer any more", { roles: ["FILER"] }],
  ])("so the only signer is not %s", async (_what, change) => {
    const before = await stateOf(office.ids.signer);
    await expect(updateAccount(office.viewers.administrator, await editForm(office.ids.signer, change))).rejects.toThrow("1 份待审签");
    expect(await stateOf(office.ids.signer)).toEqual(before);
  });

  it("so he is not moved to another unit", async () => {
    await expect(updateAccount(office.viewers.administrator, await editForm(office.ids.signer, { unit: office.otherUnitId }))).rejects.toThrow("1 份待审签");
  });

  it("nor does the writer count, unless the unit allows one person both", async () => {
    await updateAccount(office.viewers.administrator, await editForm(office.ids.filer, { roles: ["FILER", "SIGNER"] }));
    await expect(updateAccount(office.viewers.administrator, await editForm(office.ids.signer, { isDisabled: true }))).rejects.toThrow("1 份待审签");
    await db.unit.update({ where: { id: office.unitId }, data: { allowsSelfSigning: true } });
    await updateAccount(office.viewers.administrator, await editForm(office.ids.signer, { isDisabled: true }));
    await updateAccount(office.viewers.administrator, await editForm(office.ids.signer, { isDisabled: false }));
    await db.unit.update({ where: { id: office.unitId }, data: { allowsSelfSigning: false } });
  });

  it("and another signer sets him free", async () => {
    await createPerson("signer-2", office.unitId, "SIGNER");
    await updateAccount(office.viewers.administrator, await editForm(office.ids.signer, { isDisabled: true }));
    expect((await stateOf(office.ids.signer)).isDisabled).toBe(true);
  });
});
