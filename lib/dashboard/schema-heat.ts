import { z } from "zod";
import { HEATS, type Heat } from "./rollup-history";
import type { Basis } from "./rollup";
import { boardQuery } from "./rules-query";

/** What a heat map's cells show, as the address carries it in `heat`; the first where it names none. */
export const heatChoice = z.enum(HEATS).catch(HEATS[0]);

/** @returns the address of `path` in this period, on this basis, with its heat maps showing `heat`; what is usual is left out */
export function heatHref(path: string, { periodKey, basis }: { periodKey: string; basis: Basis }, heat: Heat): string {
  const query = boardQuery(periodKey, { basis });
  return `${path}${query}${heat === HEATS[0] ? "" : `&heat=${heat}`}`;
}
