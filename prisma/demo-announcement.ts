import { ROLE_LABELS } from "../lib/labels";
import { DEMO_PASSWORD } from "../lib/accounts/rules-demo";
import { planDemoPeople } from "./demo-people";
import { until } from "./until";

const START_MS = 60_000;

/** Says where the demonstration is and who can sign in, once it answers: earlier, the address would lead nowhere. */
export async function announce(environment: NodeJS.ProcessEnv): Promise<void> {
  const health = `http://127.0.0.1:${environment.PORT ?? ""}/api/health`;
  if (!(await until(() => answers(health), START_MS, 300))) return;
  console.log(`\n${environment.APP_TITLE ?? ""}\n  地址：${environment.NEXTAUTH_URL ?? ""}\n  停止：Ctrl-C\n`);
  console.log(`演示账号（密码均为 ${DEMO_PASSWORD}，登录页也可一键进入）：`);
  for (const { username, displayName, roles } of await planDemoPeople()) {
    console.log(`  ${username.padEnd(16)}${displayName}（${roles.map((role) => ROLE_LABELS[role]).join("、")}）`);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
