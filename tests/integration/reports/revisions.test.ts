import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotFound } from "@/lib/actions/failures";
import { listReportEvents } from "@/lib/audit/queries-report";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { saveReport, signReport, withdrawReport, returnReportUnsigned } from "@/lib/reports/mutations";
import { getReportForm } from "@/lib/reports/queries-form";
import { getRevisions } from "@/lib/reports/queries-revisions";
import { acceptReport, reopenReport } from "@/lib/reviews/mutations";
import { acceptForm, reportForm, returned, returnForm, sent, stepForm, submitted } from "./steps";
import { createWorld, forgetFilings, OPEN, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

const revisionsFor = (viewer: Viewer) => getRevisions(viewer, world.slug, world.no, OPEN);
const numbersFor = async (viewer: Viewer) => (await revisionsFor(viewer)).revisions.map(({ no }) => no);
const eventsFor = async (viewer: Viewer) => (await listReportEvents(viewer, world.taskId, world.periodIds[OPEN] ?? "")).map(({ event }) => event);

/** First revision returned, second withdrawn, third stands. */
async function threeRevisions() {
  const { version } = await returned(world);
  await sent(world, world.viewers.filer, { version, progress: "第二稿的内容。" });
  await signReport(world.viewers.signer, stepForm(world, version + 1));
  await withdrawReport(world.viewers.filer, stepForm(world, version + 2));
  await sent(world, world.viewers.filer, { version: version + 3, progress: "第三稿的内容。" });
  await signReport(world.viewers.signer, stepForm(world, version + 4));
}

describe("a report's revisions", () => {
  it("are read by who reads what is filed; the withdrawn ones by their own unit only", async () => {
    await threeRevisions();
    for (const who of ["filer", "signer"] as const) expect(await numbersFor(world.viewers[who]), who).toEqual([1, 2, 3]);
    for (const who of ["supportFiler", "countySigner", "supervisor", "observer", "administrator"] as const) expect(await numbersFor(world.viewers[who]), who).toEqual([1, 3]);
    const { revisions } = await revisionsFor(world.viewers.filer);
    expect(revisions.map(({ progress, withdrawnAt }) => [progress, withdrawnAt !== null])).toEqual([
      ["召开推进会3次，建成平台2个。", false], ["第二稿的内容。", true], ["第三稿的内容。", false],
    ]);
  });

  it("are not there for a stranger, nor while nothing is filed", async () => {
    await sent(world);
    for (const who of ["filer", "supervisor", "outsideFiler"] as const) await expect(revisionsFor(world.viewers[who]), who).rejects.toThrow(NotFound);
    await signReport(world.viewers.signer, stepForm(world, 1));
    for (const who of ["outsideFiler", "outsideSigner", "hrssFiler"] as const) await expect(revisionsFor(world.viewers[who]), who).rejects.toThrow(NotFound);
    await withdrawReport(world.viewers.filer, stepForm(world, 2));
    await expect(revisionsFor(world.viewers.supervisor)).rejects.toThrow(NotFound);
    expect(await numbersFor(world.viewers.signer)).toEqual([1]);
    await expect(getRevisions(world.viewers.supervisor, world.slug, 999, OPEN)).rejects.toThrow(NotFound);
  });
});

describe("a report's trail", () => {
  it("tells who did what, when and why, from the first draft on, to its own unit", async () => {
    const { filer, signer, supervisor } = world.viewers;
    for (const version of [0, 1, 2]) await saveReport(filer, reportForm(world, { version }));
    await sent(world, filer, { version: 3 });
    await returnReportUnsigned(signer, { ...stepForm(world, 4), reason: "请写明数额。" });
    await sent(world, filer, { version: 5 });
    await signReport(signer, stepForm(world, 6));
    const { id } = await db.report.findFirstOrThrow({ select: { id: true } });
    await acceptReport(supervisor, acceptForm(id, 7, { verdict: "BEHIND", reason: "进度偏慢。" }));
    await reopenReport(supervisor, returnForm(id, 8));
    await db.extension.create({ data: { periodId: world.periodIds[OPEN] ?? "", unitId: world.units.lead, until: new Date("2027-01-20T10:00:00Z"), reason: "等待省厅核定。", grantedBy: supervisor.id } });

    // Three savings in a row are one line.
    const all = ["REPORT_SAVED", "REPORT_SENT_TO_SIGN", "REPORT_SIGN_RETURNED", "REPORT_SENT_TO_SIGN", "REPORT_SIGNED", "REPORT_ACCEPTED", "REPORT_REOPENED", "EXTENSION_GRANTED"];
    for (const who of [filer, signer]) expect(await eventsFor(who)).toEqual(all);
    for (const who of ["supportFiler", "supervisor", "observer"] as const) expect(await eventsFor(world.viewers[who]), who).toEqual(all.slice(4));
    for (const who of ["outsideFiler", "hrssFiler"] as const) expect(await eventsFor(world.viewers[who]), who).toEqual([]);

    const { events } = await getReportForm(filer, world.slug, world.no, OPEN);
    expect(events.filter(({ event }) => event !== "REPORT_SAVED" && event !== "REPORT_SENT_TO_SIGN")).toMatchObject([
      { actorName: signer.name, reason: "请写明数额。" },
      { actorName: signer.name, revisionNo: 1 },
      { actorName: supervisor.name, actorUnit: "市人社局", verdict: "BEHIND", revisionNo: 1, reason: "进度偏慢。" },
      { reason: "请补充数据。", verdict: null },
      { reason: "等待省厅核定。", until: new Date("2027-01-20T10:00:00Z") },
    ]);
  });

  it("keeps a withdrawal from the signer's desk inside the unit, and tells of one from the queue", async () => {
    await sent(world);
    await withdrawReport(world.viewers.filer, stepForm(world, 1));
    expect(await eventsFor(world.viewers.supervisor)).toEqual([]);
    expect(await eventsFor(world.viewers.signer)).toEqual(["REPORT_SENT_TO_SIGN", "REPORT_WITHDRAWN"]);
    await forgetFilings();
    const { version } = await submitted(world);
    await withdrawReport(world.viewers.filer, stepForm(world, version));
    expect(await eventsFor(world.viewers.supervisor)).toEqual(["REPORT_SIGNED", "REPORT_WITHDRAWN"]);
  });
});
