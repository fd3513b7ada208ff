import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { saveReport, signReport } from "@/lib/reports/mutations";
import { acceptReport, reopenReport, returnReport } from "@/lib/reviews/mutations";
import { getReviewScreen, listQueue } from "@/lib/reviews/queries";
import { getReviewDesk, listDecisions } from "@/lib/reviews/queries-desk";
import { accepted, acceptForm, reportForm, returnForm, sent, stepForm, stored, submitted } from "../reports/steps";
import { createViewer, createWorld, forgetFilings, OVERDUE, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

const NOT_REVIEWERS = ["filer", "signer", "supportFiler", "outsideFiler", "hrssFiler", "observer", "administrator"] as const;

/** One late report of an earlier period, then one of HRSS's own. */
async function fillQueue() {
  const late = await submitted(world, {}, { period: OVERDUE });
  const own = await submitted(world, { filer: world.viewers.hrssFiler, signer: world.viewers.hrssSigner }, { no: world.hrssNo, taskId: world.hrssTaskId });
  return { late, own };
}

describe("the queue", () => {
  it("holds what was submitted in any period, oldest first, and says what is late", async () => {
    const { late, own } = await fillQueue();
    expect(await listQueue(world.viewers.supervisor, world.listId)).toMatchObject([
      { reportId: late.id, taskNo: world.no, periodKey: OVERDUE, isOnTime: false, claim: "ON_TRACK", completion: 40, isOwn: false },
      { reportId: own.id, taskNo: world.hrssNo, unitId: world.units.hrss, isOnTime: true, isOwn: false },
    ]);
  });

  it("holds no draft, nothing that waits for a signer, and nothing that was decided", async () => {
    await sent(world);
    expect(await listQueue(world.viewers.supervisor, world.listId)).toEqual([]);
    await signReport(world.viewers.signer, stepForm(world, 1));
    const { id } = await stored(world);
    expect(await listQueue(world.viewers.supervisor, world.listId)).toHaveLength(1);
    await returnReport(world.viewers.supervisor, returnForm(id, 2));
    expect(await listQueue(world.viewers.supervisor, world.listId)).toEqual([]);
  });

  it("marks what says the same as the task's last filed report, whatever became of that one", async () => {
    const earlier = await submitted(world, {}, { period: OVERDUE });
    await returnReport(world.viewers.supervisor, returnForm(earlier.id, earlier.version));
    const words = "一是召开推进会3次，明确责任分工。二是建成平台2个，服务企业40家。";
    const { id } = await submitted(world, {}, { progress: words });
    await submitted(world, { filer: world.viewers.hrssFiler, signer: world.viewers.hrssSigner }, { no: world.hrssNo, taskId: world.hrssTaskId, progress: words });
    const marks = async () => (await listQueue(world.viewers.supervisor, world.listId)).map((row) => [row.taskNo, row.isRepeated]);
    expect(await marks()).toEqual([[world.no, false], [world.hrssNo, false]]);

    await db.reportRevision.updateMany({ where: { reportId: earlier.id }, data: { progress: words.replace("40", "25") } });
    expect(await marks()).toEqual([[world.no, true], [world.hrssNo, false]]);
    expect((await getReviewDesk(world.viewers.supervisor, { report: null, filters: { repeated: "1" } })).shown.map((row) => row.reportId)).toEqual([id]);
    expect(await getReviewScreen(world.viewers.supervisor, id)).toMatchObject({ lastFiled: { reportId: earlier.id }, lastAccepted: null });
  });

  it("marks what the supervisor filed himself and opens the next one instead", async () => {
    const double = await createViewer(world.units.hrss, "FILER", "SUPERVISOR");
    const own = await submitted(world, { filer: double, signer: world.viewers.hrssSigner }, { no: world.hrssNo, taskId: world.hrssTaskId });
    const other = await submitted(world);
    expect((await listQueue(double, world.listId)).map((row) => [row.reportId, row.isOwn])).toEqual([[own.id, true], [other.id, false]]);
    expect((await getReviewDesk(double, { report: null, filters: {} })).screen?.reportId).toBe(other.id);
    expect((await getReviewDesk(double, { report: own.id, filters: {} })).screen).toMatchObject({ reportId: own.id, isOwn: true });
  });

  it("is nobody's but the supervisors'", async () => {
    const { id } = await submitted(world);
    for (const who of NOT_REVIEWERS) {
      await expect(listQueue(world.viewers[who], world.listId), who).rejects.toThrow(Forbidden);
      await expect(listDecisions(world.viewers[who], { reportId: id }, 1), who).rejects.toThrow(Forbidden);
      await expect(getReviewDesk(world.viewers[who], { report: null, filters: {} }), who).rejects.toThrow(Forbidden);
    }
  });
});

describe("the desk", () => {
  it("opens the first report, the next after a decision, and in the end what was decided last", async () => {
    const { late, own } = await fillQueue();
    const { supervisor } = world.viewers;
    expect(await getReviewDesk(supervisor, { report: null, filters: {} })).toMatchObject({ screen: { reportId: late.id }, decided: null, recent: [] });

    await acceptReport(supervisor, acceptForm(late.id, late.version, { verdict: "BEHIND" }));
    const next = await getReviewDesk(supervisor, { report: null, filters: {}, after: late.id });
    expect(next).toMatchObject({ screen: { reportId: own.id }, decided: { reportId: late.id, taskNo: world.no, decision: "ACCEPTED", verdict: "BEHIND" } });

    await returnReport(supervisor, returnForm(own.id, own.version));
    const done = await getReviewDesk(supervisor, { report: null, filters: {}, after: own.id });
    expect(done).toMatchObject({ queue: [], screen: null, decided: { decision: "RETURNED", verdict: null } });
    expect(done.recent.map(({ reportId, decision }) => [reportId, decision])).toEqual([[own.id, "RETURNED"], [late.id, "ACCEPTED"]]);
  });

  it("keeps to the filters, and tells of all that waits", async () => {
    const { late, own } = await fillQueue();
    const desk = await getReviewDesk(world.viewers.supervisor, { report: null, filters: { unit: world.units.hrss } });
    expect([desk.queue.length, desk.shown.map((row) => row.reportId), desk.screen?.reportId]).toEqual([2, [own.id], own.id]);
    expect((await getReviewDesk(world.viewers.supervisor, { report: null, filters: { late: "1" } })).shown.map((row) => row.reportId)).toEqual([late.id]);
    expect((await getReviewDesk(world.viewers.supervisor, { report: null, filters: { section: 99 } })).screen).toBeNull();
  });

  it("shows the report with the contributions owed to it and the last accepted one before it", async () => {
    const earlier = await submitted(world, {}, { period: OVERDUE });
    await acceptReport(world.viewers.supervisor, acceptForm(earlier.id, earlier.version));
    const { id } = await submitted(world);
    const { screen, contributions } = await getReviewDesk(world.viewers.supervisor, { report: id, filters: {} });
    expect(screen).toMatchObject({ reportId: id, task: { no: world.no }, filed: { revisionNo: 1 }, lastAccepted: { reportId: earlier.id, periodKey: OVERDUE }, isOwn: false });
    expect(contributions.map((row) => row.unitId)).toEqual(expect.arrayContaining([world.units.support, world.units.county]));
    expect((await getReviewScreen(world.viewers.supervisor, earlier.id)).lastAccepted).toBeNull();
  });

  it("shows what stands as filed while the unit revises it", async () => {
    const { id, version } = await accepted(world);
    await reopenReport(world.viewers.supervisor, returnForm(id, version));
    await saveReport(world.viewers.filer, reportForm(world, { version: version + 1, progress: "未报送的修改" }));
    const screen = await getReviewScreen(world.viewers.supervisor, id);
    expect(screen.filed).toMatchObject({ state: "RETURNED", progress: "召开推进会3次，建成平台2个。", reviews: [{ decision: "ACCEPTED" }, { decision: "REOPENED" }] });
  });
});

describe("a report's own page", () => {
  it("is forbidden to who may read the report, and not there for anybody else", async () => {
    const { id } = await submitted(world);
    for (const who of ["filer", "signer", "supportFiler", "countySigner", "observer", "administrator"] as const) {
      await expect(getReviewDesk(world.viewers[who], { report: id, filters: {} }), who).rejects.toThrow(Forbidden);
    }
    for (const who of ["outsideFiler", "hrssFiler"] as const) await expect(getReviewDesk(world.viewers[who], { report: id, filters: {} }), who).rejects.toThrow(NotFound);
  });

  it("is not there for a draft, for a withdrawn report and for what is no report", async () => {
    await sent(world);
    const { id } = await stored(world);
    for (const report of [id, crypto.randomUUID(), "nonsense", "' OR 1=1 --"]) {
      for (const viewer of [world.viewers.supervisor, world.viewers.filer, world.viewers.outsideFiler]) {
        await expect(getReviewScreen(viewer, report)).rejects.toThrow(NotFound);
      }
    }
  });
});

describe("the database itself", () => {
  it("takes no return without a reason and no accepted report without a verdict", async () => {
    const { id } = await submitted(world);
    const review = { reportId: id, revisionNo: 1, reviewerId: world.viewers.supervisor.id };
    await expect(db.review.create({ data: { ...review, decision: "RETURNED", reason: "" } })).rejects.toThrow("review_reason");
    await expect(db.review.create({ data: { ...review, decision: "ACCEPTED" } })).rejects.toThrow("review_verdict");
    await expect(db.report.update({ where: { id }, data: { state: "ACCEPTED" } })).rejects.toThrow("report_verdict");
  });
});
