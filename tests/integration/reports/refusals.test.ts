import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { getOwnReport, listFiledReports } from "@/lib/reports/queries";
import { returnReportUnsigned, saveReport, signReport, withdrawReport } from "@/lib/reports/mutations";
import { acceptReport, reopenReport, returnReport } from "@/lib/reviews/mutations";
import { accepted, acceptForm, reportForm, returnForm, sent, stepForm, stored, submitted } from "./steps";
import { createViewer, createWorld, forgetFilings, OPEN, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

type Who = keyof World["viewers"];
const EVERYONE: Who[] = [
  "filer", "secondFiler", "signer", "supportFiler", "supportSigner", "countyFiler", "countySigner", "outsideFiler", "outsideSigner",
  "supervisor", "secondSupervisor", "hrssFiler", "hrssSigner", "observer", "administrator",
];
/** Has no part in the task: it is as if what is filed on it did not exist. */
const STRANGERS: Who[] = ["outsideFiler", "outsideSigner", "hrssFiler", "hrssSigner"];

/** Tries a step as everyone but `allowed`; nobody may change anything. */
async function refusedToAll(allowed: Who[], step: (viewer: Viewer) => Promise<unknown>, strangersMeet: typeof NotFound | typeof Forbidden = NotFound) {
  const before = JSON.stringify(await stored(world).catch(() => null));
  const audits = await db.auditEvent.count();
  for (const who of EVERYONE.filter((one) => !allowed.includes(one))) {
    const expected = STRANGERS.includes(who) ? strangersMeet : Forbidden;
    await expect(step(world.viewers[who]), who).rejects.toThrow(expected);
  }
  expect(JSON.stringify(await stored(world).catch(() => null))).toBe(before);
  expect(await db.auditEvent.count()).toBe(audits);
}

describe("everybody but the one whose step it is", () => {
  it("cannot write", async () => {
    await refusedToAll(["filer", "secondFiler"], (viewer) => saveReport(viewer, reportForm(world)));
    const version = await sent(world);
    await refusedToAll(["filer", "secondFiler"], (viewer) => saveReport(viewer, reportForm(world, { version })));
  });

  it("cannot sign or send back", async () => {
    const version = await sent(world);
    await refusedToAll(["signer"], (viewer) => signReport(viewer, stepForm(world, version)));
    await refusedToAll(["signer"], (viewer) => returnReportUnsigned(viewer, { ...stepForm(world, version), reason: "不对。" }));
  });

  it("cannot withdraw", async () => {
    const { version } = await submitted(world);
    await refusedToAll(["filer", "secondFiler", "signer"], (viewer) => withdrawReport(viewer, stepForm(world, version)));
  });

  it("cannot review", async () => {
    const { id, version } = await submitted(world);
    await refusedToAll(["supervisor", "secondSupervisor"], (viewer) => acceptReport(viewer, acceptForm(id, version)));
    await refusedToAll(["supervisor", "secondSupervisor"], (viewer) => returnReport(viewer, returnForm(id, version)));
  });

  it("cannot reopen", async () => {
    const { id, version } = await accepted(world);
    await refusedToAll(["supervisor", "secondSupervisor"], (viewer) => reopenReport(viewer, returnForm(id, version)));
  });
});

describe("a draft, its own unit", () => {
  it("does not exist for a review, whoever asks", async () => {
    const version = await sent(world);
    const { id } = await stored(world);
    for (const who of EVERYONE) {
      await expect(acceptReport(world.viewers[who], acceptForm(id, version)), who).rejects.toThrow(NotFound);
      await expect(returnReport(world.viewers[who], returnForm(id, version)), who).rejects.toThrow(NotFound);
      await expect(reopenReport(world.viewers[who], returnForm(id, version)), who).rejects.toThrow(NotFound);
    }
  });

  it("is read by the unit's filers and signers only", async () => {
    await sent(world);
    const readers: Who[] = [];
    for (const who of EVERYONE) {
      if (await getOwnReport(world.viewers[who], world.taskId, world.periodIds[OPEN] ?? "")) readers.push(who);
      expect(await listFiledReports(world.viewers[who], { taskId: world.taskId }), who).toEqual([]);
    }
    expect(readers).toEqual(["filer", "secondFiler", "signer"]);
    const boss = await createViewer(world.units.lead, "SUPERVISOR");
    expect(await getOwnReport(boss, world.taskId, world.periodIds[OPEN] ?? "")).toBeNull();
  });

  it("once filed, is read by who takes part and by who reads everything", async () => {
    const { id } = await submitted(world);
    const readers: Who[] = [];
    for (const who of EVERYONE) if ((await listFiledReports(world.viewers[who], { reportId: id })).length > 0) readers.push(who);
    expect(readers).toEqual(EVERYONE.filter((who) => !STRANGERS.includes(who)));
  });
});

describe("a form's key that was used for something else", () => {
  it("opens nobody else's draft and tells nothing of it", async () => {
    await saveReport(world.viewers.filer, reportForm(world));
    const { outsideFiler, supportFiler } = world.viewers;
    for (const viewer of [outsideFiler, supportFiler]) {
      const requestId = randomUUID();
      await db.auditEvent.create({ data: { actorId: viewer.id, actorName: viewer.name, event: "COMMENT_CREATED", requestId } });
      // The very words of the draft, guessed right: no answer may depend on them.
      await expect(saveReport(viewer, reportForm(world, { requestId }))).rejects.toThrow(Refused);
      const own = randomUUID();
      await db.auditEvent.create({ data: { actorId: viewer.id, actorName: viewer.name, event: "REPORT_SAVED", requestId: own } });
      await expect(saveReport(viewer, reportForm(world, { requestId: own }))).rejects.toThrow(Refused);
    }
    expect(await stored(world)).toMatchObject({ version: 1, writtenById: world.viewers.filer.id });
  });

  it("signs nothing", async () => {
    const requestId = randomUUID();
    const version = await sent(world);
    await db.auditEvent.create({ data: { actorId: world.viewers.signer.id, actorName: "", event: "REPORT_SIGN_RETURNED", requestId } });
    await expect(signReport(world.viewers.signer, stepForm(world, version, { requestId }))).rejects.toThrow(Refused);
    expect(await stored(world)).toMatchObject({ state: "AWAITING_SIGNATURE", lastRevisionNo: 0 });
  });
});

describe("separation of duties", () => {
  it("who wrote it may not sign it, unless the unit allows 一人兼任", async () => {
    const both = await createViewer(world.units.lead, "FILER", "SIGNER");
    const version = await sent(world, both);
    await expect(signReport(both, stepForm(world, version))).rejects.toThrow(Refused);
    expect(await stored(world)).toMatchObject({ state: "AWAITING_SIGNATURE", version });
    await db.unit.update({ where: { id: world.units.lead }, data: { allowsSelfSigning: true } });
    await signReport(both, stepForm(world, version));
    expect(await stored(world)).toMatchObject({ state: "SUBMITTED", writtenById: both.id, signedById: both.id });
    await db.unit.update({ where: { id: world.units.lead }, data: { allowsSelfSigning: false } });
    await db.account.update({ where: { id: both.id }, data: { isDisabled: true } });
  });

  it("a colleague's press on the button makes nobody else the writer", async () => {
    const both = await createViewer(world.units.lead, "FILER", "SIGNER");
    const { version } = await saveReport(both, reportForm(world));
    const sentVersion = (await saveReport(world.viewers.filer, reportForm(world, { version, intent: "send" }))).version;
    await expect(signReport(both, stepForm(world, sentVersion))).rejects.toThrow(Refused);
    await signReport(world.viewers.signer, stepForm(world, sentVersion));
    expect(await stored(world)).toMatchObject({ state: "SUBMITTED", signedById: world.viewers.signer.id, writerIds: [both.id, world.viewers.filer.id] });
    await db.account.update({ where: { id: both.id }, data: { isDisabled: true } });
  });

  it("a supervisor accepts nothing that he wrote, sent or signed himself", async () => {
    const double = await createViewer(world.units.hrss, "FILER", "SUPERVISOR");
    const signing = await createViewer(world.units.hrss, "SIGNER", "SUPERVISOR");
    const { id, version } = await submitted(world, { filer: double, signer: signing }, { no: world.hrssNo, taskId: world.hrssTaskId });
    for (const own of [double, signing]) {
      await expect(acceptReport(own, acceptForm(id, version))).rejects.toThrow(Forbidden);
      await expect(returnReport(own, returnForm(id, version))).rejects.toThrow(Forbidden);
      // Also too late: who may not decide is not told how the report has moved on.
      await expect(acceptReport(own, acceptForm(id, version - 1))).rejects.toThrow(Forbidden);
    }
    await acceptReport(world.viewers.supervisor, acceptForm(id, version));
    for (const own of [double, signing]) await expect(reopenReport(own, returnForm(id, version + 1))).rejects.toThrow(Forbidden);
    expect(await stored(world, { taskId: world.hrssTaskId })).toMatchObject({ state: "ACCEPTED", verdict: "ON_TRACK" });
  });
});

describe("a submission that has no signer to go to", () => {
  it("is refused with that reason and changes nothing", async () => {
    const { signer, filer } = world.viewers;
    const version = (await saveReport(filer, reportForm(world))).version;
    await db.account.update({ where: { id: signer.id }, data: { isDisabled: true } });
    await expect(saveReport(filer, reportForm(world, { version, intent: "send" }))).rejects.toThrow("没有可以审签的审签人");
    expect(await stored(world)).toMatchObject({ state: "DRAFT", version });
    await db.account.update({ where: { id: signer.id }, data: { isDisabled: false } });
    expect(await saveReport(filer, reportForm(world, { version, intent: "send" }))).toEqual({ version: version + 1 });
  });

  it("counts the writer himself only with 一人兼任", async () => {
    const both = await createViewer(world.units.lead, "FILER", "SIGNER");
    await db.account.update({ where: { id: world.viewers.signer.id }, data: { isDisabled: true } });
    await expect(saveReport(both, reportForm(world, { intent: "send" }))).rejects.toThrow(Refused);
    await db.unit.update({ where: { id: world.units.lead }, data: { allowsSelfSigning: true } });
    expect(await saveReport(both, reportForm(world, { intent: "send" }))).toEqual({ version: 1 });
    await db.unit.update({ where: { id: world.units.lead }, data: { allowsSelfSigning: false } });
    await db.account.update({ where: { id: world.viewers.signer.id }, data: { isDisabled: false } });
    await db.account.update({ where: { id: both.id }, data: { isDisabled: true } });
  });
});

describe("an address that is none", () => {
  it.each<Record<string, string | number>>([{ list: "2020-1" }, { no: 999 }, { period: "2031Q1" }])("%o is not found", async (change) => {
    await expect(saveReport(world.viewers.filer, reportForm(world, change))).rejects.toThrow(NotFound);
  });

  it("a step on what was never saved is not found", async () => {
    await expect(signReport(world.viewers.signer, stepForm(world, 0))).rejects.toThrow(NotFound);
    await expect(acceptReport(world.viewers.supervisor, acceptForm(crypto.randomUUID(), 1))).rejects.toThrow(NotFound);
  });
});
