import { filesOnDisk } from "./data-folder";
import { finished } from "node:stream/promises";
import { crc32, createDeflateRaw, deflateSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cleanUpAttachments } from "@/lib/attachments/mutations-cleanup";
import { DAILY_MAX_BYTES, FILE_MAX_BYTES } from "@/lib/attachments/rules-formats";
import { db } from "@/lib/db/client";
import { makeDocx, makePdf, makePng, makeZip } from "@/prisma/sample-files";
import { createWorld, forgetFilings, inDays, type World } from "../reports/world";
import { names, upload } from "./steps";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(forgetFilings);

const png = makePng(8, 8, () => [200, 30, 30]);
const pdf = makePdf([["佐证材料"]]);
const docx = makeDocx(["本季度工作情况"]);
const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f0037ffd9", "hex");
const windowsProgram = Buffer.concat([Buffer.from("MZ\u0090\u0000", "latin1"), Buffer.alloc(4_000, 1)]);

/** An old Office document's container with streams of these names. */
function cfb(...streams: string[]): Buffer {
  const sectors = Buffer.alloc(512 * 4);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(sectors);
  sectors.writeUInt16LE(3, 26);
  sectors.writeUInt16LE(0xfffe, 28);
  sectors.writeUInt16LE(9, 30);
  sectors.writeUInt32LE(1, 48); // the directory's sector
  sectors.writeUInt32LE(0xfffffffe, 68);
  sectors.fill(0xff, 76, 512);
  sectors.writeUInt32LE(0, 76); // the table of chains
  sectors.fill(0xff, 512, 1024);
  sectors.writeUInt32LE(0xfffffffe, 516);
  ["Root Entry", ...streams].slice(0, 4).forEach((name, at) => {
    const entry = 1024 + at * 128;
    sectors.write(name, entry, "utf16le");
    sectors.writeUInt16LE(name.length * 2 + 2, entry + 64);
    sectors[entry + 66] = at === 0 ? 5 : 2;
  });
  return sectors;
}

/** 1 GB of zeros, deflated piece by piece. */
async function gigabyteOfZeros() {
  const piece = Buffer.alloc(1024 * 1024);
  const deflate = createDeflateRaw();
  const packed: Buffer[] = [];
  deflate.on("data", (data: Buffer) => packed.push(data));
  let crc = 0;
  for (let at = 0; at < 1024; at += 1) {
    crc = crc32(piece, crc);
    if (!deflate.write(piece)) await new Promise((resolve) => deflate.once("drain", resolve));
  }
  deflate.end();
  await finished(deflate);
  return { packed: Buffer.concat(packed), size: 1024 * piece.length, crc };
}

