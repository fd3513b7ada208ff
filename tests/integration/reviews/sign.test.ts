import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { saveContribution } from "@/lib/contributions/mutations";
import { saveContributionSchema } from "@/lib/contributions/schema";
import { db } from "@/lib/db/client";
import { saveReport, withdrawReport } from "@/lib/reports/mutations";
import { acceptReport, reopenReport } from "@/lib/reviews/mutations";
import { returnFromDesk, signSelected } from "@/lib/reviews/mutations-sign";
import { getSignDesk, type SignDesk } from "@/lib/reviews/queries-sign";
import type { SignItem } from "@/lib/reviews/schema-sign";
import { makePng } from "@/prisma/sample-files";
import { uploaded } from "../attachments/steps";
import { acceptForm, reportForm, returnForm, sent, stepForm, stored, submitted, trail } from "../reports/steps";
import { createViewer, createWorld, forgetFilings, LOCKED, OPEN, OVERDUE, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

const itemsOf = ({ items }: SignDesk): SignItem[] => items.map(({ kind, list, no, period, version }) => ({ kind, list, no, period, version }));
const sign = (viewer: Parameters<typeof signSelected>[0], item: SignItem[], requestId: string = randomUUID()) => signSelected(viewer, { requestId, item });
const refusals = (outcomes: Awaited<ReturnType<typeof signSelected>>) => outcomes.map(({ refusal }) => refusal);

/** The same task in two periods: two reports that wait for the same signer. */
async function twoWaiting() {
  await sent(world, world.viewers.filer, { period: OVERDUE });
  await sent(world);
  return itemsOf(await getSignDesk(world.viewers.signer));
}

function contributionForm(change: Record<string, string | number> = {}) {
  return saveContributionSchema.parse({
    list: world.slug, no: world.no, period: OPEN, requestId: randomUUID(), version: 0, intent: "send", content: "拨付资金600万元。", problems: "",
    contactName: "李四", contactPhone: "0527-84360001", ...change,
  });
}

describe("the signing desk", () => {
  it("holds everything of the unit that waits, in full, earliest due first", async () => {
    await sent(world);
    await sent(world, world.viewers.filer, { period: OVERDUE, progress: "补报的内容。" });
    const desk = await getSignDesk(world.viewers.signer);
    expect(desk).toMatchObject({
      ownCount: 0,
      items: [
        { kind: "report", no: world.no, period: OVERDUE, version: 1, words: { progress: "补报的内容。", selfAssessment: "ON_TRACK", completion: 40 }, filed: null },
        { kind: "report", no: world.no, period: OPEN, writtenByName: world.viewers.filer.name },
      ],
    });
  });

  it("names the files that go with a report and the units whose words it carries", async () => {
    const { county } = world.units;
    await db.contribution.create({
      data: {
        taskId: world.taskId, periodId: world.periodIds[OPEN] ?? "", unitId: county, state: "GIVEN", content: "核查3次。", writtenById: world.viewers.countyFiler.id, writtenAt: new Date(),
        lastRevisionNo: 1, filedRevisionNo: 1, firstSubmittedAt: new Date(),
        revisions: { create: { no: 1, content: "核查3次。", problems: "", contactName: "", contactPhone: "", writtenById: world.viewers.countyFiler.id, signedById: world.viewers.countySigner.id, submittedAt: new Date() } },
      },
    });
    await uploaded(world, world.viewers.filer, { bytes: makePng(4, 4, () => [1, 2, 3]), name: "现场照片.png" });
    await sent(world, world.viewers.filer, { quotes: JSON.stringify([{ unitId: county, revisionNo: 1 }]) });
    const { shortName } = await db.unit.findUniqueOrThrow({ where: { id: county }, select: { shortName: true } });
    expect((await getSignDesk(world.viewers.signer)).items).toMatchObject([{ fileNames: ["现场照片.png"], quotedUnits: [shortName] }]);
  });

  it("holds a supporting unit's contributions, and shows what stood before and why it came back", async () => {
    const { supportFiler, supportSigner } = world.viewers;
    await saveContribution(supportFiler, contributionForm());
    const [item] = itemsOf(await getSignDesk(supportSigner));
    expect(item).toEqual({ kind: "contribution", list: world.slug, no: world.no, period: OPEN, version: 1 });
    await returnFromDesk(supportSigner, { ...stepForm(world, 1), kind: "contribution", reason: "请写明到账时间。" });
    expect((await getSignDesk(supportSigner)).items).toEqual([]);
    await saveContribution(supportFiler, contributionForm({ version: 2, content: "拨付资金600万元，10月到账。" }));
    expect((await getSignDesk(supportSigner)).items).toMatchObject([{ returnReason: "请写明到账时间。", filed: null, words: { content: "拨付资金600万元，10月到账。" } }]);
  });

  it("shows the revision that stands as filed beside the new words", async () => {
    const { id, version } = await submitted(world);
    await acceptReport(world.viewers.supervisor, acceptForm(id, version));
    await reopenReport(world.viewers.supervisor, returnForm(id, version + 1));
    await sent(world, world.viewers.filer, { version: version + 2, progress: "改写后的内容。" });
    expect((await getSignDesk(world.viewers.signer)).items).toMatchObject([
      { words: { progress: "改写后的内容。" }, filed: { revisionNo: 1, progress: "召开推进会3次，建成平台2个。" }, returnReason: "请补充数据。" },
    ]);
  });

  it("leaves out drafts, what is locked, and what the signer wrote himself", async () => {
    await saveReport(world.viewers.filer, reportForm(world));
    expect((await getSignDesk(world.viewers.signer)).items).toEqual([]);
    const both = await createViewer(world.units.lead, "FILER", "SIGNER");
    await sent(world, both, { version: 1 });
    expect(await getSignDesk(both)).toEqual({ items: [], ownCount: 1 });
    expect((await getSignDesk(world.viewers.signer)).items).toHaveLength(1);
    await db.report.updateMany({ data: { periodId: world.periodIds[LOCKED] ?? "" } });
    expect((await getSignDesk(world.viewers.signer)).items).toEqual([]);
    await db.account.update({ where: { id: both.id }, data: { isDisabled: true } });
  });

  it("is nobody's but a unit's own signers', and shows no other unit's words", async () => {
    await sent(world);
    for (const who of ["filer", "supervisor", "observer", "administrator", "supportFiler"] as const) {
      await expect(getSignDesk(world.viewers[who]), who).rejects.toThrow(Forbidden);
      await expect(sign(world.viewers[who], [{ ...stepItem(1) }]), who).rejects.toThrow(Forbidden);
    }
    for (const who of ["supportSigner", "outsideSigner", "hrssSigner"] as const) expect((await getSignDesk(world.viewers[who])).items, who).toEqual([]);
  });
});

const stepItem = (version: number, change: Partial<SignItem> = {}): SignItem => ({ kind: "report", list: world.slug, no: world.no, period: OPEN, version, ...change });

describe("signing several at once", () => {
  it("signs all of them, each with its own revision and its own line of the trail", async () => {
    const items = await twoWaiting();
    expect(refusals(await sign(world.viewers.signer, items))).toEqual([null, null]);
    for (const period of [OVERDUE, OPEN]) {
      expect(await stored(world, { period })).toMatchObject({ state: "SUBMITTED", filedRevisionNo: 1, signedById: world.viewers.signer.id, revisions: [{ no: 1 }] });
    }
    const signed = await db.auditEvent.findMany({ where: { event: "REPORT_SIGNED" }, select: { requestId: true, actorId: true } });
    expect(signed.map(({ actorId }) => actorId)).toEqual([world.viewers.signer.id, world.viewers.signer.id]);
    expect(new Set(signed.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it("one that was changed meanwhile does not undo the others", async () => {
    const items = await twoWaiting();
    await withdrawReport(world.viewers.filer, stepForm(world, 1, { period: OVERDUE }));
    await saveReport(world.viewers.filer, reportForm(world, { period: OVERDUE, version: 2, progress: "又改过的内容。", intent: "send" }));
    const [changed, other] = await sign(world.viewers.signer, items);
    expect(changed).toMatchObject({ item: { period: OVERDUE }, refusal: expect.stringContaining("已被他人修改") as string });
    expect(other).toMatchObject({ item: { period: OPEN }, refusal: null });
    expect(await stored(world, { period: OVERDUE })).toMatchObject({ state: "AWAITING_SIGNATURE", lastRevisionNo: 0 });
    expect(await stored(world)).toMatchObject({ state: "SUBMITTED" });
  });

  it("nor does one in his own words, one that is locked, or one that is not his unit's", async () => {
    const both = await createViewer(world.units.lead, "FILER", "SIGNER");
    await sent(world, both, { period: OVERDUE });
    await sent(world);
    await db.report.create({
      data: {
        taskId: world.taskId, periodId: world.periodIds[LOCKED] ?? "", unitId: world.units.lead, state: "AWAITING_SIGNATURE", progress: "旧内容",
        writtenById: world.viewers.filer.id, writtenAt: new Date(), writerIds: [world.viewers.filer.id],
      },
    });
    const items = [stepItem(1, { period: OVERDUE }), stepItem(1, { period: LOCKED }), stepItem(0, { no: world.hrssNo }), stepItem(1, { no: 999 }), stepItem(1)];
    const outcome = refusals(await sign(both, items));
    expect(outcome).toEqual([
      expect.stringContaining("一人兼任"), expect.stringContaining("已锁定"), expect.stringContaining("无权审签"), expect.stringContaining("无权审签"), null,
    ]);
    expect((await trail()).filter(([event]) => event === "REPORT_SIGNED")).toEqual([["REPORT_SIGNED", both.id]]);
    await db.account.update({ where: { id: both.id }, data: { isDisabled: true } });
  });

  it("a double click signs nothing twice and says the same both times", async () => {
    const items = await twoWaiting();
    const requestId = randomUUID();
    const clicks = await Promise.all([sign(world.viewers.signer, items, requestId), sign(world.viewers.signer, items, requestId)]);
    expect(clicks.map(refusals)).toEqual([[null, null], [null, null]]);
    expect(refusals(await sign(world.viewers.signer, items, requestId))).toEqual([null, null]);
    expect(await db.reportRevision.count()).toBe(2);
    expect((await trail()).filter(([event]) => event === "REPORT_SIGNED")).toHaveLength(2);
  });

  it("with another form it is refused: it was signed already", async () => {
    const items = await twoWaiting();
    await sign(world.viewers.signer, items);
    expect(refusals(await sign(world.viewers.signer, items)).every((refusal) => refusal !== null)).toBe(true);
    expect(await db.reportRevision.count()).toBe(2);
  });
});

describe("sending one back from the desk", () => {
  it("needs the signer of the unit, and gives the filer the reason", async () => {
    await sent(world);
    const form = { ...stepForm(world, 1), kind: "report" as const, reason: "请补充数据。" };
    await expect(returnFromDesk(world.viewers.filer, form)).rejects.toThrow(Forbidden);
    await expect(returnFromDesk(world.viewers.supportSigner, form)).rejects.toThrow(Forbidden);
    await expect(returnFromDesk(world.viewers.outsideSigner, form)).rejects.toThrow(NotFound);
    await returnFromDesk(world.viewers.signer, form);
    expect(await stored(world)).toMatchObject({ state: "RETURNED", returnReason: "请补充数据。", returnedById: world.viewers.signer.id });
    await expect(returnFromDesk(world.viewers.signer, { ...form, requestId: randomUUID() })).rejects.toThrow(Refused);
  });
});
