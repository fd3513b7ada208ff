import { endChildrenOnSignals, runBounded } from "../support/bounded-process";
import { testEnvironment } from "../support/environment";

/**
 * `npm run test:fuzz`: a throw-away demonstration database, and within it the server and the inputs (fuzz.ts). Needs `next build`
 * before it. FUZZ_RUNS: how many inputs; FUZZ_SEED: the seed of a run to repeat; FUZZ_ONLY: part of one target's name.
 */
const LIMIT_MS = 40 * 60_000;

endChildrenOnSignals();
const wrapper = ["--import", "tsx", "prisma/with-database.ts", "--demo", "--test", "--"];
const env = { ...testEnvironment(), HOST: "127.0.0.1", LOG_LEVEL: "warn" };
const { isOk, how } = await runBounded("node", [...wrapper, "node", "--import", "tsx", "tests/fuzz/fuzz.ts"], { limitMs: LIMIT_MS, env });
if (!isOk) console.error(`Fuzz: ${how}.`);
process.exitCode = isOk ? 0 : 1;