const FAKES: [string, string, Uint8Array, RegExp][] = [
  ["a program called .png", "照片.png", windowsProgram, /^文件内容不是图片，请检查后重新上传。$/],
  ["a program called .pdf", "通知.pdf", windowsProgram, /^文件内容不是 PDF，请检查后重新上传。$/],
  ["a program called .docx", "总结.docx", windowsProgram, /^文件内容不是 Word 文档，请检查后重新上传。$/],
  ["a program called .doc", "总结.doc", windowsProgram, /^文件内容不是 Word 文档/],
  ["a program under its own name", "setup.exe", windowsProgram, /^不支持 \.exe 格式。/],
  ["a program with a name written backwards", "报告\u202egnp.exe", windowsProgram, /^不支持 \.exe 格式。/],
  ["HTML called .png", "图.png", Buffer.from("<html><script>alert(1)</script></html>"), /^文件内容不是图片/],
  ["HTML under its own name", "page.html", Buffer.from("<p>"), /^不支持 \.html 格式。/],
  ["an SVG with a script", "图.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /^不支持 \.svg 格式。/],
  ["an SVG called .png", "图.png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /^文件内容不是图片/],
  ["text", "说明.txt", Buffer.from("说明"), /^不支持 \.txt 格式。/],
  ["a name without extension", "材料", png, /^文件名没有扩展名/],
  ["a plain archive called .docx", "打包.docx", makeZip([{ name: "a.exe", data: "MZ" }]), /^文件内容不是 Word 文档/],
  ["a Word document called .xlsx", "表.xlsx", docx, /^文件内容是 Word 文档，与扩展名 \.xlsx 不符/],
  ["a Word document called .doc", "旧.doc", docx, /^文件内容是新版 Word 文档，与扩展名 \.doc 不符/],
  ["macros under a plain name", "宏.docx", makeDocx(["甲"], [{ name: "word/vbaProject.bin", data: "x" }]), /^文件含有宏/],
  ["macros under their own name", "宏.xlsm", docx, /^文件含有宏/],
  ["an old document with macros", "宏.xls", cfb("Workbook", "_VBA_PROJECT_CUR"), /^文件含有宏/],
  ["a document with a password", "密.docx", cfb("EncryptedPackage", "EncryptionInfo"), /^文件设有打开密码/],
  ["an installer called .doc", "装.doc", cfb("__substg1.0_1000001F"), /^文件内容不是 Word 文档/],
  ["an old sheet called .doc", "表.doc", cfb("Workbook"), /^文件内容是 Excel 表格，与扩展名 \.doc 不符/],
  ["a JPEG called .png", "图.png", jpeg, /^文件内容是 JPG 图片，与扩展名 \.png 不符/],
  ["a picture cut short", "图.png", png.subarray(0, png.length - 10), /^图片已损坏或不完整/],
  ["a picture with something behind it", "图.png", Buffer.concat([png, docx]), /^图片已损坏或不完整/],
  ["only the beginning of a picture", "图.png", Buffer.concat([png.subarray(0, 8), Buffer.from("<script>alert(1)</script>".repeat(4))]), /^文件内容不是图片/],
  ["a picture that fills the memory", "图.png", makeHugePng(), /^图片尺寸过大/],
  ["a PDF cut short", "文.pdf", pdf.subarray(0, 400), /^文件已损坏或不完整/],
  ["a document cut short", "文.docx", docx.subarray(0, docx.length - 30), /^文件已损坏或不完整/],
  ["zero bytes", "空.pdf", new Uint8Array(), /^文件是空的/],
];

function makeHugePng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const frame = Buffer.alloc(4);
    frame.writeUInt32BE(data.length);
    return Buffer.concat([frame, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const head = Buffer.from("0000c3500000c3500802000000", "hex"); // 50 000 × 50 000
  return Buffer.concat([png.subarray(0, 8), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc(10))), chunk("IEND", Buffer.alloc(0))]);
}

describe("what is not what it says", () => {
  it.each(FAKES)("%s is refused with its reason, and nothing is left of it", async (_what, name, bytes, reason) => {
    const answer = await upload(world, world.viewers.filer, { name, bytes });
    expect(answer).toMatchObject({ status: 422, message: expect.stringMatching(reason) as string });
    expect(await db.attachment.count()).toBe(0);
    expect(await db.auditEvent.count()).toBe(0);
    expect(filesOnDisk()).toEqual([]);
  });

  it("a document that unpacks to a gigabyte is refused without unpacking it", async () => {
    const bomb = makeDocx(["甲"], [{ name: "word/media/image1.bmp", ...(await gigabyteOfZeros()) }]);
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect(await upload(world, world.viewers.filer, { name: "工作总结.docx", bytes: bomb })).toMatchObject({ status: 422, message: expect.stringContaining("解压后过大") as string });
    expect(filesOnDisk()).toEqual([]);
  });

  it("an archive whose entries share their bytes is refused, whatever its directory says", async () => {
    const data = deflateSync(Buffer.alloc(1000, 7));
    const shared = { packed: Buffer.alloc(0), size: 1000, crc: 0 };
    const bomb = makeDocx(["甲"], [{ name: "a", data }, { name: "b", ...shared }]);
    const at = bomb.indexOf(Buffer.from("PK\u0001\u0002", "latin1"), bomb.lastIndexOf("word/document.xml"));
    bomb.writeUInt32LE(bomb.length * 2, at + 20);
    expect(await upload(world, world.viewers.filer, { name: "a.docx", bytes: bomb })).toMatchObject({ status: 422, message: expect.stringContaining("解压后过大") as string });
  });
});

describe("what is too much, or too little", () => {
  it("21 MB is refused by its announced size, and by its bytes where none was announced", async () => {
    const bytes = new Uint8Array(FILE_MAX_BYTES + 1024 * 1024);
    const { filer } = world.viewers;
    expect(await upload(world, filer, { bytes })).toMatchObject({ status: 413, message: "文件超过 20 MB，请压缩或拆分后重新上传。" });
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    expect(await upload(world, filer, { bytes: endless })).toMatchObject({ status: 413 });
    expect(read).toBeLessThan(30);
    expect(filesOnDisk()).toEqual([]);
  });

  it("a connection cut in the middle leaves nothing, and the daily job finds nothing to do", async () => {
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(pdf.subarray(0, 300));
      },
      pull(controller) {
        controller.error(new Error("aborted"));
      },
    });
    const short = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(pdf.subarray(0, 300));
        controller.close();
      },
    });
    const { filer } = world.viewers;
    const incomplete = { status: 422, message: "文件没有传完，请重新上传。" };
    expect(await upload(world, filer, { name: "a.pdf", bytes: cut })).toMatchObject(incomplete);
    expect(await upload(world, filer, { name: "a.pdf", bytes: short, headers: { "content-length": String(pdf.length) } })).toMatchObject(incomplete);
    expect(filesOnDisk()).toEqual([]);
    expect(await cleanUpAttachments(inDays(2))).toEqual({ forgottenRows: 0, orphanObjects: 0, temporaryFiles: 0, missing: [] });
  });
});

