import { NoBrowser, provideBrowser } from "../browser";
import { anyFreePort } from "@/prisma/ports";
import { endChildrenOnSignals, runBounded } from "./bounded-process";
import { realMachine } from "./browser-machine";
import { testEnvironment } from "./environment";

/**
 * `npm run test:e2e`: a browser and a throw-away demonstration database, and within them both the server and the
 * rounds of tests (serve-and-test.ts). Needs `next build` before it. Arguments choose test files: `e2e/refusals`, `policy/walk`.
 */
const LIMIT_MS = 23 * 60_000;

async function main(): Promise<boolean> {
  // The provider itself is started by the test of it (oidc-issuer.ts).
  const oidc = { OIDC_ISSUER: `http://127.0.0.1:${await anyFreePort()}`, OIDC_CLIENT_ID: "duban", OIDC_CLIENT_SECRET: "for tests", OIDC_NAME: "测试认证" };
  const env = { ...testEnvironment(), ...oidc, DUBAN_BROWSER: await provideBrowser(await realMachine()), HOST: "127.0.0.1" };
  const wrapper = ["--import", "tsx", "prisma/with-database.ts", "--demo", "--test", "--"];
  const inner = ["node", "--import", "tsx", "tests/support/serve-and-test.ts", ...process.argv.slice(2)];
  const { isOk, how } = await runBounded("node", [...wrapper, ...inner], { limitMs: LIMIT_MS, env });
  if (!isOk) console.error(`End-to-end tests: ${how}.`);
  return isOk;
}

endChildrenOnSignals();
try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof NoBrowser)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
