import type { BrowserContext, Page, Request } from "@playwright/test";
import { expect, test } from "../support/e2e";

// 市委组织部 leads task 26; 市人社局 and the counties and zones support it; 市公安局 has no part in it.
const TASK = "/lists/2021-60/tasks/26";
const SECRET_WORDS = "这份草稿只有本单位能看到。";

async function statusOf(page: Page, path: string): Promise<number | undefined> {
  return (await page.goto(path))?.status();
}

/** Sends a server action again as it was, but for the cookies: what a neighbour with a debugger would do. */
async function replay(context: BrowserContext, request: Request): Promise<number> {
  const { cookie: _cookie, "content-length": _length, ...headers } = await request.allHeaders();
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")));
  const response = await context.request.post(request.url(), { headers: sent, data: request.postDataBuffer() ?? Buffer.alloc(0), maxRedirects: 0 });
  return response.status();
}

test("nobody but the unit itself reaches its form, its draft or its actions", async ({ openAs, problems }) => {
  test.setTimeout(180_000);
  problems.allow(/status of (401|403|404)/);
  const filer = await openAs("zzb-filer");
  await filer.goto(`${TASK}/report`);
  await filer.getByLabel("本季度进展情况").fill(SECRET_WORDS);
  const saving = filer.waitForRequest((request) => request.method() === "POST" && "next-action" in request.headers());
  await filer.getByRole("button", { name: "保存草稿" }).click();
  const save = await saving;
  await expect(filer.getByText(/已保存 \d\d:\d\d/)).toBeVisible();

  // A stranger: the task as printed, and nothing else of it exists.
  const stranger = await openAs("gaj-filer");
  expect(await statusOf(stranger, TASK)).toBe(200);
  await expect(stranger.getByText("填报内容不公开")).toBeVisible();
  expect(await statusOf(stranger, `${TASK}/report`)).toBe(404);
  expect(await statusOf(stranger, `${TASK}/contribution`)).toBe(404);
  expect(await replay(stranger.context(), save)).toBe(404);

  // A supporting unit sees what is filed, so it may know of the form; the draft it may not.
  const supporter = await openAs("rsj-filer");
  expect(await statusOf(supporter, `${TASK}/report`)).toBe(403);
  expect(await replay(supporter.context(), save)).toBe(403);

  // Neither do those who read everything filed, nor the unit's own signer write.
  for (const username of ["duban1", "observer", "admin"]) {
    const reader = await openAs(username);
    expect(await statusOf(reader, TASK), username).toBe(200);
    await expect(reader.getByText(SECRET_WORDS)).toHaveCount(0);
    expect(await statusOf(reader, `${TASK}/report`), username).toBe(403);
    expect(await replay(reader.context(), save), username).toBe(403);
  }
  const signer = await openAs("zzb-signer");
  expect(await replay(signer.context(), save)).toBe(403);

  for (const page of [stranger, supporter]) {
    await page.goto("/lists/2021-60/tasks?text=三支一扶");
    await expect(page.getByText(SECRET_WORDS)).toHaveCount(0);
    await expect(page.getByText("草稿", { exact: true })).toHaveCount(0);
  }
  // All of it changed nothing.
  await filer.reload();
  await expect(filer.getByLabel("本季度进展情况")).toHaveValue(SECRET_WORDS);
});

test("the pages of one role answer 403 to the others, and 401 to nobody in particular", async ({ openAs, browser, baseURL, problems }) => {
  problems.allow(/status of (401|403|404)/);
  const filer = await openAs("gaj-filer");
  for (const path of ["/reviews", "/admin/periods", "/admin/units", "/admin/accounts"]) {
    expect(await statusOf(filer, path), path).toBe(403);
  }
  const supervisor = await openAs("duban1");
  expect(await statusOf(supervisor, "/admin/accounts")).toBe(403);
  const observer = await openAs("observer");
  expect(await statusOf(observer, "/reviews")).toBe(403);
  expect(await statusOf(observer, "/lists/no-such-list/tasks")).toBe(404);
  // Odd addresses are no pages, and no errors either.
  for (const task of ["48", "0", "0x1", "99999999999", "abc", "1%00"]) expect(await statusOf(observer, `/lists/2021-60/tasks/${task}`), task).toBe(404);

  const nobody = await browser.newContext({ baseURL });
  const page = await nobody.newPage();
  for (const path of ["/", TASK, "/lists/2021-60/dashboard", "/units", "/account"]) expect(await statusOf(page, path), path).toBe(401);
  await nobody.close();
});
