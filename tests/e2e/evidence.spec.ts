import { readdirSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { makeDocx, makePdf, makePng } from "../../prisma/sample-files";
import { expect, expectAccessible, test } from "../support/e2e";

// Evidence on tasks that the demonstration leaves untouched in the current period: 市委组织部 leads 26, 市科技局 leads 33.
const TASK = "/lists/2021-60/tasks/38";
const OTHER_TASK = "/lists/2021-60/tasks/33";

const png = makePng(60, 40, (x, y) => [x * 4, y * 6, 90]);
const pdf = makePdf([["推进会议纪要", "第一项"], ["第二页"]]);
const docx = makeDocx(["工作小结"]);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });

const field = (page: Page) => page.getByRole("group", { name: "佐证材料" });
const choose = (page: Page, ...files: ReturnType<typeof file>[]) => field(page).locator("input[type=file]").setInputFiles(files);
const sending = (page: Page, name: string) => field(page).getByRole("listitem").filter({ hasText: name });

/** The address of a stored file, from its thumbnail or download link. */
async function addressOf(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name, exact: true }).click();
  const href = await page.getByRole("dialog").getByRole("link", { name: "下载" }).getAttribute("href");
  await page.getByRole("button", { name: "关闭" }).click();
  return href ?? "";
}

test("evidence is uploaded, looked at, refused, removed, signed and read by whoever reads the report", async ({ openAs, problems }, testInfo) => {
  test.setTimeout(240_000);
  problems.allow(/status of (422|413|404|403)/);
  const filer = await openAs("nyj-filer");
  await filer.goto(`${TASK}/report`);
  await expect(field(filer).getByText("单个不超过 20 MB，最多 20 个", { exact: false })).toBeVisible();

  // One that is refused does not hold up the others.
  await choose(
    filer,
    file("推进会议纪要.pdf", pdf),
    file("假图片.png", Buffer.from("<html><script>alert(1)</script></html>")),
    file("程序.png", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500, 1)])),
    file("矢量图.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")),
    file("空文件.docx", Buffer.alloc(0)),
    file("../../现场照片.png", png),
    file(`${"督".repeat(300)}.docx`, docx),
  );
  const large = testInfo.outputPath("超大.pdf");
  writeFileSync(large, Buffer.alloc(21 * 1024 * 1024));
  await field(filer).locator("input[type=file]").setInputFiles(large);
  await expect(field(filer).getByText("已上传 3 个", { exact: false })).toBeVisible();
  await expect(sending(filer, "假图片.png")).toContainText("文件内容不是图片，请检查后重新上传。");
  await expect(sending(filer, "程序.png")).toContainText("文件内容不是图片，请检查后重新上传。");
  await expect(sending(filer, "矢量图.svg")).toContainText("不支持 .svg 格式。");
  await expect(sending(filer, "空文件.docx")).toContainText("文件是空的");
  await expect(sending(filer, "超大.pdf")).toContainText("文件超过 20 MB");
  await expect(filer.getByRole("button", { name: "现场照片.png", exact: true })).toBeVisible();
  await expect(filer.getByRole("button", { name: `${"督".repeat(195)}.docx`, exact: true })).toBeVisible();
  await expectAccessible(filer);
  for (const name of ["假图片.png", "程序.png", "矢量图.svg", "空文件.docx", "超大.pdf"]) await filer.getByRole("button", { name: `移除 ${name}` }).click();

  // Files are no words of the form: nothing is unsaved, and the form still saves from where it was opened.
  await expect(filer.getByText("有未保存的修改")).toBeHidden();
  await filer.getByLabel("本季度进展情况").fill("本季度完成人才工作协同机制建设。");
  await filer.getByRole("button", { name: "保存草稿" }).click();
  await expect(filer.getByText(/已保存 \d\d:\d\d/)).toBeVisible();
  await filer.reload();
  await expect(field(filer).getByText("已上传 3 个", { exact: false })).toBeVisible();
  const thumbnail = filer.getByRole("img", { name: "现场照片.png的缩略图" });
  await thumbnail.scrollIntoViewIfNeeded();
  await expect.poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);

  // The first page of a PDF is drawn, in a Chinese face that nobody embedded.
  await filer.getByRole("button", { name: "推进会议纪要.pdf", exact: true }).click();
  await expect(filer.getByText("第 1 页，共 2 页", { exact: false })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(filer);
  await filer.keyboard.press("Escape");
  await expect(filer.getByRole("button", { name: "推进会议纪要.pdf", exact: true })).toBeFocused();

  await filer.getByRole("button", { name: /^删除 督/ }).click();
  await filer.getByRole("alertdialog").getByRole("button", { name: "删除" }).click();
  await expect(field(filer).getByText("已上传 2 个", { exact: false })).toBeVisible();
  await expect(field(filer)).toBeFocused();

  // Nobody outside the unit reads a draft's files.
  const address = await addressOf(filer, "推进会议纪要.pdf");
  const neighbour = await openAs("kjj-filer");
  const supervisor = await openAs("duban1");
  for (const other of [neighbour, supervisor]) expect((await other.request.get(address)).status()).toBe(404);

  await filer.getByRole("radio", { name: "达进度" }).check();
  await filer.getByLabel("完成比例").fill("60");
  await filer.getByRole("button", { name: "送审签" }).click();
  await expect(filer.getByText("已送审签")).toBeVisible();
  const signer = await openAs("nyj-signer");
  await signer.goto(`${TASK}/report`);
  await expect(signer.getByText("佐证材料（2）")).toBeVisible();
  await signer.getByRole("button", { name: "审签报送" }).click();
  await expect(signer.getByText("已送市人社局。")).toBeVisible();

  await supervisor.goto(TASK);
  await expect(supervisor.getByText("佐证材料（2）").first()).toBeVisible();
  const download = supervisor.waitForEvent("download");
  await supervisor.getByRole("button", { name: "推进会议纪要.pdf", exact: true }).click();
  await supervisor.getByRole("dialog").getByRole("link", { name: "下载" }).click();
  expect((await download).suggestedFilename()).toBe("推进会议纪要.pdf");
  const answer = await supervisor.request.get(address);
  expect(answer.headers()).toMatchObject({ "content-security-policy": "sandbox; default-src 'none'", "x-content-type-options": "nosniff", "content-type": "application/pdf" });
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; /);
  expect((await answer.body()).equals(pdf)).toBe(true);
});

