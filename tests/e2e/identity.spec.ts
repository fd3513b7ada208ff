import { Secret, TOTP } from "otpauth";
import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { expect, expectAccessible, signIn, test } from "../support/e2e";
import { startIssuer } from "../support/oidc-issuer";
import type { Page } from "@playwright/test";

async function fillSignIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

test("one sees where one is signed in, and ends it there", async ({ openAs, page: there, problems }) => {
  problems.allow(/status of 401/);
  const here = await openAs("canlian");
  await signIn(there, "canlian", { isFresh: true });
  await here.goto("/account");
  const sessions = here.getByRole("region", { name: "登录会话" });
  await expect(sessions.getByText("本机")).toHaveCount(1);
  await expectAccessible(here);
  await sessions.getByRole("button", { name: "退出其他所有会话" }).click();
  await here.getByRole("button", { name: "全部退出" }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await there.goto("/tasks");
  await there.waitForURL(/\/sign-in\?/);
  expect((await here.goto("/account"))?.status()).toBe(200);
});

test("the second step is set up, asked for, and taken away again", async ({ page, openAs, problems }) => {
  // The sign-in's own answer that a code is needed.
  problems.allow(/status of 401/);
  const own = await openAs("tsw");
  await own.goto("/account/totp");
  await own.getByLabel("当前密码").fill(DEMO_PASSWORD);
  await own.getByRole("button", { name: "开始设置" }).click();
  await expect(own.getByRole("img", { name: "密钥的二维码" })).toBeVisible();
  await expectAccessible(own);
  const secret = await own.locator("span.font-mono").innerText();
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, "")) });
  await own.getByLabel(/6 位验证码/).fill("12");
  await own.getByRole("button", { name: "开启两步验证" }).click();
  await expect(own.getByText("请填写 6 位数字。").last()).toBeVisible();
  await own.getByLabel(/6 位验证码/).fill(totp.generate({ timestamp: Date.now() - 30_000 }));
  await own.getByRole("button", { name: "开启两步验证" }).click();
  const recoveryCode = await own.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).first().innerText();

  await fillSignIn(page, "tsw", DEMO_PASSWORD);
  await expect(page.getByLabel("动态验证码")).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel("动态验证码").fill("000000");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByText("验证码不正确，或已经用过。")).toBeVisible();
  await page.getByLabel("动态验证码").fill(totp.generate());
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL("/");

  await page.context().clearCookies();
  await fillSignIn(page, "tsw", DEMO_PASSWORD);
  await page.getByLabel("动态验证码").fill(recoveryCode);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL("/");
  await page.goto("/account/totp");
  await expect(page.getByText("还有 9 个备用码可用。")).toBeVisible();
  await page.getByRole("region", { name: "关闭两步验证" }).getByLabel("当前密码").fill(DEMO_PASSWORD);
  await page.getByRole("region", { name: "关闭两步验证" }).getByRole("button", { name: "关闭两步验证" }).click();
  await page.getByRole("button", { name: "关闭", exact: true }).click();
  await expect(page.getByRole("button", { name: "开始设置" })).toBeVisible();
});

test("five wrong passwords lock a name, whoever it is; the audit tells, and the administrator finds it", async ({ page, openAs, problems }) => {
  problems.allow(/status of 40[13]/);
  for (let i = 0; i < 5; i += 1) {
    await fillSignIn(page, "nobody-of-this-name", `Wrong-${i}`);
    await expect(page.getByText("用户名或密码不正确，或账号已停用。")).toBeVisible();
  }
  await fillSignIn(page, "nobody-of-this-name", "Wrong-6");
  await expect(page.getByText("登录失败次数过多，请于 10 分钟后再试")).toBeVisible();

  const stranger = await openAs("canlian");
  expect((await stranger.goto("/admin/audit"))?.status()).toBe(403);

  const admin = await openAs("admin");
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "进入审计" }).click();
  await admin.getByLabel("类别").selectOption("登录");
  await admin.getByRole("button", { name: "筛选" }).click();
  await expect(admin.getByRole("row").filter({ hasText: "登录失败过多，锁定" }).filter({ hasText: "未知用户名" }).first()).toBeVisible();
  await expectAccessible(admin);
  await admin.getByLabel("类别").selectOption("访问被拒");
  await admin.getByRole("button", { name: "筛选" }).click();
  await expect(admin.getByRole("row").filter({ hasText: "市残联" }).filter({ hasText: "网址=/admin/audit" }).first()).toBeVisible();
  const [download] = await Promise.all([admin.waitForEvent("download"), admin.getByRole("link", { name: "导出 CSV" }).click()]);
  expect(download.suggestedFilename()).toBe("审计记录.csv");
});

test("by the outside provider comes in whoever has an account here, and nobody else", async ({ page, problems }) => {
  const address = process.env.OIDC_ISSUER ?? "";
  problems.allow(new RegExp(address));
  const issuer = await startIssuer(address, "observer");
  try {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "用测试认证登录" }).click();
    await page.waitForURL("/");
    await page.goto("/account");
    await expect(page.getByRole("region", { name: "登录会话" }).getByText("统一身份认证")).toBeVisible();

    await page.context().clearCookies();
    issuer.username = "not-known-here";
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "用测试认证登录" }).click();
    await expect(page.getByText("统一身份认证已通过，但本平台没有对应的启用账号。")).toBeVisible();
  } finally {
    await issuer.stop();
  }
});
