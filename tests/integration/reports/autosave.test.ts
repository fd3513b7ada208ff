import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Outdated, Refused } from "@/lib/actions/failures";
import { db } from "@/lib/db/client";
import { saveReport, signReport } from "@/lib/reports/mutations";
import { reportForm, sent, stepForm, stored, trail } from "./steps";
import { createWorld, forgetFilings, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

const NOTHING = { progress: "", selfAssessment: "", completion: "", problems: "", nextSteps: "", contactName: "", contactPhone: "" };
const autosave = (change: Record<string, string | number> = {}) => reportForm(world, { intent: "autosave", ...change });

/** @returns what the save was refused with */
async function refusalOf(save: Promise<unknown>): Promise<unknown> {
  return save.then(() => null, (error: unknown) => error);
}

describe("a report's form that saves itself", () => {
  it("makes a draft of what was typed, and its writer a writer", async () => {
    const { filer } = world.viewers;
    expect(await saveReport(filer, autosave({ ...NOTHING, progress: "刚写的" }))).toEqual({ version: 1 });
    expect(await stored(world)).toMatchObject({ state: "DRAFT", progress: "刚写的", writtenById: filer.id, writerIds: [filer.id] });
    expect(await trail()).toEqual([["REPORT_SAVED", filer.id]]);
  });

  it("makes no empty draft", async () => {
    expect(await saveReport(world.viewers.filer, autosave(NOTHING))).toEqual({ version: 0 });
    expect(await db.report.count()).toBe(0);
    expect(await trail()).toEqual([]);
  });

  it("writes nothing where nothing changed: no version, no row, no writer", async () => {
    const { filer, secondFiler } = world.viewers;
    await saveReport(filer, reportForm(world));
    const before = await stored(world);
    expect(await saveReport(secondFiler, autosave({ version: 1 }))).toEqual({ version: 1 });
    expect(await stored(world)).toEqual(before);
    expect(await trail()).toHaveLength(1);
    // By button it is written all the same, as ever.
    expect(await saveReport(filer, reportForm(world, { version: 1 }))).toEqual({ version: 2 });
  });

  it("is told the version where the draft moved on to these very words", async () => {
    await saveReport(world.viewers.filer, reportForm(world));
    expect(await saveReport(world.viewers.secondFiler, autosave())).toEqual({ version: 1 });
    expect(await saveReport(world.viewers.secondFiler, reportForm(world))).toEqual({ version: 1 });
    expect(await trail()).toHaveLength(1);
  });

  it("is known as a repeat after a lost answer, and carries what was typed since", async () => {
    const first = autosave({ progress: "一" });
    await saveReport(world.viewers.filer, first);
    expect(await saveReport(world.viewers.filer, first)).toEqual({ version: 1 });
    expect(await saveReport(world.viewers.filer, { ...first, progress: "一二" })).toEqual({ version: 2 });
    expect(await stored(world)).toMatchObject({ progress: "一二", version: 2 });
  });
});

describe("a save that comes too late", () => {
  it("is told what the colleague saved, and writes nothing over it", async () => {
    const { filer, secondFiler } = world.viewers;
    await saveReport(filer, reportForm(world));
    await saveReport(secondFiler, reportForm(world, { version: 1, progress: "同事写的", completion: "55", selfAssessment: "" }));
    for (const intent of ["autosave", "save", "send"]) {
      const refusal = await refusalOf(saveReport(filer, reportForm(world, { version: 1, progress: "我写的", intent })));
      expect(refusal).toBeInstanceOf(Outdated);
      expect((refusal as Outdated).current).toMatchObject({
        version: 2, state: "DRAFT", isWritable: true, savedByName: secondFiler.name,
        values: { progress: "同事写的", completion: "55", selfAssessment: "", contactName: "张三", upward: "" },
      });
    }
    expect(await stored(world)).toMatchObject({ progress: "同事写的", version: 2 });
    expect(await trail()).toHaveLength(2);
  });

  it.each(["first", "later"])("at the same moment as a %s one is told what the winner wrote", async (which) => {
    const { filer, secondFiler } = world.viewers;
    const version = which === "first" ? 0 : 1;
    if (version > 0) await saveReport(filer, reportForm(world, { progress: "先前" }));
    const attempts = [0, 1, 2, 3].map((index) => saveReport(index % 2 === 0 ? filer : secondFiler, autosave({ version, progress: `稿${index}` })));
    const results = await Promise.allSettled(attempts);
    const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
    expect(lost).toHaveLength(3);
    const { progress } = await stored(world);
    for (const refusal of lost) expect((refusal as Outdated).current).toMatchObject({ version: version + 1, values: { progress } });
  });

  it("learns that the draft waits for the signer, or is signed", async () => {
    const { filer, secondFiler, signer } = world.viewers;
    const version = await sent(world);
    const save = () => refusalOf(saveReport(secondFiler, autosave({ progress: "晚了" })));
    expect((await save() as Outdated).current).toMatchObject({ state: "AWAITING_SIGNATURE", isWritable: false, savedByName: filer.name });
    // Even with the right version, such as after a lost answer.
    expect(await refusalOf(saveReport(filer, autosave({ version, progress: "晚了" })))).toMatchObject({ current: { isWritable: false } });
    await signReport(signer, stepForm(world, version));
    expect((await save() as Outdated).current).toMatchObject({ state: "SUBMITTED", isWritable: false });
    expect(await stored(world)).toMatchObject({ version: version + 1, state: "SUBMITTED" });
  });

  it("tells nobody else what the draft holds", async () => {
    await saveReport(world.viewers.filer, reportForm(world));
    const { outsideFiler, supportFiler, signer, supervisor, observer, administrator } = world.viewers;
    expect(await refusalOf(saveReport(outsideFiler, autosave({ progress: "别的" })))).toBeInstanceOf(NotFound);
    for (const reader of [supportFiler, signer, supervisor, observer, administrator]) {
      // Neither by a conflict nor by hitting upon the same words.
      const guesses: Record<string, string>[] = [{ progress: "别的" }, {}];
      for (const words of guesses) expect(await refusalOf(saveReport(reader, autosave(words))), reader.name).toBeInstanceOf(Forbidden);
    }
    expect(await trail()).toHaveLength(1);
  });
});

describe("a form that was opened by another account", () => {
  it("saves nothing under the name of who signed in since", async () => {
    const { filer, secondFiler, outsideFiler } = world.viewers;
    const form = { ...autosave(), account: filer.id };
    expect(await refusalOf(saveReport(secondFiler, form))).toMatchObject({ name: "Refused", fieldErrors: { account: expect.any(String) as string } });
    expect(await refusalOf(saveReport(outsideFiler, form))).toBeInstanceOf(NotFound);
    expect(await db.report.count()).toBe(0);
    expect(await saveReport(filer, { ...form, requestId: randomUUID() })).toEqual({ version: 1 });
    expect(await refusalOf(saveReport(secondFiler, { ...form, version: 1 }))).toBeInstanceOf(Refused);
  });
});
