import "./data-folder";
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotFound } from "@/lib/actions/failures";
import { removeAttachment } from "@/lib/attachments/mutations";
import { listFiledAttachments } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/schema";
import { saveContribution, signContribution } from "@/lib/contributions/mutations";
import { saveContributionSchema } from "@/lib/contributions/schema";
import { db } from "@/lib/db/client";
import { makeDocx, makePdf, makePng } from "@/prisma/sample-files";
import { stepForm } from "../reports/steps";
import { createWorld, forgetFilings, type World } from "../reports/world";
import { download, statusFor, upload, uploaded } from "./steps";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

const png = makePng(8, 8, () => [30, 30, 200]);
const pdf = makePdf([["佐证材料"]]);
const docx = makeDocx(["本季度工作情况"]);
const remove = (viewer: Viewer, attachment: string) => removeAttachment(viewer, { attachment, requestId: randomUUID() });

describe("a contribution's files", () => {
  const save = (viewer: Viewer, version: number, intent: string) =>
    saveContribution(viewer, saveContributionSchema.parse({ ...stepForm(world, version), intent, content: "已落实资金。", problems: "", contactName: "李四", contactPhone: "0527" }));

  it("are their unit's until it is given, and then the lead's and the supervisor's too", async () => {
    const { supportFiler, supportSigner, countyFiler, filer, supervisor, outsideFiler } = world.viewers;
    const id = await uploaded(world, supportFiler, { for: "contribution", name: "资金文件.pdf", bytes: pdf });
    for (const viewer of [countyFiler, filer, supervisor, outsideFiler]) expect(await statusFor(viewer, id)).toBe(404);
    await expect(remove(countyFiler, id)).rejects.toBeInstanceOf(NotFound);
    await save(supportFiler, 0, "send");
    await signContribution(supportSigner, stepForm(world, 1));
    for (const viewer of [countyFiler, filer, supervisor]) expect(await statusFor(viewer, id)).toBe(200);
    expect(await statusFor(outsideFiler, id)).toBe(404);
    expect((await listFiledAttachments(filer, world.taskId)).map(({ name, unitId, for: what }) => [name, unitId, what])).toEqual([["资金文件.pdf", world.units.support, "contribution"]]);
  });

  it("of one unit are not put to another's", async () => {
    await upload(world, world.viewers.countyFiler, { for: "contribution", bytes: png });
    await upload(world, world.viewers.supportFiler, { for: "contribution", bytes: png });
    const rows = await db.contribution.findMany({ select: { unitId: true, _count: { select: { attachments: true } } } });
    expect(rows.map((row) => [row.unitId, row._count.attachments]).sort()).toEqual([[world.units.county, 1], [world.units.support, 1]].sort());
  });
});

describe("a download", () => {
  it("is saved under its name, of the type found, and may do nothing in our site", async () => {
    const { filer } = world.viewers;
    const id = await uploaded(world, filer, { name: "进展 (一)'季度'.pdf", bytes: pdf });
    const response = await download(filer, id);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(pdf.length),
      "content-disposition": `attachment; filename="__ (_)'__'.pdf"; filename*=UTF-8''%E8%BF%9B%E5%B1%95%20%28%E4%B8%80%29%27%E5%AD%A3%E5%BA%A6%27.pdf`,
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const word = await download(filer, await uploaded(world, filer, { name: "a.docx", bytes: docx }));
    expect(word.headers.get("content-type")).toBe("application/octet-stream");
  });
});
