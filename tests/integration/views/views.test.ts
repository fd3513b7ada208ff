import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { deleteView, renameView, saveView } from "@/lib/views/mutations";
import { getListViews } from "@/lib/views/queries";
import { VIEWS_MAX } from "@/lib/views/schema";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createWorld, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await db.savedView.deleteMany();
  await forgetAudit();
});

const save = (viewer: Viewer, name: string, query = "state=overdue", requestId: string = randomUUID()) => saveView(viewer, { list: world.slug, name, query, requestId });
const names = async (viewer: Viewer) => (await getListViews(viewer, world.listId, undefined)).own.map(({ name }) => name);

async function one(viewer: Viewer, name = "逾期"): Promise<string> {
  await save(viewer, name);
  const [view] = (await getListViews(viewer, world.listId, undefined)).own;
  return view?.id ?? "";
}

describe("saved views", () => {
  it("are kept, renamed and deleted by their owner, each with its trace", async () => {
    const { filer } = world.viewers;
    const id = await one(filer);
    await save(filer, "本单位", "scope=own");
    await renameView(filer, { id, name: "逾期未报", requestId: randomUUID() });
    expect(await names(filer)).toEqual(["逾期未报", "本单位"]);
    await deleteView(filer, { id, requestId: randomUUID() });
    expect(await names(filer)).toEqual(["本单位"]);
    expect(await db.auditEvent.count({ where: { event: "ACCOUNT_VIEWS_CHANGED", actorId: filer.id, subjectId: filer.id } })).toBe(4);
  });

  it("are opened by whoever has the address, and changed by nobody else", async () => {
    const { filer, secondFiler, outsideFiler } = world.viewers;
    const id = await one(filer);
    for (const viewer of [secondFiler, outsideFiler]) {
      expect(await getListViews(viewer, world.listId, id)).toMatchObject({ own: [], isMissing: false, shown: { name: "逾期", isOwn: false, filters: { state: "overdue" } } });
      await expect(renameView(viewer, { id, name: "改", requestId: randomUUID() })).rejects.toThrow(Forbidden);
      await expect(deleteView(viewer, { id, requestId: randomUUID() })).rejects.toThrow(Forbidden);
    }
    expect(await getListViews(filer, world.listId, id)).toMatchObject({ shown: { isOwn: true } });
    expect(await names(filer)).toEqual(["逾期"]);
  });

  it("that are gone, or never were, are missing", async () => {
    const { filer } = world.viewers;
    const id = await one(filer);
    await deleteView(filer, { id, requestId: randomUUID() });
    for (const address of [id, randomUUID(), "' OR 1=1"]) expect(await getListViews(filer, world.listId, address), address).toMatchObject({ shown: null, isMissing: true });
    await expect(renameView(filer, { id, name: "改", requestId: randomUUID() })).rejects.toThrow(NotFound);
    await expect(deleteView(filer, { id, requestId: randomUUID() })).rejects.toThrow(NotFound);
    await expect(saveView(filer, { list: "none", name: "甲", query: "state=overdue", requestId: randomUUID() })).rejects.toThrow(NotFound);
    // Of another list it is not one of this list's.
    const other = await db.taskList.create({ data: { slug: "other", docNumber: "other", title: "另一份" } });
    expect(await getListViews(filer, other.id, await one(filer, "乙"))).toMatchObject({ own: [], shown: null, isMissing: true });
  });

  it("have each a name of its own, and are no more than an account may keep, even when saved at once", async () => {
    const { filer, secondFiler } = world.viewers;
    const id = await one(filer);
    await expect(save(filer, "逾期", "scope=own")).rejects.toThrow("未保存");
    await save(secondFiler, "逾期");
    for (let count = 2; count < VIEWS_MAX; count += 1) await save(filer, `视图${count}`);
    await expect(renameView(filer, { id, name: "视图2", requestId: randomUUID() })).rejects.toThrow("未保存");
    const last = await Promise.allSettled(["甲", "乙", "丙"].map((name) => save(filer, name)));
    expect(last.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await names(filer)).toHaveLength(VIEWS_MAX);
  });

  it("are saved once, however often the form is sent", async () => {
    const { filer } = world.viewers;
    const requestId = randomUUID();
    await Promise.all([1, 2, 3].map(() => save(filer, "逾期", "state=overdue", requestId)));
    expect(await names(filer)).toEqual(["逾期"]);
  });
});
