import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { filesUnder } from "./architecture/tree";

const STUBS = new Map([
  ["@/lib/actions/define-action", "export const defineAction = (schema) => schema;"],
  ["server-only", ""],
]);

/**
 * Every server action's schema, by the action's name. An action tells nobody what it takes; so here its files are loaded with
 * a `defineAction` that gives back the schema it was handed.
 */
export async function loadActionSchemas(): Promise<ReadonlyMap<string, z.ZodType>> {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const stub = STUBS.get(specifier);
      return stub === undefined ? next(specifier, context) : { url: `data:text/javascript,${stub}`, shortCircuit: true };
    },
  });
  const schemas = new Map<string, z.ZodType>();
  for (const path of filesUnder("lib").filter((one) => /^lib\/[^/]+\/actions(-[^/]+)?\.ts$/.test(one))) {
    const loaded = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    for (const [name, schema] of Object.entries(loaded)) if (schema instanceof z.ZodType) schemas.set(name, schema);
  }
  hooks.deregister();
  return schemas;
}
