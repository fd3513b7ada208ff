import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { getTaskRow } from "@/lib/api/queries-tasks";
import { returnClosureUnsigned, saveClosure, signClosure, withdrawClosure } from "@/lib/closures/mutations";
import { closeTask, keepClosed, reopenTask, returnClosure } from "@/lib/closures/mutations-decide";
import { getClosurePage } from "@/lib/closures/queries";
import { getClosuresFigures } from "@/lib/closures/queries-figures";
import { listClosures, listClosureTodos } from "@/lib/closures/queries-list";
import { closureView, saveClosureSchema } from "@/lib/closures/schema";
import { getBoard } from "@/lib/dashboard/queries-board";
import { getTodo } from "@/lib/dashboard/queries-todo";
import { db } from "@/lib/db/client";
import { lookBackNotices } from "@/lib/notifications/mutations-remind-days";
import { getReminderDesk } from "@/lib/notifications/queries-reminders";
import { owesInPeriod } from "@/lib/periods/mutations";
import { listPeriods } from "@/lib/periods/queries";
import { saveReport } from "@/lib/reports/mutations";
import { getReportForm } from "@/lib/reports/queries-form";
import { reportForm, submitted } from "../reports/steps";
import { createViewer, createWorld, figuresPlace, forgetFilings, OPEN, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await db.closure.deleteMany();
  await forgetFilings();
});

const form = (change: object = {}) => saveClosureSchema.parse({ list: world.slug, no: world.no, intent: "save", statement: "各项指标均已完成。", requestId: randomUUID(), version: 0, ...change });
const open = () => db.closure.findFirstOrThrow({ where: { state: { notIn: ["WITHDRAWN", "REOPENED"] } } });
const step = async <Change extends object = object>(change: Change = {} as Change) => {
  const { id, version } = await open();
  return { closure: id, version, requestId: randomUUID(), ...change };
};
const file = (owner: object, by: Viewer) => db.attachment.create({
  data: { taskId: world.taskId, unitId: by.unitId, uploadedById: by.id, name: "验收.pdf", extension: "pdf", mimeType: "application/pdf", size: 1, sha256: "0".repeat(64), storageKey: randomUUID(), ...owner }, select: { id: true },
});

/** Written and sent with a file, then signed. */
async function asked(): Promise<void> {
  const { id } = await file({}, world.viewers.filer);
  await saveClosure(world.viewers.filer, form({ intent: "send", attachments: id }));
  await signClosure(world.viewers.signer, await step());
}
async function closed(): Promise<void> {
  await asked();
  await closeTask(world.viewers.supervisor, await step({ note: "属实。", lookBackOn: "2099-01-01" }));
}
const boardTask = async (viewer: Viewer = world.viewers.observer) => {
  const period = (await listPeriods(viewer, world.listId)).find(({ key }) => key === OPEN);
  if (!period) throw new Error("no period");
  return (await getBoard(viewer, world.listId, period)).tasks.find(({ no }) => no === world.no);
};

