import type { Page } from "@playwright/test";
import { expect, expectAccessible, signIn, test } from "../support/e2e";

// What is typed into a report is never lost. The demonstration leaves these tasks untouched in the current period:
// 市人社局 leads 20, 市委组织部 26 and 19.
const form = (task: number) => `/lists/2021-60/tasks/${task}/report`;
const SAVED = /已保存 \d\d:\d\d/;

// Each of them waits several times for a form to save itself.
test.describe.configure({ timeout: 240_000 });

const progress = (page: Page) => page.getByRole("textbox", { name: /^本季度进展情况/ });
const problems = (page: Page) => page.getByRole("textbox", { name: /^存在问题/ });
const nextSteps = (page: Page) => page.getByRole("textbox", { name: /^下一步打算/ });
const phone = (page: Page) => page.getByRole("textbox", { name: /^联系电话/ });

/** What comes to be on the server, as a browser that knows nothing of the others reads it. */
async function expectOnServer(openAs: (username: string) => Promise<Page>, username: string, task: number, words: Partial<Record<"progress" | "problems" | "nextSteps", string>>) {
  const page = await openAs(username);
  // The form on the other screen saves itself when its time comes.
  await expect(async () => {
    await page.goto(form(task));
    const once = { timeout: 1_000 };
    if (words.progress !== undefined) await expect(progress(page)).toHaveValue(words.progress, once);
    if (words.problems !== undefined) await expect(problems(page)).toHaveValue(words.problems, once);
    if (words.nextSteps !== undefined) await expect(nextSteps(page)).toHaveValue(words.nextSteps, once);
  }).toPass({ timeout: 20_000 });
}

async function expectNothingKept(page: Page) {
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("duban:draft:")))).toEqual([]);
}

test("words save themselves, without a click and without drawing the page anew", async ({ openAs }) => {
  const page = await openAs("rsj-filer");
  await page.goto(form(20));
  await expect(page.getByText("尚未填写")).toBeVisible();
  // A form that is only looked at makes no draft.
  await progress(page).focus();
  await progress(page).blur();
  await progress(page).fill("本季度公开招聘三批次。");
  await expect(page.getByText("有未保存的修改")).toBeVisible();
  await expect(page.getByText(SAVED)).toBeVisible();
  // A field that is filled in wrongly says so and holds up no other one.
  await phone(page).fill("电话");
  await problems(page).fill("报名系统高峰期拥堵。");
  await expect(page.getByText("联系电话只能填数字")).toBeVisible();
  await expect(page.getByText("有内容填写有误，改正后保存")).toBeVisible();
  await expect(phone(page)).toHaveValue("电话");
  await expectOnServer(openAs, "rsj-filer", 20, { progress: "本季度公开招聘三批次。", problems: "报名系统高峰期拥堵。" });
  await phone(page).fill("0527-00000020");
  await expect(page.getByText(SAVED)).toBeVisible();
  await expect(page.getByText("联系电话只能填数字")).toHaveCount(0);
  await expectNothingKept(page);
  // Off to another page at once after the last key, and back.
  await nextSteps(page).fill("下季度完成面试。");
  await page.getByRole("link", { name: "第 20 项任务", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "第 20 项任务", exact: true })).toBeVisible();
  await page.goBack();
  await expect(nextSteps(page)).toHaveValue("下季度完成面试。");
  await expectOnServer(openAs, "rsj-filer", 20, { nextSteps: "下季度完成面试。" });
});

