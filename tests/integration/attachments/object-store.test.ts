import { filesOnDisk } from "./data-folder";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanUpAttachments } from "@/lib/attachments/mutations-cleanup";
import { makePdf, makePng } from "@/prisma/sample-files";
import { createWorld, inDays, type World } from "../reports/world";
import { startObjectStore } from "./object-store";
import { download, statusFor, upload, uploaded } from "./steps";

let world: World;
let store: Awaited<ReturnType<typeof startObjectStore>>;
beforeAll(async () => {
  store = await startObjectStore("duban-files");
  // Before the first use of the storage: the settings are read once.
  Object.assign(process.env, { STORAGE: "s3", S3_ENDPOINT: store.url, S3_BUCKET: "duban-files", S3_ACCESS_KEY_ID: "key", S3_SECRET_ACCESS_KEY: "secret" });
  world = await createWorld();
});
afterAll(() => store.stop());

const pdf = makePdf([["佐证材料"]]);
const png = makePng(8, 8, () => [1, 2, 3]);

describe("files in an S3 bucket", () => {
  it("go there whole and signed, come back as they were, and leave nothing on this machine", async () => {
    const { filer } = world.viewers;
    const id = await uploaded(world, filer, { name: "通知.pdf", bytes: pdf });
    expect([...store.objects.values()].map(({ body, signed }) => [body.equals(pdf), signed])).toEqual([[true, true]]);
    const response = await download(filer, id);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
    expect(filesOnDisk()).toEqual([]);
  });

  it("that are refused, or whose row cannot be written, leave no object", async () => {
    const { filer, outsideFiler } = world.viewers;
    const before = store.objects.size;
    expect((await upload(world, filer, { name: "假.png", bytes: pdf })).status).toBe(422);
    expect((await upload(world, outsideFiler, { bytes: png })).status).toBe(404);
    // A key that was used for something else is found out only when the row is written.
    const requestId = "0b8a1c1e-1f5e-4b0e-8d6c-0a4c6f0f9d11";
    await upload(world, filer, { bytes: png, requestId });
    expect((await upload(world, filer, { name: "b.pdf", bytes: pdf, requestId })).status).toBe(422);
    expect(store.objects.size).toBe(before + 1);
  });

  it("are cleaned up over all pages of the list, and what is missing is told", async () => {
    const { filer } = world.viewers;
    for (let at = 0; at < 3; at += 1) store.objects.set(`attachments/aa/orphan-${at}`, { body: Buffer.from("x"), at: new Date(), signed: true });
    store.objects.set("demo/aa/not-ours", { body: Buffer.from("x"), at: new Date(), signed: true });
    const id = await uploaded(world, filer, { bytes: png });
    expect(await cleanUpAttachments(new Date())).toMatchObject({ orphanObjects: 0 });
    expect(await cleanUpAttachments(inDays(2))).toEqual({ forgottenRows: 0, orphanObjects: 3, temporaryFiles: 0, missing: [] });
    expect(store.objects.has("demo/aa/not-ours")).toBe(true);
    store.objects.clear();
    expect((await cleanUpAttachments(inDays(2))).missing).toContainEqual(expect.objectContaining({ id }));
    expect(await statusFor(filer, id)).toBe(500);
  });
});