describe("asking to close a task", () => {
  it("is the lead's filer's to write and its signer's to sign; nobody else sees the draft", async () => {
    await saveClosure(world.viewers.filer, form());
    expect(await open()).toMatchObject({ state: "DRAFT", version: 1, writerIds: [world.viewers.filer.id] });
    expect((await getClosurePage(world.viewers.supportFiler, world.slug, world.no)).current).toBeNull();
    expect((await getClosurePage(world.viewers.supervisor, world.slug, world.no)).current).toBeNull();
    expect((await getClosurePage(world.viewers.signer, world.slug, world.no)).current).toMatchObject({ statement: "各项指标均已完成。" });
    await expect(getClosurePage(world.viewers.outsideFiler, world.slug, world.no)).rejects.toThrow(NotFound);
    for (const who of ["signer", "supportFiler", "supervisor"] as const) await expect(saveClosure(world.viewers[who], form({ version: 1 }))).rejects.toThrow(Forbidden);
    await expect(saveClosure(world.viewers.outsideFiler, form())).rejects.toThrow(NotFound);
  });

  it("needs words and evidence: a file of its own, or one of a filed report", async () => {
    await expect(saveClosure(world.viewers.filer, form({ intent: "send", statement: "" }))).rejects.toThrow(Refused);
    await expect(saveClosure(world.viewers.filer, form({ intent: "send" }))).rejects.toThrow(/佐证材料/);
    expect(await db.closure.count()).toBe(0);
    const report = await submitted(world);
    const { id } = await file({ reportId: report.id }, world.viewers.filer);
    await db.reportRevision.updateMany({ where: { reportId: report.id }, data: { attachmentIds: [id] } });
    await saveClosure(world.viewers.filer, form({ intent: "send" }));
    expect(await open()).toMatchObject({ state: "AWAITING_SIGNATURE" });
  });

  it("is written once however often it is sent, and of two at once one stands", async () => {
    const once = form();
    await saveClosure(world.viewers.filer, once);
    expect(await saveClosure(world.viewers.filer, once)).toBeNull();
    await expect(saveClosure(world.viewers.secondFiler, form())).rejects.toThrow(/已被他人修改/);
    expect(await db.closure.count()).toBe(1);
  });

  it("gives the file back that is taken away again", async () => {
    const { id } = await file({}, world.viewers.filer);
    await saveClosure(world.viewers.filer, form({ attachments: id }));
    expect((await getClosurePage(world.viewers.filer, world.slug, world.no)).files).toMatchObject([{ id }]);
    await saveClosure(world.viewers.filer, form({ version: 1, remove: id }));
    expect((await getClosurePage(world.viewers.filer, world.slug, world.no)).files).toEqual([]);
    const { name } = await db.attachment.findUniqueOrThrow({ where: { id }, select: { name: true } });
    expect(await db.auditEvent.findMany({ where: { event: "ATTACHMENT_REMOVED", subjectId: id } })).toMatchObject([{ taskId: world.taskId, unitId: world.units.lead, detail: { name } }]);
  });

  it("comes back from the signer, and may be withdrawn until it is decided", async () => {
    const { id } = await file({}, world.viewers.filer);
    await saveClosure(world.viewers.filer, form({ intent: "send", attachments: id }));
    await returnClosureUnsigned(world.viewers.signer, await step({ reason: "请补数据。" }));
    expect(await open()).toMatchObject({ state: "RETURNED", returnReason: "请补数据。" });
    await saveClosure(world.viewers.filer, form({ intent: "send", version: 2 }));
    await signClosure(world.viewers.signer, await step());
    await withdrawClosure(world.viewers.filer, await step());
    expect(await db.closure.findMany()).toMatchObject([{ state: "WITHDRAWN" }]);
    await saveClosure(world.viewers.filer, form());
    expect(await db.closure.count()).toBe(2);
  });
});

describe("HRSS", () => {
  it("closes once, with a day to look back on", async () => {
    await asked();
    await expect(closeTask(world.viewers.supervisor, await step({ note: "", lookBackOn: "2020-01-01" }))).rejects.toThrow(Refused);
    const input = await step({ note: "", lookBackOn: "2099-01-01" });
    await Promise.allSettled([closeTask(world.viewers.supervisor, input), closeTask(world.viewers.secondSupervisor, { ...input, requestId: randomUUID() })]);
    expect(await db.auditEvent.count({ where: { event: "CLOSURE_CLOSED" } })).toBe(1);
    expect(await open()).toMatchObject({ state: "CLOSED", lookBackOn: new Date("2099-01-01") });
    await expect(withdrawClosure(world.viewers.filer, await step())).rejects.toThrow(/已销号/);
  });

  it("sends back with a reason; a unit decides nothing, and no supervisor what he signed", async () => {
    await asked();
    for (const who of ["filer", "signer", "observer", "administrator"] as const) {
      await expect(closeTask(world.viewers[who], await step({ note: "", lookBackOn: "2099-01-01" }))).rejects.toThrow(Forbidden);
    }
    await db.closure.updateMany({ data: { signedById: world.viewers.supervisor.id } });
    await expect(returnClosure(world.viewers.supervisor, await step({ reason: "x" }))).rejects.toThrow(Forbidden);
    expect((await listClosureTodos(world.viewers.supervisor)).toCheck).toEqual([]);
    expect((await listClosureTodos(world.viewers.secondSupervisor)).toCheck).toHaveLength(1);
    await returnClosure(world.viewers.secondSupervisor, await step({ reason: "材料不足。" }));
    expect(await open()).toMatchObject({ state: "RETURNED", returnReason: "材料不足。" });
    expect((await listClosureTodos(world.viewers.filer)).returned).toHaveLength(1);
  });
});

