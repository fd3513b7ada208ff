import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { askForMore, saveContribution, signContribution, withdrawContribution } from "@/lib/contributions/mutations";
import { getContributionHistory } from "@/lib/contributions/queries-revisions";
import { saveContributionSchema } from "@/lib/contributions/schema";
import { db } from "@/lib/db/client";
import { saveReport, signReport } from "@/lib/reports/mutations";
import { getOwnReport, listFiledReports } from "@/lib/reports/queries";
import { getReportPaper } from "@/lib/reports/queries-paper";
import { reportForm, sent, stepForm, stored, submitted } from "./steps";
import { createWorld, forgetFilings, OPEN, OVERDUE, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

/** A unit's contribution, signed. @returns its version */
async function give(change: { filer?: Viewer; signer?: Viewer; content?: string; version?: number; period?: string } = {}): Promise<number> {
  const { filer = world.viewers.countyFiler, signer = world.viewers.countySigner, content = "举办招聘会2场。", version = 0, period = OPEN } = change;
  const words = { content, problems: "", contactName: "李四", contactPhone: "84360000" };
  const form = saveContributionSchema.parse({ list: world.slug, no: world.no, period, requestId: randomUUID(), version, intent: "send", ...words });
  const saved = await saveContribution(filer, form);
  await signContribution(signer, stepForm(world, saved.version, { period }));
  return saved.version + 1;
}

const mark = (unitId: string, revisionNo = 1) => ({ unitId, revisionNo });
const quoting = (...marks: object[]) => ({ quotes: JSON.stringify(marks) });
const ownQuotes = async () => (await getOwnReport(world.viewers.filer, world.taskId, world.periodIds[OPEN] ?? ""))?.quotes;

async function giveOnceMore(version: number): Promise<void> {
  await askForMore(world.viewers.filer, { ...stepForm(world, version), unit: world.units.county, reason: "请补充。" });
  await give({ version: version + 1, content: "举办招聘会3场。" });
}

describe("a report's sources", () => {
  it("are saved with the draft, taken away again, and kept by the revision at the signature", async () => {
    await give();
    const { filer, signer, supervisor } = world.viewers;
    await saveReport(filer, reportForm(world, quoting(mark(world.units.county))));
    expect(await ownQuotes()).toMatchObject([{ unitId: world.units.county, revisionNo: 1, state: "CURRENT" }]);
    await saveReport(filer, reportForm(world, { version: 1 }));
    expect(await ownQuotes()).toEqual([]);
    const version = await sent(world, filer, { version: 2, ...quoting(mark(world.units.county)) });
    await signReport(signer, stepForm(world, version));
    expect((await stored(world)).revisions[0]?.quotes).toEqual([mark(world.units.county)]);
    const [report] = await listFiledReports(supervisor, { taskId: world.taskId });
    expect(report?.quotes).toMatchObject([{ unitId: world.units.county, state: "CURRENT" }]);
  });

  it("say when the unit has revised its words since, or taken them back", async () => {
    const version = await give();
    const saved = await sent(world, world.viewers.filer, quoting(mark(world.units.county)));
    await signReport(world.viewers.signer, stepForm(world, saved));
    const stateSeen = async () => (await listFiledReports(world.viewers.supervisor, { taskId: world.taskId }))[0]?.quotes.map((quote) => quote.state);
    await giveOnceMore(version);
    expect(await stateSeen()).toEqual(["REVISED"]);
    await db.contributionRevision.updateMany({ where: { no: 1 }, data: { withdrawnAt: new Date() } });
    expect(await stateSeen()).toEqual(["WITHDRAWN"]);
  });

  it("stay saveable when they are withdrawn after they were placed, and no longer before", async () => {
    const version = await give();
    const { filer, countyFiler } = world.viewers;
    await saveReport(filer, reportForm(world, quoting(mark(world.units.county))));
    await withdrawContribution(countyFiler, stepForm(world, version));
    expect(await ownQuotes()).toMatchObject([{ state: "WITHDRAWN" }]);
    await saveReport(filer, reportForm(world, { version: 1, progress: "改写。", ...quoting(mark(world.units.county)) }));
    await saveReport(filer, reportForm(world, { version: 2 }));
    await expect(saveReport(filer, reportForm(world, { version: 3, ...quoting(mark(world.units.county)) }))).rejects.toMatchObject({ fieldErrors: { quotes: expect.stringContaining("撤回") as string } });
  });

  it("are one write for one request", async () => {
    await give();
    const form = { requestId: randomUUID(), ...quoting(mark(world.units.county)) };
    expect(await saveReport(world.viewers.filer, reportForm(world, form))).toEqual({ version: 1 });
    expect(await saveReport(world.viewers.filer, reportForm(world, form))).toEqual({ version: 1 });
    // The mark that came later is not in the first write.
    expect(await saveReport(world.viewers.filer, reportForm(world, { ...form, ...quoting() }))).toEqual({ version: 2 });
  });
});

describe("made-up sources are refused", () => {
  it("of a draft, of another period, of another task's unit, of a revision that is none", async () => {
    const { viewers, units } = world;
    await give({ filer: viewers.countyFiler, signer: viewers.countySigner, period: OVERDUE });
    const draft = saveContributionSchema.parse({ list: world.slug, no: world.no, period: OPEN, requestId: randomUUID(), version: 0, intent: "save", content: "草稿。" });
    await saveContribution(viewers.supportFiler, draft);
    for (const forged of [mark(units.county), mark(units.support), mark(units.other), mark(randomUUID())]) {
      await expect(saveReport(viewers.filer, reportForm(world, quoting(forged)))).rejects.toThrow(Refused);
    }
    await give();
    await expect(saveReport(viewers.filer, reportForm(world, quoting(mark(units.county), mark(units.support))))).rejects.toThrow(Refused);
    await expect(saveReport(viewers.filer, reportForm(world, quoting(mark(units.county, 2))))).rejects.toThrow(Refused);
    expect(await db.report.count()).toBe(0);
  });
});

describe("a quoted revision", () => {
  const read = (viewer: Viewer, revision?: string, unit = world.units.county) => getContributionHistory(viewer, world.slug, world.no, OPEN, { unit, revision });

  it("is read after it was replaced, by all who read the filed report", async () => {
    await giveOnceMore(await give());
    const { filer, supportFiler, countySigner, supervisor, observer } = world.viewers;
    for (const viewer of [filer, supportFiler, countySigner, supervisor, observer]) {
      expect((await read(viewer, "1")).shown, viewer.name).toMatchObject({ no: 1, content: "举办招聘会2场。" });
      expect((await read(viewer)).shown).toMatchObject({ no: 2, content: "举办招聘会3场。" });
    }
  });

  it("does not exist for others, once it is withdrawn, or where it never was", async () => {
    const version = await give();
    for (const viewer of [world.viewers.outsideFiler, world.viewers.hrssFiler]) await expect(read(viewer, "1"), viewer.name).rejects.toThrow(NotFound);
    for (const revision of ["2", "x", "01"]) await expect(read(world.viewers.supervisor, revision)).rejects.toThrow(NotFound);
    await expect(read(world.viewers.supervisor, "1", "x")).rejects.toThrow(NotFound);
    await withdrawContribution(world.viewers.countyFiler, stepForm(world, version));
    for (const viewer of [world.viewers.supervisor, world.viewers.filer, world.viewers.countyFiler]) await expect(read(viewer, "1"), viewer.name).rejects.toThrow(NotFound);
  });
});

describe("a report on paper", () => {
  const paper = (viewer: Viewer, copy?: string) => getReportPaper(viewer, world.slug, world.no, OPEN, copy);

  it("is a draft for its unit's filers and signers, and nothing for anybody else", async () => {
    await saveReport(world.viewers.filer, reportForm(world));
    for (const viewer of [world.viewers.filer, world.viewers.signer]) expect(await paper(viewer)).toMatchObject({ draftState: "DRAFT", filed: null });
    const { supportFiler, supervisor, observer, administrator, outsideFiler } = world.viewers;
    for (const viewer of [supportFiler, supervisor, observer, administrator, outsideFiler]) {
      for (const copy of [undefined, "own"]) await expect(paper(viewer, copy), viewer.name).rejects.toThrow(NotFound);
    }
  });

  it("is what is filed for all who may read it, with the contributions", async () => {
    await give();
    await submitted(world);
    const { filer, supportFiler, supervisor, observer, administrator, outsideFiler } = world.viewers;
    for (const viewer of [filer, supportFiler, supervisor, observer, administrator]) {
      const shown = await paper(viewer, "own");
      expect(shown, viewer.name).toMatchObject({ draftState: null, filed: { revisionNo: 1, signedByName: world.viewers.signer.name } });
      expect(shown.contributions.some((row) => row.filed?.content === "举办招聘会2场。"), viewer.name).toBe(true);
    }
    await expect(paper(outsideFiler)).rejects.toThrow(NotFound);
  });
});