test("an upload that is cut, comes from another site or from a neighbour leaves nothing; one that comes twice is one file", async ({ openAs, baseURL, problems }) => {
  problems.allow(/status of (403|404)/);
  const filer = await openAs("kjj-filer");
  await filer.goto(`${OTHER_TASK}/report`);
  const period = /"period":"(\d{4}Q\d)"|name="period" value="(\d{4}Q\d)"/.exec(await filer.content());
  const address = `/api/attachments?for=report&list=2021-60&no=33&period=${period?.[1] ?? period?.[2] ?? ""}`;
  const headers = { origin: baseURL ?? "", "x-upload-id": crypto.randomUUID(), "x-file-name": "a.pdf" };

  const neighbour = await openAs("zzb-filer");
  const byNeighbour = await neighbour.request.post(address, { headers, data: pdf });
  expect([403, 404]).toContain(byNeighbour.status());
  const fromElsewhere = await filer.request.post(address, { headers: { ...headers, origin: "https://evil.example" }, data: pdf });
  expect(fromElsewhere.status()).toBe(403);

  // Half of the file, and then nothing any more.
  const cookie = (await filer.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await new Promise<void>((resolve) => {
    const cut = httpRequest(new URL(address, baseURL), { method: "POST", headers: { ...headers, cookie, "content-length": String(pdf.length) } });
    cut.on("error", () => resolve());
    cut.on("close", () => resolve());
    cut.write(pdf.subarray(0, 200), () => cut.destroy());
  });
  // The server runs beside us: the part that came is gone from its disk, too.
  const { DATA_DIR = "" } = process.env;
  await expect.poll(() => readdirSync(join(DATA_DIR, "uploads"))).toEqual([]);
  await filer.reload();
  await expect(field(filer)).toBeVisible();
  await expect(field(filer).getByText("已上传", { exact: false })).toBeHidden();
  // The same request, whole this time, is taken: the broken one was none.
  const taken = await filer.request.post(address, { headers, data: pdf });
  expect(taken.status()).toBe(201);
  // Sent once more, as where the answer was lost: the same file, not a second one.
  const again = await filer.request.post(address, { headers, data: pdf });
  expect([again.status(), await again.json()]).toEqual([201, await taken.json()]);
  await filer.reload();
  await expect(field(filer).getByText("已上传 1 个", { exact: false })).toBeVisible();
});

test("a comment carries its files", async ({ openAs }) => {
  const filer = await openAs("kjj-filer");
  await filer.goto(`${OTHER_TASK}?tab=discussion`);
  await filer.getByLabel("发表讨论").fill("统计口径见附件。");
  // The count is the form's own: it has come to life, and takes files.
  await expect(filer.getByText("8 / 2000 字")).toBeVisible();
  await filer.getByRole("group", { name: "附件" }).locator("input[type=file]").setInputFiles([file("统计口径.docx", docx), file("示意图.png", png)]);
  await expect(filer.getByRole("button", { name: "移除 示意图.png" })).toBeVisible();
  await filer.getByRole("button", { name: "发表" }).click();
  const comment = filer.getByRole("listitem").filter({ hasText: "统计口径见附件。" }).first();
  await expect(comment.getByRole("button", { name: "统计口径.docx" })).toBeVisible();
  await expect(filer.getByRole("button", { name: "移除 示意图.png" })).toBeHidden();
  await expectAccessible(filer);
  const supervisor = await openAs("duban1");
  await supervisor.goto(`${OTHER_TASK}?tab=discussion`);
  await expect(supervisor.getByRole("button", { name: "示意图.png" })).toBeVisible();
});