test("a cut network: the words wait in the browser and go when it is back", async ({ openAs, problems: errors }) => {
  errors.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const page = await openAs("rsj-filer");
  await page.goto(form(20));
  await page.context().setOffline(true);
  await progress(page).fill("断网时写下的进展。");
  await expect(page.getByText("网络不通，内容已存在本机，恢复后自动保存")).toBeVisible();
  await page.getByRole("button", { name: "送审签" }).click();
  await expect(page.getByText("网络不通，未送审签。")).toBeVisible();
  await expect(progress(page)).toHaveValue("断网时写下的进展。");
  await page.context().setOffline(false);
  await expect(page.getByText(SAVED)).toBeVisible();
  await expectNothingKept(page);
  await expectOnServer(openAs, "rsj-filer", 20, { progress: "断网时写下的进展。" });

  // A network that fails without the browser's notice: the form tries again by itself.
  await page.route("**/api/drafts/*", (route) => route.abort());
  await progress(page).fill("网络时断时续时写下的进展。");
  await expect(page.getByText("网络不通，内容已存在本机，恢复后自动保存")).toBeVisible();
  await page.unroute("**/api/drafts/*");
  await expect(page.getByText(SAVED)).toBeVisible();
  await expectOnServer(openAs, "rsj-filer", 20, { progress: "网络时断时续时写下的进展。" });
});

test("a window closed while the network was cut: the words come back and are saved", async ({ openAs, problems: errors }) => {
  errors.allow(/ERR_INTERNET_DISCONNECTED/);
  const page = await openAs("rsj-filer");
  await page.goto(form(20));
  const before = await progress(page).inputValue();
  await page.context().setOffline(true);
  await progress(page).fill("关窗前写下的进展。");
  await expect(page.getByText("网络不通，内容已存在本机，恢复后自动保存")).toBeVisible();
  const context = page.context();
  // The cut ends with the page it is made for: a page that is closing may see the network again, and save. Not without a session.
  const session = await context.cookies();
  await context.clearCookies();
  await page.close();
  await context.setOffline(false);
  await context.addCookies(session);

  const again = await context.newPage();
  await again.goto(form(20));
  await expect(again.getByText(/^已恢复 .*\d\d:\d\d 未保存的内容$/)).toBeVisible();
  await expect(progress(again)).toHaveValue("关窗前写下的进展。");
  await expectAccessible(again);
  await expect(again.getByText(SAVED)).toBeVisible();
  await expectOnServer(openAs, "rsj-filer", 20, { progress: "关窗前写下的进展。" });
  // Whoever does not want them has what was there before.
  await again.getByRole("button", { name: "放弃，恢复已保存的内容" }).click();
  await expect(progress(again)).toHaveValue(before);
  await expect(again.getByText(SAVED)).toBeVisible();
  await expectNothingKept(again);
  await expectOnServer(openAs, "rsj-filer", 20, { progress: before });
});

