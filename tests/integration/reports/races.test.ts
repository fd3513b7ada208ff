import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { saveReport, signReport, withdrawReport } from "@/lib/reports/mutations";
import { acceptReport, returnReport } from "@/lib/reviews/mutations";
import { acceptForm, reportForm, returnForm, sent, stepForm, stored, submitted, trail } from "./steps";
import { createViewer, createWorld, forgetFilings, OVERDUE, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

/** Runs all at once. @returns how many came through; whoever did not was refused in words */
async function race(attempts: (() => Promise<unknown>)[]): Promise<number> {
  const results = await Promise.allSettled(attempts.map((attempt) => attempt()));
  const failures = results.filter((result) => result.status === "rejected");
  for (const { reason } of failures) expect(reason).toBeInstanceOf(Refused);
  return results.length - failures.length;
}

const times = <Item>(count: number, make: (index: number) => Item) => Array.from({ length: count }, (_, index) => make(index));

describe("two at once", () => {
  it.each([0, 1])("saves of version %i: exactly one wins, nothing is half-written", async (version) => {
    const { filer, secondFiler } = world.viewers;
    if (version > 0) await saveReport(filer, reportForm(world, { progress: "先前" }));
    const before = (await trail()).length;
    const attempts = times(6, (index) => () => {
      const words = { progress: `稿${index}`, problems: `问题${index}`, contactName: `经办${index}`, version };
      return saveReport(index % 2 === 0 ? filer : secondFiler, reportForm(world, words));
    });
    expect(await race(attempts)).toBe(1);
    const report = await stored(world);
    const which = report.progress.slice(1);
    expect(report).toMatchObject({ version: version + 1, state: "DRAFT", problems: `问题${which}`, contactName: `经办${which}` });
    expect(report.writtenById).toBe(Number(which) % 2 === 0 ? filer.id : secondFiler.id);
    expect(await trail()).toHaveLength(before + 1);
    expect(await db.report.count()).toBe(1);
  });

  it("a save that goes on to the signer and a plain one: one of them", async () => {
    expect(await race([
      () => saveReport(world.viewers.filer, reportForm(world, { intent: "send" })),
      () => saveReport(world.viewers.secondFiler, reportForm(world, { progress: "别的" })),
    ])).toBe(1);
    expect(await trail()).toHaveLength(1);
  });

  it("signatures make one revision", async () => {
    const version = await sent(world);
    const secondSigner = await createViewer(world.units.lead, "SIGNER");
    const attempts = times(6, (index) => () => signReport(index % 2 === 0 ? world.viewers.signer : secondSigner, stepForm(world, version)));
    expect(await race(attempts)).toBe(1);
    const report = await stored(world);
    expect(report).toMatchObject({ state: "SUBMITTED", version: version + 1, lastRevisionNo: 1 });
    expect(report.revisions).toHaveLength(1);
    expect(report.revisions[0]?.signedById).toBe(report.signedById);
    expect((await trail()).filter(([event]) => event === "REPORT_SIGNED")).toHaveLength(1);
  });

  it("decisions: one of them, with one review", async () => {
    const { id, version } = await submitted(world);
    const { supervisor, secondSupervisor } = world.viewers;
    expect(await race([
      () => acceptReport(supervisor, acceptForm(id, version)),
      () => returnReport(secondSupervisor, returnForm(id, version)),
      () => acceptReport(secondSupervisor, acceptForm(id, version, { verdict: "BEHIND" })),
    ])).toBe(1);
    const report = await stored(world);
    expect(report.reviews).toHaveLength(1);
    expect(report.state).toBe(report.reviews[0]?.decision);
    expect(report.verdict).toBe(report.reviews[0]?.verdict ?? null);
  });

  it("a decision and a withdrawal: one of them", async () => {
    const { id, version } = await submitted(world);
    expect(await race([
      () => acceptReport(world.viewers.supervisor, acceptForm(id, version)),
      () => withdrawReport(world.viewers.filer, stepForm(world, version)),
    ])).toBe(1);
    const report = await stored(world);
    const isWithdrawn = report.state === "DRAFT";
    expect(report.revisions[0]?.withdrawnAt === null).toBe(!isWithdrawn);
    expect(report.reviews).toHaveLength(isWithdrawn ? 0 : 1);
  });
});

describe("a request that comes twice", () => {
  it("saves once, and the repeat is told the version that the first made", async () => {
    const form = reportForm(world);
    expect(await saveReport(world.viewers.filer, form)).toEqual({ version: 1 });
    expect(await saveReport(world.viewers.filer, form)).toEqual({ version: 1 });
    expect(await stored(world)).toMatchObject({ version: 1 });
    expect(await trail()).toHaveLength(1);
  });

  it("does nothing twice, at once or later, whatever the step", async () => {
    const { filer, signer, supervisor } = world.viewers;
    const form = reportForm(world, { intent: "send" });
    await Promise.all(times(4, () => saveReport(filer, form)));
    const sign = stepForm(world, 1);
    await Promise.all(times(4, () => signReport(signer, sign)));
    const { id } = await stored(world);
    const accept = acceptForm(id, 2);
    await Promise.all(times(4, () => acceptReport(supervisor, accept)));
    await acceptReport(supervisor, accept);
    const report = await stored(world);
    expect(report).toMatchObject({ state: "ACCEPTED", version: 3, lastRevisionNo: 1 });
    expect([report.revisions.length, report.reviews.length]).toEqual([1, 1]);
    expect((await trail()).map(([event]) => event)).toEqual(["REPORT_SENT_TO_SIGN", "REPORT_SIGNED", "REPORT_ACCEPTED"]);
  });

  it("is another request when another account sends the same key", async () => {
    const requestId = randomUUID();
    await saveReport(world.viewers.filer, reportForm(world, { requestId }));
    await expect(saveReport(world.viewers.secondFiler, reportForm(world, { requestId, progress: "别的" }))).rejects.toThrow(Refused);
  });

  // The answer was lost, and the form, still with its key and version, was filled in further.
  it("keeps what was typed after the answer was lost", async () => {
    const requestId = randomUUID();
    await saveReport(world.viewers.filer, reportForm(world, { requestId, progress: "前半" }));
    expect(await saveReport(world.viewers.filer, reportForm(world, { requestId, progress: "前半和后半" }))).toEqual({ version: 2 });
    expect(await stored(world)).toMatchObject({ version: 2, progress: "前半和后半" });
    expect(await trail()).toHaveLength(2);
  });

  it("sends what was only saved when the answer was lost", async () => {
    const requestId = randomUUID();
    await saveReport(world.viewers.filer, reportForm(world, { requestId }));
    expect(await saveReport(world.viewers.filer, reportForm(world, { requestId, intent: "send" }))).toEqual({ version: 2 });
    expect(await stored(world)).toMatchObject({ state: "AWAITING_SIGNATURE" });
  });

  it("does not write over what a colleague saved after the answer was lost", async () => {
    const requestId = randomUUID();
    await saveReport(world.viewers.filer, reportForm(world, { requestId, progress: "甲稿" }));
    await saveReport(world.viewers.secondFiler, reportForm(world, { version: 1, progress: "乙稿" }));
    await expect(saveReport(world.viewers.filer, reportForm(world, { requestId, progress: "甲稿续" }))).rejects.toThrow(Refused);
    expect(await stored(world)).toMatchObject({ version: 2, progress: "乙稿" });
  });
});

describe("a form's key that was used in another period", () => {
  it("writes over nothing there, though the form is one save behind", async () => {
    const { filer, secondFiler } = world.viewers;
    const requestId = randomUUID();
    await saveReport(filer, reportForm(world, { requestId, period: OVERDUE }));
    await saveReport(filer, reportForm(world, { progress: "甲稿" }));
    await saveReport(secondFiler, reportForm(world, { version: 1, progress: "乙稿" }));
    await expect(saveReport(filer, reportForm(world, { requestId, version: 1, progress: "甲稿续" }))).rejects.toThrow(Refused);
    expect(await stored(world)).toMatchObject({ version: 2, progress: "乙稿" });
  });
});

describe("a form that is out of date", () => {
  it("is refused and keeps what is stored", async () => {
    const { filer, secondFiler, signer } = world.viewers;
    await saveReport(filer, reportForm(world, { progress: "甲稿" }));
    await expect(saveReport(secondFiler, reportForm(world, { progress: "乙稿" }))).rejects.toThrow("内容已被他人修改");
    const version = await sent(world, filer, { version: 1 });
    await expect(signReport(signer, stepForm(world, version - 1))).rejects.toThrow(Refused);
    expect(await stored(world)).toMatchObject({ state: "AWAITING_SIGNATURE", version });
  });

  it("signs nothing but what the signer saw", async () => {
    const { filer, signer } = world.viewers;
    const seen = await sent(world, filer, { progress: "一稿" });
    await withdrawReport(filer, stepForm(world, seen));
    await saveReport(filer, reportForm(world, { version: seen + 1, intent: "send", progress: "二稿" }));
    await expect(signReport(signer, stepForm(world, seen))).rejects.toThrow(Refused);
    expect((await stored(world)).revisions).toEqual([]);
  });
});
