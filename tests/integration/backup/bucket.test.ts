import "../attachments/data-folder";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ArchiveReader } from "@/prisma/backup-archive";
import { verifyArchive } from "@/prisma/backup-manifest";
import { writeBackup } from "@/prisma/backup-write";
import { makePdf, makePng } from "@/prisma/sample-files";
import { startObjectStore } from "../attachments/object-store";
import { uploaded } from "../attachments/steps";
import { createWorld } from "../reports/world";
import { createEmptyDatabase, newPath, runNpm } from "./archives";

let store: Awaited<ReturnType<typeof startObjectStore>>;
beforeAll(async () => {
  store = await startObjectStore("duban-files");
});
afterAll(() => store.stop());

it("goes from the disk into a bucket, and from there into an archive that holds the same", async () => {
  const world = await createWorld();
  const files = [makePdf([["佐证材料"]]), ...[1, 2, 3].map((shade) => makePng(8, 8, () => [shade, 2, 3]))];
  for (const bytes of files) await uploaded(world, world.viewers.supervisor, { for: "comment", name: bytes === files[0] ? "a.pdf" : "a.png", bytes });
  const [first, second] = [newPath(".tar"), newPath(".tar")];
  const manifest = await writeBackup(process.env.DATABASE_URL ?? "", first, { skipsLost: false });
  const settings = {
    DATABASE_URL: await createEmptyDatabase(), DATA_DIR: newPath(),
    STORAGE: "s3", S3_ENDPOINT: store.url, S3_BUCKET: "duban-files", S3_ACCESS_KEY_ID: "key", S3_SECRET_ACCESS_KEY: "secret",
  };
  expect(await runNpm("restore", [first], settings)).toMatchObject({ code: 0 });
  expect([...store.objects.keys()].sort()).toEqual(manifest.files.map(({ key }) => key).sort());
  expect(await runNpm("backup", [second], settings)).toMatchObject({ code: 0 });
  expect(await verifyArchive(await ArchiveReader.open(second))).toEqual({ ...manifest, madeAt: expect.any(String) as string });
  // The bucket is in use now: nothing is written over.
  expect(await runNpm("restore", [first], { ...settings, DATABASE_URL: await createEmptyDatabase() })).toMatchObject({ code: 1, output: expect.stringContaining("目标文件存储不是空的") as string });
}, 120_000);