async function signInOnThisPage(page: Page, username: string) {
  await page.locator(`[data-username="${username}"]`).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

test("a session that ends in the middle: the words are there after signing in again, and for nobody else", async ({ openAs, problems: errors }) => {
  errors.allow(/status of (401|403)/);
  const words = { progress: "登录到期时写下的进展。", problems: "登录到期后写下的问题。" };
  const page = await openAs("zzb-filer");
  await page.goto(form(26));
  await page.context().clearCookies();
  await progress(page).fill(words.progress);
  await expect(page.getByText("登录已到期，内容已存在本机。")).toBeVisible();
  await problems(page).fill(words.problems);
  await page.getByRole("button", { name: "送审签" }).click();
  await expect(progress(page)).toHaveValue(words.progress);
  await expect(page.getByText("登录已到期，内容已存在本机。")).toBeVisible();
  await expectAccessible(page);

  // Another account in the same browser: its own unit's page, and none of the words.
  await page.getByRole("link", { name: "重新登录" }).click();
  await signInOnThisPage(page, "zzb-signer");
  await expect(page).toHaveURL(new RegExp(`${form(26)}$`));
  await expect(page.getByText("本期还没有填写报告")).toBeVisible();
  await expect(page.getByText(words.progress)).toHaveCount(0);

  await page.goto("/sign-in?callbackUrl=" + encodeURIComponent(form(26)));
  await signInOnThisPage(page, "zzb-filer");
  await expect(page).toHaveURL(new RegExp(`${form(26)}$`));
  await expect(page.getByText(/^已恢复 .*未保存的内容$/)).toBeVisible();
  await expect(progress(page)).toHaveValue(words.progress);
  await expect(page.getByText(SAVED)).toBeVisible();
  await expectNothingKept(page);
  await expectOnServer(openAs, "zzb-filer", 26, words);
});

test("another account signs in beside an open form: the form saves nothing under its name", async ({ openAs, problems: errors }) => {
  errors.allow(/status of (401|403)/);
  const page = await openAs("zzb-filer");
  await page.goto(form(26));
  const beside = await page.context().newPage();
  await signIn(beside, "zzb-signer", { isFresh: true });
  await problems(page).fill("另一账号登录时写下的问题。");
  await expect(page.getByText("内容已存在本机").first()).toBeVisible();
  await signIn(beside, "zzb-filer", { isFresh: true });
  await beside.close();
  await page.reload();
  await expect(problems(page)).toHaveValue("另一账号登录时写下的问题。");
  await expect(page.getByText(SAVED)).toBeVisible();
  await expectOnServer(openAs, "zzb-filer", 26, { problems: "另一账号登录时写下的问题。" });
});

async function twoAt(openAs: (username: string) => Promise<Page>, username: string, task: number): Promise<[Page, Page]> {
  const pages: [Page, Page] = [await openAs(username), await openAs(username)];
  for (const page of pages) await page.goto(form(task));
  return pages;
}

test("two on one draft: different fields come together, the same field waits for a choice", async ({ openAs }) => {
  const [one, two] = await twoAt(openAs, "zzb-filer", 19);
  await progress(one).fill("甲写的进展：盘活存量用地 300 亩。");
  await expect(one.getByText(SAVED)).toBeVisible();
  await problems(two).fill("乙写的问题。");
  await expect(two.getByText(/保存了修改，已并入本表：本季度进展情况$/)).toBeVisible();
  await expect(progress(two)).toHaveValue("甲写的进展：盘活存量用地 300 亩。");
  await expect(two.getByText(SAVED)).toBeVisible();
  await expectOnServer(openAs, "zzb-filer", 19, { progress: "甲写的进展：盘活存量用地 300 亩。", problems: "乙写的问题。" });

  // Both on the same field.
  await progress(two).fill("甲写的进展：盘活存量用地 500 亩，乙改。");
  await expect(two.getByText(SAVED)).toBeVisible();
  await progress(one).fill("甲写的进展：盘活存量用地 320 亩，甲改。");
  await nextSteps(one).fill("甲写的打算。");
  const panel = one.getByRole("region", { name: "有 1 处两人都作了修改，请选择" });
  await expect(panel).toBeVisible();
  await expect(panel).toContainText("盘活存量用地 320 亩，甲改。");
  await expect(panel).toContainText("盘活存量用地 500 亩，乙改。");
  await expect(panel.locator("ins").first()).toBeVisible();
  await expectAccessible(one);
  await expect(problems(one)).toHaveValue("乙写的问题。");
  // The choice is still open: the other's words stand, and what is not in question is saved.
  await expect(one.getByText("有 1 处与他人的修改不同，请选择")).toBeVisible();
  await expectOnServer(openAs, "zzb-filer", 19, { progress: "甲写的进展：盘活存量用地 500 亩，乙改。", nextSteps: "甲写的打算。" });
  // Nor does a reload decide.
  await one.reload();
  await expect(panel).toBeVisible();
  await one.getByRole("button", { name: "送审签" }).click();
  await expect(one.getByText("请先选定各处保留哪一份内容")).toBeVisible();
  await panel.getByRole("button", { name: "两段都留" }).click();
  await expect(panel).toHaveCount(0);
  const both = "甲写的进展：盘活存量用地 320 亩，甲改。\n甲写的进展：盘活存量用地 500 亩，乙改。";
  await expect(progress(one)).toHaveValue(both);
  await expect(one.getByText(SAVED)).toBeVisible();
  await expectOnServer(openAs, "zzb-filer", 19, { progress: both, problems: "乙写的问题。", nextSteps: "甲写的打算。" });
});

/** Fills in what a report needs to be sent. */
async function complete(page: Page) {
  await page.getByRole("radio", { name: "达进度" }).check();
  await page.getByLabel("完成比例").fill("60");
  await page.getByRole("textbox", { name: /^经办人/ }).fill("经办人");
  await phone(page).fill("0527-00000013");
}

test("a colleague sends the draft to the signer meanwhile: late words stay to be copied", async ({ openAs }) => {
  const [one, two] = await twoAt(openAs, "zzb-filer", 19);
  await complete(one);
  // The button is pressed while the form is still saving itself: it waits, and starts from the version that makes.
  await one.getByRole("button", { name: "送审签" }).click();
  await expect(one.getByText("已送审签")).toBeVisible();
  await problems(two).fill("送审签之后才写下的问题。");
  await expect(two.getByText(/转入“待审签”，草稿不能再修改/)).toBeVisible();
  await expect(problems(two)).toHaveValue("送审签之后才写下的问题。");
  await two.getByRole("button", { name: "查看最新情况" }).click();
  await expect(two.getByText("填写的以下内容未能保存")).toBeVisible();
  await expect(two.getByText("送审签之后才写下的问题。")).toBeVisible();
  await expectAccessible(two);
  // The unit takes it back: the words are in the form again.
  await two.getByRole("button", { name: "撤回" }).click();
  await two.getByRole("alertdialog").getByRole("button", { name: "撤回" }).click();
  await expect(problems(two)).toHaveValue("送审签之后才写下的问题。");
  await expect(two.getByText(SAVED)).toBeVisible();
  await expectOnServer(openAs, "zzb-filer", 19, { problems: "送审签之后才写下的问题。" });
});


test("the way by which a form saves itself answers nobody but its unit's filers", async ({ openAs, browser, baseURL }) => {
  const filer = await openAs("zzb-filer");
  await filer.goto(form(19));
  const fields = await filer.locator("form", { has: progress(filer) }).evaluate((element: HTMLFormElement) =>
    Object.fromEntries([...new FormData(element)].filter((entry): entry is [string, string] => typeof entry[1] === "string")));
  const path = `${baseURL ?? ""}/api/drafts/report`;
  const save = async (page: Page, words: Record<string, string>, headers = {}) =>
    page.request.post(path, { multipart: { ...fields, ...words }, headers: { origin: baseURL ?? "", ...headers }, maxRedirects: 0 });

  // 沭阳县 supports the task and may know of the report, 市科技局 has no part in it.
  for (const [username, status] of [["shuyang", 403], ["kjj-filer", 404], ["zzb-signer", 403], ["duban1", 403], ["admin", 403]] as const) {
    const response = await save(await openAs(username), { progress: "别人写的", version: "0" });
    expect(response.status(), username).toBe(status);
    expect(await response.text(), username).not.toContain(fields.problems);
  }
  const nobody = await browser.newContext({ baseURL });
  expect((await save(await nobody.newPage(), { progress: "没有登录" })).status()).toBe(401);
  await nobody.close();
  expect((await save(filer, { progress: "别的网站发来的" }, { "sec-fetch-site": "cross-site" })).status()).toBe(403);
  expect((await save(filer, { progress: "别的端口发来的" }, { origin: "http://127.0.0.1:1" })).status()).toBe(403);
  expect((await filer.request.post(`${baseURL ?? ""}/api/drafts/review`, { multipart: fields })).status()).toBe(404);

  // All of it changed nothing; the unit's own filer who comes too late is told what stands there.
  const late = (await (await save(filer, { progress: "晚到的话", version: "0" })).json()) as { status: string; current?: { values: Record<string, string> } };
  expect(late).toMatchObject({ status: "error", current: { values: { progress: fields.progress } } });
  await filer.reload();
  await expect(progress(filer)).toHaveValue(fields.progress ?? "");
});
