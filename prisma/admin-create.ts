import { parseArgs } from "node:util";
import { createAdministrator } from "@/lib/accounts/mutations-setup";
import { displayName, username } from "@/lib/accounts/schema";
import { Refused } from "@/lib/actions/failures";

const USAGE = "用法：npm run admin:create -- --username 用户名 [--name 显示名] [--another]";

/** The way into an installation that has no administrator yet. The password is printed once and must be changed. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { username: { type: "string" }, name: { type: "string", default: "系统管理员" }, another: { type: "boolean", default: false } } });
  const name = username.safeParse(values.username ?? "");
  const shown = displayName.safeParse(values.name);
  if (!name.success || !shown.success) {
    console.error([...(name.error?.issues ?? []), ...(shown.error?.issues ?? [])].map((issue) => issue.message).concat(USAGE).join("\n"));
    return 2;
  }
  try {
    const { password } = await createAdministrator({ username: name.data, displayName: shown.data, another: values.another });
    console.log(`已建立管理员 ${name.data}\n初始密码（只显示这一次，首次登录须修改）：${password}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exit(await main());
