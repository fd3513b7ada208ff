import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotFound, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { returnReportUnsigned, saveReport, signReport, withdrawReport } from "@/lib/reports/mutations";
import { listFiledReports } from "@/lib/reports/queries";
import { REPORT_REQUIRED } from "@/lib/reports/schema";
import { acceptReport, reopenReport, returnReport } from "@/lib/reviews/mutations";
import { accepted, acceptForm, reportForm, returned, returnForm, sent, stepForm, stored, submitted, trail } from "./steps";
import { createWorld, forgetFilings, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

describe("a report's way", () => {
  it("draft, sent, sent back by the signer, revised, signed, returned, revised, signed, accepted", async () => {
    const { filer, signer, supervisor } = world.viewers;

    expect(await saveReport(filer, reportForm(world, { progress: "初稿" }))).toEqual({ version: 1 });
    expect(await stored(world)).toMatchObject({ state: "DRAFT", progress: "初稿", writtenById: filer.id, writerIds: [filer.id], filedRevisionNo: null });
    expect(await saveReport(filer, reportForm(world, { version: 1, intent: "send", progress: "一稿" }))).toEqual({ version: 2 });
    expect(await stored(world)).toMatchObject({ state: "AWAITING_SIGNATURE", writerIds: [filer.id], unitId: world.units.lead });

    await returnReportUnsigned(signer, { ...stepForm(world, 2), reason: "口径不对。" });
    expect(await stored(world)).toMatchObject({ state: "RETURNED", version: 3, returnReason: "口径不对。", returnedById: signer.id, filedRevisionNo: null });
    expect(await saveReport(filer, reportForm(world, { version: 3, intent: "send", progress: "二稿", completion: "45" }))).toEqual({ version: 4 });
    await signReport(signer, stepForm(world, 4));

    const first = await stored(world);
    expect(first).toMatchObject({ state: "SUBMITTED", version: 5, signedById: signer.id, lastRevisionNo: 1, filedRevisionNo: 1, returnReason: null, returnedById: null, verdict: null });
    expect(first.revisions).toMatchObject([{ no: 1, progress: "二稿", completion: 45, writtenById: filer.id, signedById: signer.id, withdrawnAt: null }]);
    expect(first.firstSubmittedAt).toEqual(first.revisions[0]?.submittedAt);

    await returnReport(supervisor, returnForm(first.id, 5, { reason: "请补充数据。" }));
    expect(await stored(world)).toMatchObject({ state: "RETURNED", version: 6, filedRevisionNo: 1, returnReason: "请补充数据。", returnedById: supervisor.id, firstSubmittedAt: first.firstSubmittedAt });
    // What was filed stays readable while the unit revises it.
    expect(await saveReport(filer, reportForm(world, { version: 6, progress: "三稿未完" }))).toEqual({ version: 7 });
    expect(await listFiledReports(world.viewers.supportFiler, { taskId: world.taskId })).toMatchObject([{ state: "RETURNED", progress: "二稿", revisionNo: 1 }]);
    await saveReport(filer, reportForm(world, { version: 7, intent: "send", progress: "三稿" }));
    await signReport(signer, stepForm(world, 8));
    await acceptReport(supervisor, acceptForm(first.id, 9, { verdict: "BEHIND", reason: "数据较实。" }));

    const last = await stored(world);
    expect(last).toMatchObject({ state: "ACCEPTED", version: 10, selfAssessment: "ON_TRACK", verdict: "BEHIND", lastRevisionNo: 2, filedRevisionNo: 2, firstSubmittedAt: first.firstSubmittedAt });
    expect(last.acceptedAt).not.toBeNull();
    expect(last.revisions).toMatchObject([{ no: 1, progress: "二稿" }, { no: 2, progress: "三稿" }]);
    expect(last.reviews).toMatchObject([
      { decision: "RETURNED", revisionNo: 1, reason: "请补充数据。", verdict: null, reviewerId: supervisor.id },
      { decision: "ACCEPTED", revisionNo: 2, reason: "数据较实。", verdict: "BEHIND", reviewerId: supervisor.id },
    ]);
    expect(await trail()).toEqual([
      ["REPORT_SAVED", filer.id], ["REPORT_SENT_TO_SIGN", filer.id], ["REPORT_SIGN_RETURNED", signer.id], ["REPORT_SENT_TO_SIGN", filer.id],
      ["REPORT_SIGNED", signer.id], ["REPORT_RETURNED", supervisor.id], ["REPORT_SAVED", filer.id], ["REPORT_SENT_TO_SIGN", filer.id],
      ["REPORT_SIGNED", signer.id], ["REPORT_ACCEPTED", supervisor.id],
    ]);
    const events = await db.auditEvent.findMany({ where: { taskId: world.taskId } });
    for (const event of events) expect(event).toMatchObject({ periodId: last.periodId, unitId: world.units.lead });
  });

  it("goes no further once accepted, until a supervisor reopens it", async () => {
    const { id, version } = await accepted(world);
    const { filer, signer, supervisor } = world.viewers;
    for (const step of [
      () => saveReport(filer, reportForm(world, { version })),
      () => saveReport(filer, reportForm(world, { version, intent: "send" })),
      () => signReport(signer, stepForm(world, version)),
      () => withdrawReport(filer, stepForm(world, version)),
      () => acceptReport(supervisor, acceptForm(id, version)),
      () => returnReport(supervisor, returnForm(id, version)),
    ]) await expect(step()).rejects.toThrow(Refused);
    expect(await stored(world)).toMatchObject({ state: "ACCEPTED", version });

    await reopenReport(supervisor, returnForm(id, version, { reason: "数据有误。" }));
    expect(await stored(world)).toMatchObject({ state: "RETURNED", verdict: null, acceptedAt: null, filedRevisionNo: 1, returnReason: "数据有误。" });
    await saveReport(filer, reportForm(world, { version: version + 1, intent: "send" }));
    await signReport(signer, stepForm(world, version + 2));
    expect(await stored(world)).toMatchObject({ state: "SUBMITTED", filedRevisionNo: 2 });
    expect((await stored(world)).reviews.map(({ decision }) => decision)).toEqual(["ACCEPTED", "REOPENED"]);
  });

  it("names every field that is missing and sends nothing", async () => {
    const form = reportForm(world, { intent: "send", progress: " ", selfAssessment: "", completion: "", contactName: "", contactPhone: "" });
    const refusal: unknown = await saveReport(world.viewers.filer, form).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(Object.keys((refusal as Refused).fieldErrors)).toEqual(Object.keys(REPORT_REQUIRED));
    expect(await db.report.count()).toBe(0);
    expect(await trail()).toEqual([]);
  });
});

describe("withdrawing", () => {
  it("takes back what waits for the signer", async () => {
    const version = await sent(world);
    await withdrawReport(world.viewers.filer, stepForm(world, version));
    expect(await stored(world)).toMatchObject({ state: "DRAFT", filedRevisionNo: null, revisions: [] });
  });

  it("takes back what nobody has reviewed yet: the revision is kept and counts for nothing", async () => {
    const { id, version } = await submitted(world);
    await withdrawReport(world.viewers.signer, stepForm(world, version));
    const report = await stored(world);
    expect(report).toMatchObject({ state: "DRAFT", filedRevisionNo: null, firstSubmittedAt: null, lastRevisionNo: 1 });
    expect(report.revisions[0]?.withdrawnAt).not.toBeNull();
    expect(await listFiledReports(world.viewers.supervisor, { taskId: world.taskId })).toEqual([]);
    await expect(acceptReport(world.viewers.supervisor, acceptForm(id, version))).rejects.toThrow(NotFound);

    await saveReport(world.viewers.filer, reportForm(world, { version: report.version, intent: "send" }));
    await signReport(world.viewers.signer, stepForm(world, report.version + 1));
    const again = await stored(world);
    expect(again).toMatchObject({ state: "SUBMITTED", lastRevisionNo: 2, filedRevisionNo: 2 });
    expect(again.firstSubmittedAt).toEqual(again.revisions[1]?.submittedAt);
  });

  it("leaves the returned revision standing when its successor is withdrawn", async () => {
    const { version } = await returned(world);
    const firstSubmittedAt = (await stored(world)).firstSubmittedAt;
    await saveReport(world.viewers.filer, reportForm(world, { version, intent: "send", progress: "二稿" }));
    await signReport(world.viewers.signer, stepForm(world, version + 1));
    await withdrawReport(world.viewers.filer, stepForm(world, version + 2));
    expect(await stored(world)).toMatchObject({ state: "DRAFT", filedRevisionNo: 1, lastRevisionNo: 2, firstSubmittedAt });
    expect(await listFiledReports(world.viewers.supervisor, { taskId: world.taskId })).toMatchObject([{ state: "RETURNED", revisionNo: 1 }]);
  });

  it("is refused once it was returned or accepted", async () => {
    const { version } = await returned(world);
    await expect(withdrawReport(world.viewers.filer, stepForm(world, version))).rejects.toThrow(Refused);
  });
});
