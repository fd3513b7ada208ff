import { parseArgs } from "node:util";

export const PARTS = ["pages", "submission", "signin", "scripts", "lighthouse", "soak", "profile"] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  readonly scales: readonly number[];
  readonly parts: ReadonlySet<Part>;
  readonly processes: number;
  /** Runs too short to be trusted, for working on the bench itself; their results are not written down. */
  readonly isQuick: boolean;
  /** Where Lighthouse's whole reports go. */
  readonly reports: string | undefined;
}

export const USAGE = `npm run bench -- [--scale 1,100] [--only ${PARTS.join(",")}] [--processes 2] [--quick] [--reports FOLDER]`;

/** @throws Error that says what is wrong */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: { scale: { type: "string", default: "1,100" }, only: { type: "string", default: PARTS.join(",") }, processes: { type: "string", default: "2" }, quick: { type: "boolean", default: false }, reports: { type: "string" } },
  });
  const whole = (text: string): number => {
    if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`“${text}” is no number from 1 to 9999\n${USAGE}`);
    return Number(text);
  };
  const part = (name: string): Part => {
    const found = PARTS.find((one) => one === name);
    if (!found) throw new Error(`there is no part “${name}”\n${USAGE}`);
    return found;
  };
  return {
    scales: values.scale.split(",").map(whole), parts: new Set(values.only.split(",").map(part)), processes: whole(values.processes),
    isQuick: values.quick, reports: values.reports,
  };
}
