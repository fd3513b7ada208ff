import { randomUUID } from "node:crypto";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/lists/[list]/publicity/export/[format]/route";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { listPublicationsPage } from "@/lib/api/queries-publications";
import { getAttachment, listRecordAttachments } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { shanghaiDay } from "@/lib/periods/calendar";
import { createPublication, editPublication, removePublication } from "@/lib/publicity/mutations";
import { getPublicationForm, getPublicityDesk, listTaskPublications } from "@/lib/publicity/queries";
import { getPublicityFigures } from "@/lib/publicity/queries-figures";
import { publicationFilters } from "@/lib/publicity/schema";
import { createWorld, figuresPlace, forgetFilings, OPEN, type World } from "../reports/world";

let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), getViewer: () => Promise.resolve(asking) }));

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "PublicationTask", "Publication"`;
  await forgetFilings();
});

const words = (change: object = {}) => ({ title: "政策解读", medium: "WECHAT" as const, outlet: "政务公众号", publishedOn: "2026-08-15", link: "https://a.example/1" as string | null, tasks: [world.no], requestId: randomUUID(), ...change });
const creating = (change: object = {}) => ({ list: world.slug, ...words(change) });
const first = () => db.publication.findFirstOrThrow({ where: { removedAt: null }, select: { id: true, version: true } });
const changing = async (change: object = {}) => {
  const { id, version } = await first();
  return { publication: id, slug: world.slug, version, ...words(change) };
};
const NO_FILTERS = publicationFilters.parse({});
const listed = async (viewer = world.viewers.outsideFiler, query: Record<string, string> = {}) => (await getPublicityDesk(viewer, world.slug, publicationFilters.parse(query), 1)).rows;

/** A file that the unit's filer has uploaded for the form. */
async function upload(viewer: Viewer): Promise<string> {
  const id = randomUUID();
  await db.attachment.create({
    data: { id, taskId: world.taskId, unitId: viewer.unitId, uploadedById: viewer.id, name: "照片.png", extension: "png", mimeType: "image/png", size: 3, sha256: "0".repeat(64), storageKey: id }, select: { id: true },
  });
  return id;
}

describe("a publication", () => {
  it("is recorded by a filer of a unit that leads or supports its tasks, and is everybody's to read", async () => {
    await createPublication(world.viewers.filer, creating());
    await createPublication(world.viewers.supportFiler, creating({ title: "配合宣传" }));
    await createPublication(world.viewers.countyFiler, creating({ title: "县区宣传" }));
    await createPublication(world.viewers.hrssFiler, creating({ title: "人社宣传", tasks: [world.hrssNo] }));
    for (const viewer of [world.viewers.outsideFiler, world.viewers.observer, world.viewers.administrator]) expect(await listed(viewer)).toHaveLength(4);
    expect((await listTaskPublications(world.viewers.outsideFiler, world.taskId)).map(({ title }) => title).sort()).toEqual(["县区宣传", "政策解读", "配合宣传"]);
    for (const viewer of [world.viewers.signer, world.viewers.supervisor, world.viewers.observer, world.viewers.administrator]) await expect(createPublication(viewer, creating())).rejects.toThrow(Forbidden);
  });

  it("serves no task that its unit has no part in", async () => {
    await expect(createPublication(world.viewers.outsideFiler, creating())).rejects.toMatchObject({ fieldErrors: { tasks: "只能选择本单位牵头或配合的任务。" } });
    await expect(createPublication(world.viewers.filer, creating({ tasks: [world.no, 999] }))).rejects.toThrow(Refused);
    await expect(createPublication(world.viewers.filer, creating({ list: "no-such" }))).rejects.toThrow(NotFound);
    expect(await listed()).toEqual([]);
  });

  it("has a link or a file, and a day that has come", async () => {
    await expect(createPublication(world.viewers.filer, creating({ link: null }))).rejects.toMatchObject({ fieldErrors: { link: expect.stringContaining("上传") as string } });
    const tomorrow = shanghaiDay(new Date(Date.now() + 86_400_000));
    await expect(createPublication(world.viewers.filer, creating({ publishedOn: tomorrow }), new Date())).rejects.toMatchObject({ fieldErrors: { publishedOn: "发布日期不能晚于今天。" } });
    const file = await upload(world.viewers.filer);
    await createPublication(world.viewers.filer, creating({ link: null, attachments: [file], fileTask: world.no }), new Date("2026-09-01T00:00:00Z"));
    const { id } = await first();
    expect((await listRecordAttachments(world.viewers.outsideFiler, "PUBLICITY", [id])).map(({ name }) => name)).toEqual(["照片.png"]);
    expect((await getAttachment(world.viewers.outsideFiler, file)).name).toBe("照片.png");
    await expect(createPublication(world.viewers.supportFiler, creating({ attachments: [await upload(world.viewers.filer)], fileTask: world.no }))).rejects.toThrow("附件已失效");
  });

  it("is one however often its form is sent", async () => {
    const form = creating();
    await createPublication(world.viewers.filer, form);
    await createPublication(world.viewers.filer, form);
    expect(await listed()).toHaveLength(1);
  });

  it("is changed and removed by its own unit, as it was last seen", async () => {
    await createPublication(world.viewers.filer, creating());
    await expect(editPublication(world.viewers.supportFiler, await changing())).rejects.toThrow(Forbidden);
    await expect(editPublication(world.viewers.supervisor, await changing())).rejects.toThrow(Forbidden);
    await expect(editPublication(world.viewers.filer, { ...(await changing()), publication: randomUUID() })).rejects.toThrow(NotFound);
    const [one, other] = [await changing({ title: "改一" }), await changing({ title: "改二" })];
    await editPublication(world.viewers.filer, one);
    await expect(editPublication(world.viewers.secondFiler, other)).rejects.toThrow(CHANGED_MEANWHILE);
    expect((await listed()).map(({ title, version }) => [title, version])).toEqual([["改一", 2]]);
    const { id, version } = await first();
    await expect(removePublication(world.viewers.outsideFiler, { publication: id, version, requestId: randomUUID() })).rejects.toThrow(Forbidden);
    await expect(removePublication(world.viewers.filer, { publication: id, version: 1, requestId: randomUUID() })).rejects.toThrow(CHANGED_MEANWHILE);
    await removePublication(world.viewers.filer, { publication: id, version, requestId: randomUUID() });
    expect(await listed()).toEqual([]);
    await expect(removePublication(world.viewers.filer, { publication: id, version: 3, requestId: randomUUID() })).rejects.toThrow(NotFound);
    await expect(getPublicationForm(world.viewers.filer, world.slug, id)).rejects.toThrow(NotFound);
  });

  it("that was removed takes its files along", async () => {
    const file = await upload(world.viewers.filer);
    await createPublication(world.viewers.filer, creating({ attachments: [file], fileTask: world.no }));
    const { id, version } = await first();
    await removePublication(world.viewers.filer, { publication: id, version, requestId: randomUUID() });
    await expect(getAttachment(world.viewers.outsideFiler, file)).rejects.toThrow(NotFound);
  });
});

describe("the form", () => {
  it("is for the unit's filers, and of another's publication for nobody", async () => {
    await createPublication(world.viewers.filer, creating());
    const { id } = await first();
    expect((await getPublicationForm(world.viewers.filer, world.slug, null)).tasks.map(({ no }) => no)).toContain(world.no);
    expect((await getPublicationForm(world.viewers.filer, world.slug, id)).row?.title).toBe("政策解读");
    for (const viewer of [world.viewers.supportFiler, world.viewers.supervisor, world.viewers.signer]) await expect(getPublicationForm(viewer, world.slug, id)).rejects.toThrow(Forbidden);
    await expect(getPublicationForm(world.viewers.filer, world.slug, "x")).rejects.toThrow(NotFound);
  });
});

describe("what is listed, counted, exported and answered", () => {
  const fetchFile = async (format: string, query: string) => {
    asking = world.viewers.observer;
    return new Uint8Array(await (await GET(new Request(`http://duban.test/lists/${world.slug}/publicity/export/${format}${query}`), { params: Promise.resolve({ list: world.slug, format }) })).arrayBuffer());
  };

  it("is the same under every filter", async () => {
    await createPublication(world.viewers.filer, creating({ title: "甲" }));
    await createPublication(world.viewers.supportFiler, creating({ title: "乙", medium: "TALK", publishedOn: "2026-05-01" }));
    await createPublication(world.viewers.hrssFiler, creating({ title: "=丙", tasks: [world.hrssNo], publishedOn: "2025-05-01" }));
    const queries: Record<string, string>[] = [{}, { unit: world.units.lead }, { medium: "TALK" }, { year: "2026" }, { year: "2026", quarter: "3" }, { task: String(world.no) }, { task: "1000" }];
    for (const query of queries) {
      const titles = (await listed(world.viewers.observer, query)).map(({ title }) => title);
      const text = `?${new URLSearchParams(query)}`;
      const [, ...records] = parseCsv(new TextDecoder().decode(await fetchFile("csv", text)));
      expect(records.map((row) => String(row[1]).replace(/^'/, "")), text).toEqual(titles);
      const { sheets } = await readXlsx(await fetchFile("xlsx", text));
      const rows = sheets[0]?.rows ?? [];
      expect(rows.slice(rows.findIndex((row) => row[0] === "序号") + 1).map((row) => row[2]).filter((title) => title !== null && title !== undefined && title !== ""), text).toEqual(titles);
      const api = await listPublicationsPage(world.viewers.observer, world.slug, { ...publicationFilters.parse(query), limit: 50 });
      expect(api.data.map(({ title }) => title).sort(), text).toEqual([...titles].sort());
    }
    expect(await db.auditEvent.count({ where: { event: "PUBLICITY_EXPORTED" } })).toBe(queries.length * 2);
  });

  it("is what the figures say behind their links", async () => {
    await createPublication(world.viewers.filer, creating());
    await createPublication(world.viewers.supportFiler, creating({ publishedOn: "2026-05-01" }));
    const figures = await getPublicityFigures(world.viewers.filer, figuresPlace(world, OPEN));
    expect(figures.map(({ value }) => value)).toEqual([1, 2, 1]);
    for (const { href, value } of figures) expect(await listed(world.viewers.filer, Object.fromEntries(new URL(href, "http://duban.test").searchParams)), href).toHaveLength(value);
    expect((await getPublicityDesk(world.viewers.filer, world.slug, NO_FILTERS, 99)).page).toBe(1);
  });
});
