import { EnvError } from "../lib/env";
import { OperatorError } from "./operator-error";

/** Runs a command-line script: its number is the exit code, and what an operator can mend is told without a stack. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof OperatorError || error instanceof EnvError ? error.message : error);
  }
}
