import { builtinModules } from "node:module";
import { posix } from "node:path";
import { placeOf, stepOf, type Place } from "./classify";
import { FROZEN_READS, RIGHTS, ROOMS_OPEN_TO_MUTATIONS } from "./table";

/** One import as it stands in a file: `path` and `specifier` as written, `isType` when nothing of it is left at run time. */
export interface Import {
  readonly path: string;
  readonly specifier: string;
  readonly isType: boolean;
}

/** Why an import goes through a wall, or null when it may pass. */
export function objection({ path, specifier, isType }: Import): string | null {
  const from = placeOf(path);
  if (typeof from === "string") return null; // reported once for the file itself
  const rights = RIGHTS[from.kind];
  if (!rights) return null;

  const target = projectPath(path, specifier);
  if (target === null) return packageObjection(from, specifier);
  const to = placeOf(target);
  if (typeof to === "string") return to;

  if (FROZEN_READS.some(({ by, of }) => by.test(path) && of.test(target))) return null;
  const isAllowed = rights.imports.includes(to.kind) || (isType && (rights.types?.includes(to.kind) ?? false));
  if (!isAllowed) {
    const typesOnly = rights.types?.includes(to.kind) ? " (its types only: import type)" : "";
    return `${name(from)} may not import ${name(to)}${typesOnly}: ${specifier}`;
  }
  return orderObjection(from, to);
}

/** The project's file that a specifier means, or null when it means a package. */
function projectPath(path: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return posix.normalize(specifier.slice(2));
  if (specifier.startsWith(".")) return posix.join(posix.dirname(path), specifier);
  return null;
}

function packageObjection(from: Place, specifier: string): string | null {
  const rights = RIGHTS[from.kind];
  if (!rights) return null;
  // `fs` and `node:fs` are one module.
  const wanted = builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
  const isAllowed = rights.onlyPackages
    ? rights.onlyPackages.some((pattern) => pattern.test(wanted))
    : !rights.forbiddenPackages?.some((pattern) => pattern.test(wanted));
  return isAllowed ? null : `${name(from)} may not import the package ${specifier}`;
}

function orderObjection(from: Place, to: Place): string | null {
  if (from.room === null || to.room === null) return null;
  // A component shows what several rooms know; only among the components themselves does the order hold.
  if (from.kind === "component" && to.kind !== "component") return null;
  if (from.kind === "mutations" && ROOMS_OPEN_TO_MUTATIONS.includes(to.room)) return null;
  if (stepOf(to.room) <= stepOf(from.room)) return null;
  return `${from.room} comes before ${to.room}: an earlier room may not import from a later one`;
}

function name({ kind, room }: Place): string {
  return room === null ? kind : `${kind} (${room})`;
}
