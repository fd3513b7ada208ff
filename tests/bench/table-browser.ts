import { heading, table, times, verdict } from "./table-cells";
import type { Results } from "./results";
import { TARGETS } from "./targets";

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

export function scriptTable({ scripts = [] }: Results): string {
  const rows = scripts.map(({ path, hasCharts, files, gzip, brotli }) => [`\`${path}\``, String(files), verdict(kb(brotli), brotli <= (hasCharts ? TARGETS.scriptKbWithCharts : TARGETS.scriptKb) * 1000), kb(gzip)]);
  return table(["page", "files", "brotli (≤ 130 kB, dashboard ≤ 240 kB)", "gzip"], rows, "Scripts that a browser with an empty cache loads.");
}

export function lighthouseTable({ lighthouse = [] }: Results): string {
  const rows = lighthouse.map((one) => [
    `\`${one.path}\``, one.device, verdict(String(one.performance), one.performance >= TARGETS.performance), verdict(String(one.accessibility), one.accessibility >= TARGETS.accessibility), verdict(String(one.bestPractices), one.bestPractices >= TARGETS.bestPractices),
    `${String(one.firstPaint)} ms`, `${String(one.largestPaint)} ms`, `${String(one.blocking)} ms`, String(one.shift),
  ]);
  return table(["page", "device", "performance (≥ 95)", "accessibility (100)", "best practices (100)", "first paint", "largest paint", "blocking", "shift"], rows, "Lighthouse, signed in; the middle of three runs.");
}

/** Flat: what a process keeps at the end, against what it kept when a third of the requests was still to come. */
export function soakTable({ soak }: Results): string {
  if (!soak) return "";
  const last = soak.memory.at(-1);
  const third = soak.memory.find(({ after }) => after >= (soak.requests * 2) / 3) ?? soak.memory[0];
  const most = Math.max(...soak.memory.flatMap(({ mebibytes }) => mebibytes));
  const growth = Math.max(...(last?.mebibytes ?? []).map((end, at) => end / (third?.mebibytes[at] ?? end)));
  const rows = soak.memory.map(({ after, mebibytes }) => [new Intl.NumberFormat("en").format(after), mebibytes.join(", ")]);
  const words = `Memory over ${new Intl.NumberFormat("en").format(soak.requests)} requests: at most ${verdict(`${String(most)} MiB`, most <= TARGETS.memoryMiB)} in a process (≤ 350), ${verdict(times(growth), growth <= TARGETS.flat)} over the last third (flat: ≤ 1.03 ×).`;
  return table(["after", "MiB of each process"], rows, words);
}

export function profileTable({ profiles = [] }: Results): string {
  if (profiles.length === 0) return "";
  const names = [...new Set(profiles.flatMap(({ costs }) => costs.map(({ name }) => name)))];
  const share = (at: number, name: string): number => profiles[at]?.costs.find((cost) => cost.name === name)?.share ?? 0;
  const rows = names.sort((a, b) => share(0, b) - share(0, a)).map((name) => [name, ...profiles.map((_, at) => `${share(at, name).toFixed(1)} %`)]);
  return `${heading("Where a page that is rendered anew spends its time")}\n\n${table(["", ...profiles.map(({ path }) => `\`${path}\``)], rows, "Of one process’s busy time under 16 connections (`node --cpu-prof`), by the innermost caller known.")}`;
}
