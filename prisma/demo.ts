import { announce } from "./demo-announcement";
import { isBuildFresh, isClientFresh } from "./freshness";
import { listenForInterruptions } from "./interruptions";
import type { Interruptions } from "./interruptions";
import { runWithDatabase } from "./run-with-database";
import { runScript } from "./script";
import { runCommand } from "./supervise";

const PLAN = { isDemo: true, isTest: false, isProduction: false, isMigrated: true, command: ["next", "start"] };

/** `npm run demo`: the production build with demonstration data, from a clean checkout, on any machine. */
await runScript(async () => {
  const interruptions = listenForInterruptions();
  const failed = await build(interruptions);
  if (failed) return failed;
  return runWithDatabase(PLAN, interruptions, (environment) => void announce(environment));
});
process.exit();

async function build(interruptions: Interruptions): Promise<number> {
  const steps = [
    { isDone: isClientFresh(), command: ["prisma", "generate"] },
    { isDone: isBuildFresh(), command: ["next", "build"] },
  ];
  for (const { isDone, command } of steps) {
    if (isDone) continue;
    console.log(`正在准备：${command.join(" ")}`);
    const { code } = await runCommand(command, { ...process.env, NEXT_TELEMETRY_DISABLED: "1" }, interruptions);
    if (code !== 0) return code;
  }
  return 0;
}
