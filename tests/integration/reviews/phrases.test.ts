import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { addPhrase, editPhrase, movePhrase, removePhrase } from "@/lib/reviews/mutations-phrases";
import { listPhrases } from "@/lib/reviews/queries-phrases";
import { PHRASES_MAX } from "@/lib/reviews/rules-limits";
import { addPhraseSchema } from "@/lib/reviews/schema-phrases";
import { createWorld, forgetFilings, type World } from "../reports/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await forgetFilings();
  await db.reviewPhrase.deleteMany();
});

const add = (viewer: Viewer, text: string, requestId: string = randomUUID()) => addPhrase(viewer, { text, requestId });
const move = (viewer: Viewer, id: string, direction: "up" | "down") => movePhrase(viewer, { id, direction, requestId: randomUUID() });
const texts = async (viewer: Viewer) => (await listPhrases(viewer)).map(({ text }) => text);

async function three() {
  for (const text of ["甲", "乙", "丙"]) await add(world.viewers.supervisor, text);
  return listPhrases(world.viewers.supervisor);
}

describe("a supervisor's phrases", () => {
  it("are added, edited, removed and put in order", async () => {
    const { supervisor } = world.viewers;
    const [first, second, third] = await three();
    await move(supervisor, third?.id ?? "", "up");
    expect(await texts(supervisor)).toEqual(["甲", "丙", "乙"]);
    await move(supervisor, first?.id ?? "", "up");
    await move(supervisor, second?.id ?? "", "down");
    expect(await texts(supervisor)).toEqual(["甲", "丙", "乙"]);
    await editPhrase(supervisor, { id: first?.id ?? "", text: "甲甲", requestId: randomUUID() });
    await removePhrase(supervisor, { id: third?.id ?? "", requestId: randomUUID() });
    await add(supervisor, "丁");
    expect(await texts(supervisor)).toEqual(["甲甲", "乙", "丁"]);
    expect(await db.auditEvent.count({ where: { event: "ACCOUNT_PHRASES_CHANGED", actorId: supervisor.id } })).toBe(9);
  });

  it("are his own: another neither sees nor changes them", async () => {
    const [first] = await three();
    const id = first?.id ?? "";
    const { secondSupervisor } = world.viewers;
    expect(await texts(secondSupervisor)).toEqual([]);
    await expect(editPhrase(secondSupervisor, { id, text: "改", requestId: randomUUID() })).rejects.toThrow(NotFound);
    await expect(removePhrase(secondSupervisor, { id, requestId: randomUUID() })).rejects.toThrow(NotFound);
    await expect(move(secondSupervisor, id, "down")).rejects.toThrow(NotFound);
    expect(await texts(world.viewers.supervisor)).toEqual(["甲", "乙", "丙"]);
  });

  it("are for supervisors only", async () => {
    for (const who of ["filer", "signer", "observer", "administrator"] as const) {
      await expect(listPhrases(world.viewers[who]), who).rejects.toThrow(Forbidden);
      await expect(add(world.viewers[who], "语"), who).rejects.toThrow(Forbidden);
    }
  });

  it("are no more than the list holds, even when added at once, and none of them twice", async () => {
    const { supervisor } = world.viewers;
    for (let count = 1; count < PHRASES_MAX; count++) await add(supervisor, `第${count}条`);
    const last = await Promise.allSettled(["甲", "乙", "丙"].map((text) => add(supervisor, text)));
    expect(last.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await texts(supervisor)).toHaveLength(PHRASES_MAX);
    await expect(add(supervisor, "再来一条")).rejects.toThrow("最多 20 条");
    const [first] = await listPhrases(supervisor);
    await expect(editPhrase(supervisor, { id: first?.id ?? "", text: "第2条", requestId: randomUUID() })).rejects.toThrow(Refused);
  });

  it("a double click adds one", async () => {
    const requestId = randomUUID();
    await Promise.all([add(world.viewers.supervisor, "甲", requestId), add(world.viewers.supervisor, "甲", requestId)]);
    expect(await texts(world.viewers.supervisor)).toEqual(["甲"]);
  });

  it("have words, at most 200", async () => {
    const form = (text: string) => addPhraseSchema.safeParse({ text, requestId: randomUUID() }).success;
    expect([form(" \n"), form("请".repeat(200)), form("请".repeat(201))]).toEqual([false, true, false]);
    await expect(db.reviewPhrase.create({ data: { accountId: world.viewers.supervisor.id, text: "", position: 1 } })).rejects.toThrow("review_phrase_text");
  });
});