describe("a closed task", () => {
  it("owes nothing more, takes no filing, and is done in every total", async () => {
    await closed();
    expect(await boardTask()).toMatchObject({ isClosed: true, displayState: "CLOSED" });
    const row = await getTaskRow(world.viewers.supervisor, world.slug, world.no, OPEN);
    expect(row.filing).toMatchObject({ state: "CLOSED", verdict: "DONE", completion: 100, suggestion: null });
    expect(await boardTask(world.viewers.outsideFiler)).toMatchObject({ isClosed: false, isVisible: false });
    const todo = Object.values(await getTodo(world.viewers.filer)).flat();
    expect(todo.filter(({ taskNo, periodKey }) => taskNo === world.no && periodKey === OPEN)).toEqual([]);
    const { owing } = await getReminderDesk(world.viewers.supervisor, world.slug, { period: OPEN, page: 1 });
    expect([...owing.lead, ...owing.support].filter(({ no }) => no === world.no)).toEqual([]);
    await expect(saveReport(world.viewers.filer, reportForm(world))).rejects.toThrow(/已销号/);
    const page = await getReportForm(world.viewers.filer, world.slug, world.no, OPEN);
    expect(page).toMatchObject({ isClosed: true, isOpen: false, rights: { write: false } });
    // What was due before it was closed is owed still.
    expect(todo.some(({ taskNo, periodKey }) => taskNo === world.no && periodKey === "2026Q2")).toBe(true);
  });

  it("keeps its filed report readable, and counts it as filed", async () => {
    await submitted(world);
    await closed();
    expect(await boardTask()).toMatchObject({ isClosed: true, filedState: "SUBMITTED", displayState: "CLOSED" });
    expect((await getReportForm(world.viewers.filer, world.slug, world.no, OPEN)).filed).toMatchObject({ progress: "召开推进会3次，建成平台2个。" });
  });

  it("needs no extension: a unit that leads and supports nothing else owes nothing", async () => {
    const period = world.periodIds[OPEN] ?? "";
    await closed();
    await db.$transaction(async (tx) => {
      const led = await tx.task.count({ where: { leadUnitId: world.units.lead } });
      await tx.task.updateMany({ where: { leadUnitId: world.units.lead, id: { not: world.taskId } }, data: { leadUnitId: world.units.hrss } });
      const before = await owesInPeriod(tx, period, world.units.lead);
      await tx.taskSupporter.deleteMany({ where: { unitId: world.units.lead } });
      expect([led > 0, before, await owesInPeriod(tx, period, world.units.lead)]).toEqual([true, expect.any(Boolean), false]);
      throw new Error("rolled back");
    }).catch((error: unknown) => {
      if (!(error instanceof Error && error.message === "rolled back")) throw error;
    });
  });

  it("is looked back at on its day: it stays closed, or owes its reports again", async () => {
    await closed();
    await db.closure.updateMany({ data: { lookBackOn: new Date("2026-01-01") } });
    expect((await listClosureTodos(world.viewers.supervisor)).toLookBack).toMatchObject([{ taskNo: world.no, isDue: true }]);
    const told = await db.$transaction((tx) => lookBackNotices(tx, new Date()));
    expect(told.map(({ to, kind }) => [to.id, kind])).toEqual(expect.arrayContaining([[world.viewers.supervisor.id, "LOOK_BACK_DUE"]]));
    await keepClosed(world.viewers.supervisor, await step({ note: "保持良好。", lookBackOn: null }));
    expect(await open()).toMatchObject({ state: "CLOSED", lookBackOn: null, lookBackNote: "保持良好。" });
    await expect(reopenTask(world.viewers.filer, await step({ reason: "x" }))).rejects.toThrow(Forbidden);
    await reopenTask(world.viewers.supervisor, await step({ reason: "指标回落。" }));
    expect(await boardTask()).toMatchObject({ isClosed: false, displayState: "NOT_FILED" });
    await saveReport(world.viewers.filer, reportForm(world));
    expect((await getClosurePage(world.viewers.supportFiler, world.slug, world.no)).reopened).toMatchObject([{ lookBackNote: "指标回落。" }]);
  });
});

it("every figure is the length of the list behind it, for whoever asks", async () => {
  await closed();
  const people = [world.viewers.supervisor, world.viewers.outsideFiler, await createViewer(world.units.support, "SIGNER")];
  for (const viewer of people) {
    for (const { value, href } of await getClosuresFigures(viewer, figuresPlace(world, OPEN))) {
      const view = closureView.parse(new URL(href, "http://x").searchParams.get("view"));
      expect((await listClosures(viewer, world.slug, view)).rows, href).toHaveLength(value);
    }
  }
  expect((await listClosures(world.viewers.outsideFiler, world.slug, undefined)).rows).toEqual([]);
});
