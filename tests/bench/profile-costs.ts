import { z } from "zod";

/** A profile as `node --cpu-prof` writes it. */
export const cpuProfile = z.object({
  nodes: z.array(z.object({
    id: z.int(), children: z.array(z.int()).optional(),
    callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.int(), columnNumber: z.int() }),
  })),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.int()),
});
export type CpuProfile = z.infer<typeof cpuProfile>;
type Node = CpuProfile["nodes"][number];

/** @returns the name of the module that stands at a place of a bundle that holds many */
export type ModuleAt = (url: string, line: number, column: number) => string;

/** Next.js ships React and itself in one minified file, in which each module begins with its path: `"./dist/…"(e,t,r){`. */
export function bundledModules(source: string): (line: number, column: number) => string {
  const lines = source.split("\n").map((line) => [...line.matchAll(/"((?:\(react-server\)\/)?\.\/[^"]+)"\([a-z,]*\)\{/g)].map((match) => ({ at: match.index, name: match[1] ?? "" })));
  return (line, column) => {
    for (let at = line; at >= 0; at -= 1) {
      const before = lines[at]?.findLast((module) => at < line || module.at <= column);
      if (before) return before.name;
    }
    return "";
  };
}

/** The first that fits. What fits none, such as Node's own code, is its caller's. */
const OWNERS: readonly (readonly [name: string, RegExp])[] = [
  ["React: what a page shows, written as the RSC payload", /react-server-dom-turbopack-server/],
  ["React: the payload read again, to make HTML of it", /react-server-dom-turbopack-client/],
  ["React: HTML", /react-dom-server/],
  ["Prisma", /@prisma|prisma-client|lib_db_generated/],
  ["pg", /node_modules\/(pg|pg-[a-z-]+|postgres-[a-z]+)\//],
  ["next-auth", /next-auth|node_modules\/(jose|openid-client|@panva)|node_modules_jose/],
  ["password hashing", /argon2/],
  ["the product's own code", /\.next\/server\/chunks/],
  ["Next.js", /^\.\/dist|^\(react-server\)|node_modules\/next\//],
];

const OTHERS = "everything else";
const NOT_BUSY = new Set(["(idle)", "(root)"]);

export type Cost = { readonly name: string; /** of the busy time, in per cent */ readonly share: number };

/**
 * Where the time went, by who spent it: each sample belongs to the innermost caller that is known.
 *
 * @param lastSeconds only so much of the profile's end: before it the server was starting
 */
export function costsOf({ nodes, samples, timeDeltas }: CpuProfile, moduleAt: ModuleAt, lastSeconds: number): Cost[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)));
  const ownerOf = (node: Node | undefined): string => {
    if (!node) return OTHERS;
    const { functionName, url, lineNumber, columnNumber } = node.callFrame;
    if (functionName === "(garbage collector)") return "garbage collection";
    const place = url === "" || url.startsWith("node:") ? "" : moduleAt(url, lineNumber, columnNumber);
    return OWNERS.find(([, pattern]) => pattern.test(place))?.[0] ?? ownerOf(parents.get(node.id));
  };
  const owners = new Map(nodes.map((node) => [node.id, ownerOf(node)]));
  const spent = new Map<string, number>();
  let left = lastSeconds * 1_000_000;
  for (let at = samples.length - 1; at >= 0 && left > 0; at -= 1) {
    const [id = 0, took = 0] = [samples[at], timeDeltas[at]];
    left -= took;
    if (NOT_BUSY.has(byId.get(id)?.callFrame.functionName ?? "")) continue;
    const owner = owners.get(id) ?? OTHERS;
    spent.set(owner, (spent.get(owner) ?? 0) + took);
  }
  const all = [...spent.values()].reduce((sum, one) => sum + one, 0);
  return [...spent].map(([name, took]) => ({ name, share: Number(((took / all) * 100).toFixed(1)) })).sort((a, b) => b.share - a.share);
}
