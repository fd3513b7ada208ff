import { PAGE_NAMES, PAGES } from "./pages-list";
import type { AtScale, Measured, Results, Runs } from "./results";
import { REDMINE, REDMINE_NOTE, TARGETS } from "./targets";
import { heading, ms, paragraph, table, times, verdict } from "./table-cells";
import { lighthouseTable, profileTable, scriptTable, soakTable } from "./table-browser";

const redmineRows = ({ pages }: AtScale): string[][] => PAGE_NAMES.flatMap((name) => {
  const redmine = REDMINE[name];
  if (!pages || !redmine) return [];
  return (["kept", "anew"] as const).map((state) => {
    const { closing } = pages[state][name];
    const [ratio, p95] = [closing.perSecond / redmine.perSecond, redmine.p95 / closing.p95];
    return [PAGES[name].label, state, String(closing.perSecond), ms(closing.p50), ms(closing.p95), verdict(times(ratio), ratio >= TARGETS.redmine), verdict(`1/${p95.toFixed(1)}`, p95 >= TARGETS.redmineP95)];
  });
});

const pageRows = ({ pages }: AtScale): string[][] => PAGE_NAMES.flatMap((name) => {
  if (!pages) return [];
  const floor = pages.floor[name];
  const row = (state: string, { one, sixteen, closing }: Runs, statements?: Measured["statements"]): string[] => {
    const ratio = floor.sixteen.perSecond / sixteen.perSecond;
    return [
      PAGES[name].label, state, `${(one.bytes / 1000).toFixed(0)} kB`, ms(one.p50), ms(one.p95), String(one.perSecond), ms(sixteen.p50), ms(sixteen.p95), String(sixteen.perSecond), String(closing.perSecond),
      statements ? `${String(statements.count)} / ${String(statements.ms)} (${String(statements.planningMs)})` : "1", statements ? verdict(`1/${ratio.toFixed(1)}`, ratio <= TARGETS.floor) : "1",
    ];
  };
  return [row("kept", pages.kept[name], pages.kept[name].statements), row("anew", pages.anew[name], pages.anew[name].statements), row("floor", floor)];
});

const writeRows = ({ submission }: AtScale): string[][] => !submission ? [] : (["send", "sign"] as const).map((step) => {
  const [one, sixteen, floor] = [submission.one[step], submission.sixteen[step], submission.floor[step]];
  const [over, note] = [one.p50 / floor, submission.sixteen.all.perSecond / REDMINE_NOTE.perSecond];
  return [step === "send" ? "sent to the signer 送审签" : "signed 审签, a revision", ms(one.p50), ms(one.p95), ms(floor), verdict(times(over), over <= TARGETS.submissionFloor), ms(sixteen.p50), ms(sixteen.p95), String(submission.sixteen.all.perSecond), verdict(times(note), note >= TARGETS.note)];
});

const signInRow = ({ signIn }: AtScale): string[][] => !signIn ? [] : [[ms(signIn.one.p50), ms(signIn.one.p95), String(signIn.one.perSecond), ms(signIn.sixteen.p50), ms(signIn.sixteen.p95), String(signIn.sixteen.perSecond)]];

const memoryRows = (scales: readonly AtScale[]): string[][] => scales.flatMap(({ scale, memory }) => (!memory ? [] : [[String(scale), memory.kept.join(", "), memory.anew.join(", ")]]));

function growthRows(scales: readonly AtScale[]): string[][] {
  const [small, large] = [scales.find(({ scale }) => scale === 1), scales.find(({ scale }) => scale === 100)];
  return PAGE_NAMES.flatMap((name) => (["kept", "anew"] as const).flatMap((state) => {
    const [before, after] = [small?.pages?.[state][name].one.p50, large?.pages?.[state][name].one.p50];
    if (before === undefined || after === undefined) return [];
    return [[PAGES[name].label, state, ms(before), ms(after), verdict(times(after / before), after / before <= TARGETS.growth)]];
  }));
}

function scaleTables(at: AtScale): string[] {
  const number = new Intl.NumberFormat("en");
  return [
    heading(`S = ${String(at.scale)}: ${number.format(at.reports)} reports, ${number.format(at.contributions)} contributions`),
    table(["page", "", "req/s", "p50", "p95", "Redmine’s req/s (≥ 10 ×)", "Redmine’s p95 (≤ 1/8)"], redmineRows(at), "Against Redmine: 16 connections, `Connection: close`."),
    table(["page", "", "bytes", "p50, 1 conn.", "p95", "req/s", "p50, 16 conn.", "p95", "req/s", "req/s, close", "statements / ms (of it planning)", "of the floor’s req/s (≥ 1/8)"], pageRows(at), "All pages, and the floor in the same run."),
    table(["report submission", "p50, 1 conn.", "p95", "bare SQL p50", "× bare SQL (≤ 3)", "p50, 16 conn.", "p95", "writes/s", "× Redmine’s note (≥ 5)"], writeRows(at), "Writing. Writes a second are those of both steps and of taking the report back."),
    table(["p50, 1 conn.", "p95", "sign-ins/s", "p50, 16 conn.", "p95", "sign-ins/s"], signInRow(at), "Signing in."),
  ];
}

/** @returns the tables of docs/performance.md; the same results make the same tables */
export function performanceTables(results: Results): string {
  const { machine, date, processes, isQuick, scales } = results;
  return [
    paragraph(`Measured on ${date}: ${machine.cpu}, ${String(machine.cores)} cores, ${String(machine.memoryGiB)} GiB, Node ${machine.node}, PostgreSQL ${machine.postgres}, ${String(processes)} processes of the product; the machine’s load before it was ${machine.loadBefore.toFixed(1)}.${isQuick ? " **Quick: the runs were too short to be trusted.**" : ""} ✓ and ✗ tell whether a target of issue 6 is met.`),
    ...scales.flatMap(scaleTables),
    table(["page", "", "p50, S = 1", "p50, S = 100", "growth (≤ 1.5 ×)"], growthRows(scales), "Growth, at one connection."),
    table(["S", "kept", "anew"], memoryRows(scales), "Resident memory of each process after these runs, MiB."),
    soakTable(results), scriptTable(results), lighthouseTable(results), profileTable(results),
  ].filter((part) => part !== "").join("\n\n");
}