it("putting files up and taking them off again fills no disk: there is an end for the day", async () => {
  const { filer, secondFiler } = world.viewers;
  const file = { name: "照片.png", bytes: png };
  await upload(world, filer, file);
  const removed = { size: DAILY_MAX_BYTES, removedAt: new Date(), removedById: filer.id };
  await db.attachment.updateMany({ data: removed });
  expect(await upload(world, filer, file)).toMatchObject({ status: 422, message: "一天内上传的文件过多，请明天再上传。" });
  expect((await upload(world, secondFiler, file)).status).toBe(201);
  await db.attachment.updateMany({ data: { createdAt: inDays(-2) } });
  expect((await upload(world, filer, file)).status).toBe(201);
  await db.attachment.deleteMany();
  await cleanUpAttachments(inDays(2));
});

describe("names that mean harm", () => {
  it.each([
    ["a path out of the folder", "../../../../etc/cron.d/任务.png", "任务.png"],
    ["a path of Windows", "C:\\Users\\张三\\桌面\\照片.PNG", "照片.png"],
    ["300 Chinese characters", `${"督".repeat(300)}.png`, `${"督".repeat(196)}.png`],
    ["marks that turn the text around", "照片\u202e\u2066.png", "照片.png"],
    ["control characters and a header's end", "a\r\nSet-Cookie: x=1\u0000.png", "aSet-Cookie_ x=1.png"],
    ["no name at all before the extension", ".png", "未命名.png"],
  ])("%s is stored under a harmless one", async (_what, name, stored) => {
    expect((await upload(world, world.viewers.filer, { name, bytes: png })).status).toBe(201);
    expect(await names()).toEqual([stored]);
    expect(filesOnDisk()).toEqual([expect.stringMatching(/^files\/attachments\/[0-9a-f]{2}\/[0-9a-f-]{36}$/)]);
    await db.attachment.deleteMany();
    await cleanUpAttachments(inDays(2));
    expect(filesOnDisk()).toEqual([]);
  });
});
