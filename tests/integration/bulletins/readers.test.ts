import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/actions/failures";
import { createBulletin, discardDraft, draftAgain, saveBulletin } from "@/lib/bulletins/mutations-draft";
import { issueBulletin, reissueBulletin } from "@/lib/bulletins/mutations-issue";
import { getBulletin, getBulletinDraft, getBulletinFile } from "@/lib/bulletins/queries";
import { listBulletins } from "@/lib/bulletins/queries-list";
import { createWorld, OPEN, OVERDUE, type World } from "../reports/world";
import { drafted, issued, step, versionOf } from "./fixture";

const OTHERS = ["filer", "signer", "outsideFiler", "hrssSigner", "observer", "administrator"] as const;

let world: World;
let draft: string;
/** Issued, with a new version being written. */
let paper: string;
beforeAll(async () => {
  world = await createWorld();
  draft = await drafted(world);
  paper = await issued(world, OVERDUE);
  await draftAgain(world.viewers.supervisor, await step(paper));
});

describe.each(OTHERS)("for others than supervisors (%s)", (name) => {
  const viewer = () => world.viewers[name];

  it("a draft does not exist, and a new version's neither", async () => {
    await expect(getBulletin(viewer(), world.slug, draft, undefined)).rejects.toThrow(NotFound);
    await expect(getBulletin(viewer(), world.slug, draft, "draft")).rejects.toThrow(NotFound);
    await expect(getBulletin(viewer(), world.slug, paper, "draft")).rejects.toThrow(NotFound);
    await expect(getBulletinDraft(viewer(), world.slug, draft)).rejects.toThrow(NotFound);
    await expect(getBulletinFile(viewer(), draft, undefined)).rejects.toThrow(NotFound);
    await expect(getBulletinFile(viewer(), paper, "draft")).rejects.toThrow(NotFound);
    const desk = await listBulletins(viewer(), world.slug);
    expect(desk.missing).toEqual([]);
    expect(desk.years.flatMap(({ bulletins }) => bulletins.map(({ id, state }) => [id, state]))).toEqual([[paper, "ISSUED"]]);
  });

  it("what is issued can be read and downloaded, and not be changed", async () => {
    const view = await getBulletin(viewer(), world.slug, paper, undefined);
    expect(view).toMatchObject({ state: "ISSUED", shown: { no: 1 }, canManage: false });
    expect((await getBulletinFile(viewer(), paper, undefined)).name).toMatch(/^督查通报〔\d{4}〕1号关于.*\.docx$/);
    await expect(getBulletinDraft(viewer(), world.slug, paper)).rejects.toThrow(Forbidden);
  });

  it("every step is refused: 404 for a draft, 403 for what is issued", async () => {
    await expect(createBulletin(viewer(), { list: world.slug, period: OPEN, requestId: randomUUID() })).rejects.toThrow(Forbidden);
    for (const [id, failure] of [[draft, NotFound], [paper, Forbidden]] as const) {
      const input = await step(id);
      for (const intent of ["save", "refresh"] as const) await expect(saveBulletin(viewer(), { ...input, intent, paragraphs: [] })).rejects.toThrow(failure);
      await expect(issueBulletin(viewer(), input)).rejects.toThrow(failure);
      await expect(reissueBulletin(viewer(), { ...input, reason: "更正。" })).rejects.toThrow(failure);
      await expect(discardDraft(viewer(), input)).rejects.toThrow(failure);
      await expect(draftAgain(viewer(), input)).rejects.toThrow(failure);
      expect(await versionOf(id)).toBe(input.version);
    }
  });
});

it("an address that is none is not found", async () => {
  const { supervisor } = world.viewers;
  for (const id of ["1", "' OR 1", randomUUID()]) {
    await expect(getBulletin(supervisor, world.slug, id, undefined)).rejects.toThrow(NotFound);
    await expect(getBulletinFile(supervisor, id, undefined)).rejects.toThrow(NotFound);
  }
  await expect(getBulletin(supervisor, world.slug, paper, 7)).rejects.toThrow(NotFound);
});
