import { existsSync } from "node:fs";
import { runBounded } from "./bounded-process";

const MINUTE = 60_000;
export const APT_BOUNDS = { limitMs: 10 * MINUTE, idleMs: 2 * MINUTE };

const apt = async (...args: string[]): Promise<boolean> => {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return (await runBounded("apt-get", ["-y", "-o", "Acquire::Retries=1", ...args], { ...APT_BOUNDS, env })).isOk;
};

export const hasApt = (): boolean => existsSync("/usr/bin/apt-get");

/** `apt-get update`, then install; bounded in time. @returns whether the packages are there */
export async function aptInstall(packages: readonly string[]): Promise<boolean> {
  // A failed update may still leave lists that are good enough.
  await apt("update");
  return apt("install", "--no-install-recommends", ...packages);
}
