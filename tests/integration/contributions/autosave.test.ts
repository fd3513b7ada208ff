import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { Forbidden, NotFound, Outdated } from "@/lib/actions/failures";
import { saveContribution } from "@/lib/contributions/mutations";
import { saveContributionSchema } from "@/lib/contributions/schema";
import { db } from "@/lib/db/client";
import { trail } from "../reports/steps";
import { createViewer, createWorld, forgetFilings, OPEN, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

function form(change: Record<string, string | number> = {}) {
  const words = { content: "举办招聘会2场。", problems: "", contactName: "李四", contactPhone: "84360000" };
  return saveContributionSchema.parse({ list: world.slug, no: world.no, period: OPEN, requestId: randomUUID(), version: 0, intent: "autosave", ...words, ...change });
}

const refusalOf = (save: Promise<unknown>): Promise<unknown> => save.then(() => null, (error: unknown) => error);

it("a contribution's form saves itself; what did not change leaves no trace, and nothing makes no draft", async () => {
  const { countyFiler } = world.viewers;
  expect(await saveContribution(countyFiler, form({ content: "", contactName: "", contactPhone: "" }))).toEqual({ version: 0 });
  expect(await db.contribution.count()).toBe(0);
  expect(await saveContribution(countyFiler, form())).toEqual({ version: 1 });
  expect(await saveContribution(countyFiler, form({ version: 1 }))).toEqual({ version: 1 });
  expect(await saveContribution(countyFiler, form({ version: 1, content: "举办招聘会3场。" }))).toEqual({ version: 2 });
  expect(await trail()).toEqual([["CONTRIBUTION_SAVED", countyFiler.id], ["CONTRIBUTION_SAVED", countyFiler.id]]);
});

it("a save that comes too late is told what its own unit's colleague saved, and the lead, who may not see a draft, nothing", async () => {
  const { countyFiler, filer, outsideFiler, countySigner } = world.viewers;
  const colleague = await createViewer(world.units.county, "FILER");
  await saveContribution(colleague, form({ content: "同事写的" }));
  const refusal = await refusalOf(saveContribution(countyFiler, form()));
  expect(refusal).toBeInstanceOf(Outdated);
  expect((refusal as Outdated).current).toMatchObject({ version: 1, isWritable: true, savedByName: colleague.name, values: { content: "同事写的", problems: "" } });
  for (const neighbour of [filer, countySigner]) expect(await refusalOf(saveContribution(neighbour, form())), neighbour.name).toBeInstanceOf(Forbidden);
  expect(await refusalOf(saveContribution(outsideFiler, form()))).toBeInstanceOf(NotFound);
  expect(await trail()).toHaveLength(1);
});

it("saves nothing under the name of another account that signed in beside the form", async () => {
  const colleague = await createViewer(world.units.county, "FILER");
  const refusal = await refusalOf(saveContribution(colleague, { ...form(), account: world.viewers.countyFiler.id }));
  expect(refusal).toMatchObject({ name: "Refused", fieldErrors: { account: expect.any(String) as string } });
  expect(await db.contribution.count()).toBe(0);
});
