import "../attachments/data-folder";
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { removeAttachment } from "@/lib/attachments/mutations";
import { listReportEvents } from "@/lib/audit/queries-report";
import { db } from "@/lib/db/client";
import { listFiledReports } from "@/lib/reports/queries";
import { saveReport, withdrawReport } from "@/lib/reports/mutations";
import { acceptReport, reopenReport, returnReport, undoDecision } from "@/lib/reviews/mutations";
import { listQueue } from "@/lib/reviews/queries";
import { listDecisions } from "@/lib/reviews/queries-desk";
import { makePng } from "@/prisma/sample-files";
import { uploaded } from "../attachments/steps";
import { accepted, acceptForm, reportForm, returned, returnForm, stepForm, stored, trail } from "../reports/steps";
import { createWorld, forgetFilings, OPEN, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

async function lastReview(report: string) {
  return db.review.findFirstOrThrow({ where: { reportId: report }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
}

const undoForm = (review: string, requestId: string = randomUUID()) => ({ review, requestId });

const SUBMITTED = { state: "SUBMITTED", verdict: null, acceptedAt: null, returnReason: null, returnedById: null, filedRevisionNo: 1 };

describe("taking a decision back", () => {
  it.each([
    ["an acceptance", accepted],
    ["a return", returned],
  ])("%s leaves the report as it was, in the queue, and the decision on record", async (_what, decideFirst) => {
    const { id, version } = await decideFirst(world);
    const review = await lastReview(id);
    await undoDecision(world.viewers.supervisor, undoForm(review.id));
    expect(await stored(world)).toMatchObject({ ...SUBMITTED, version: version + 1, lastRevisionNo: 1 });
    expect((await lastReview(id)).undoneAt).toBeInstanceOf(Date);
    expect((await listQueue(world.viewers.supervisor, world.listId)).map((row) => row.reportId)).toEqual([id]);
    expect((await trail()).at(-1)).toEqual(["REPORT_DECISION_UNDONE", world.viewers.supervisor.id]);
  });

  it("no reader of decisions counts it any more, and the trail tells of it", async () => {
    const { id } = await returned(world);
    await undoDecision(world.viewers.supervisor, undoForm((await lastReview(id)).id));
    expect(await listDecisions(world.viewers.supervisor, { reportId: id }, 9)).toEqual([]);
    expect(await listDecisions(world.viewers.supervisor, { listId: world.listId }, 9)).toEqual([]);
    const [report] = await listFiledReports(world.viewers.supportFiler, { reportId: id });
    expect(report).toMatchObject({ state: "SUBMITTED", reviews: [] });
    const events = await listReportEvents(world.viewers.supportFiler, world.taskId, world.periodIds[OPEN] ?? "");
    expect(events.map(({ event }) => event)).toEqual(["REPORT_SIGNED", "REPORT_RETURNED", "REPORT_DECISION_UNDONE"]);
  });

  it("the report can then be decided on anew, by whomever, and withdrawn in sight of all", async () => {
    const { id, version } = await accepted(world);
    await undoDecision(world.viewers.supervisor, undoForm((await lastReview(id)).id));
    await returnReport(world.viewers.secondSupervisor, returnForm(id, version + 1));
    await undoDecision(world.viewers.secondSupervisor, undoForm((await lastReview(id)).id));
    await withdrawReport(world.viewers.filer, stepForm(world, version + 3));
    const events = await listReportEvents(world.viewers.observer, world.taskId, null);
    expect(events.map(({ event }) => event).slice(-2)).toEqual(["REPORT_DECISION_UNDONE", "REPORT_WITHDRAWN"]);
  });

  it("is offered to its reviewer at once, and not to a colleague", async () => {
    const { id } = await accepted(world);
    expect(await listDecisions(world.viewers.supervisor, { reportId: id }, 1)).toMatchObject([{ canUndo: true }]);
    expect(await listDecisions(world.viewers.secondSupervisor, { reportId: id }, 1)).toMatchObject([{ canUndo: false }]);
    await db.review.updateMany({ data: { createdAt: new Date(Date.now() - 15_000) } });
    expect(await listDecisions(world.viewers.supervisor, { reportId: id }, 1)).toMatchObject([{ canUndo: false }]);
  });
});

describe("a decision stays", () => {
  it("where another took it, and for everybody who is no supervisor", async () => {
    const { id, version } = await accepted(world);
    const review = await lastReview(id);
    await expect(undoDecision(world.viewers.secondSupervisor, undoForm(review.id))).rejects.toThrow(Forbidden);
    for (const who of ["filer", "signer", "supportFiler", "observer", "administrator"] as const) {
      await expect(undoDecision(world.viewers[who], undoForm(review.id)), who).rejects.toThrow(Forbidden);
    }
    for (const who of ["outsideFiler", "hrssFiler"] as const) await expect(undoDecision(world.viewers[who], undoForm(review.id)), who).rejects.toThrow(NotFound);
    await expect(undoDecision(world.viewers.supervisor, undoForm(randomUUID()))).rejects.toThrow(NotFound);
    expect(await stored(world)).toMatchObject({ state: "ACCEPTED", version });
  });

  it("after the grace", async () => {
    const { id } = await accepted(world);
    await db.review.updateMany({ data: { createdAt: new Date(Date.now() - 31_000) } });
    await expect(undoDecision(world.viewers.supervisor, undoForm((await lastReview(id)).id))).rejects.toThrow("已超过可以撤销的时间");
    expect(await stored(world)).toMatchObject({ state: "ACCEPTED", verdict: "ON_TRACK" });
  });

  it("once the unit has saved the returned report", async () => {
    const { id, version } = await returned(world);
    const review = await lastReview(id);
    await saveReport(world.viewers.filer, reportForm(world, { version, progress: "补充后的内容" }));
    await expect(undoDecision(world.viewers.supervisor, undoForm(review.id))).rejects.toThrow("已有变化");
    expect(await stored(world)).toMatchObject({ state: "RETURNED", progress: "补充后的内容", returnReason: "请补充数据。" });
  });

  it("once the unit has put a file to the returned report, or taken one off it", async () => {
    const { filer, supervisor } = world.viewers;
    const file = { name: "照片.png", bytes: makePng(8, 8, () => [30, 30, 200]) };
    const kept = await uploaded(world, filer, file);
    const first = await returned(world);
    await uploaded(world, filer, file);
    await expect(undoDecision(supervisor, undoForm((await lastReview(first.id)).id))).rejects.toThrow("已有变化");
    await removeAttachment(filer, { attachment: (await db.attachment.findFirstOrThrow({ where: { id: { not: kept } } })).id, requestId: randomUUID() });
    await removeAttachment(filer, { attachment: kept, requestId: randomUUID() });
    await expect(undoDecision(supervisor, undoForm((await lastReview(first.id)).id))).rejects.toThrow("已有变化");
    expect(await stored(world)).toMatchObject({ state: "RETURNED", version: first.version, reviews: [{ undoneAt: null }] });
  });

  it("undone: once; the same click again does nothing, another one is refused", async () => {
    const { id, version } = await accepted(world);
    const form = undoForm((await lastReview(id)).id);
    await undoDecision(world.viewers.supervisor, form);
    await undoDecision(world.viewers.supervisor, form);
    await expect(undoDecision(world.viewers.supervisor, undoForm(form.review))).rejects.toThrow("已经撤销");
    expect(await stored(world)).toMatchObject({ ...SUBMITTED, version: version + 1 });
    // Nor does it come back when the report is accepted again.
    await acceptReport(world.viewers.supervisor, acceptForm(id, version + 1, { verdict: "AHEAD" }));
    await expect(undoDecision(world.viewers.supervisor, undoForm(form.review))).rejects.toThrow(Refused);
    expect(await stored(world)).toMatchObject({ state: "ACCEPTED", verdict: "AHEAD" });
  });

  it("where it is a reopening", async () => {
    const { id, version } = await accepted(world);
    await reopenReport(world.viewers.supervisor, returnForm(id, version));
    await expect(undoDecision(world.viewers.supervisor, undoForm((await lastReview(id)).id))).rejects.toThrow("重新打开不能撤销");
    await expect(db.review.updateMany({ where: { decision: "REOPENED" }, data: { undoneAt: new Date() } })).rejects.toThrow("review_undo");
  });
});

describe("at the same moment", () => {
  it("an undo and the unit's save: one of them, and nothing half-done", async () => {
    for (let round = 0; round < 5; round++) {
      await forgetFilings();
      const { id, version } = await returned(world);
      const review = await lastReview(id);
      const [undone, saved] = await Promise.allSettled([
        undoDecision(world.viewers.supervisor, undoForm(review.id)),
        saveReport(world.viewers.filer, reportForm(world, { version, progress: "同时保存" })),
      ]);
      const report = await stored(world);
      const wasUndone = undone.status === "fulfilled";
      expect(saved.status).toBe(wasUndone ? "rejected" : "fulfilled");
      expect(report).toMatchObject({ version: version + 1, state: wasUndone ? "SUBMITTED" : "RETURNED" });
      expect(report.reviews[0]?.undoneAt !== null).toBe(wasUndone);
      expect((await trail()).filter(([event]) => event === "REPORT_DECISION_UNDONE")).toHaveLength(wasUndone ? 1 : 0);
    }
  });

  it("two undos: one", async () => {
    const { id, version } = await accepted(world);
    const review = await lastReview(id);
    const results = await Promise.allSettled([1, 2, 3].map(() => undoDecision(world.viewers.supervisor, undoForm(review.id))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await stored(world)).toMatchObject({ ...SUBMITTED, version: version + 1 });
    expect((await trail()).filter(([event]) => event === "REPORT_DECISION_UNDONE")).toHaveLength(1);
  });
});
