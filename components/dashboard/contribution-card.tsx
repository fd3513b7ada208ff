import { UNIT_KIND_LABELS, type UnitKind } from "@/lib/labels";
import { share, type ContributionChoice } from "@/lib/dashboard/rollup";
import type { SupportRow } from "@/lib/dashboard/rollup-rows";
import type { FigurePlace } from "@/lib/dashboard/rules-query";
import { ASKED, GIVEN, GIVEN_ON_TIME, GIVEN_RATE, MISSING, OWED } from "@/lib/dashboard/rules-figures";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { Defined } from "./definition";
import { FIGURE_LINKS } from "./figure-cells";
import { RowFigures, type FigureColumn } from "./row-figures";

const KINDS = Object.keys(UNIT_KIND_LABELS) as UnitKind[];

/** Each column is a count of contributions, of which the unit owes one a task: the list behind it holds as many tasks. */
const COLUMNS: readonly { figure: typeof OWED; contribution?: ContributionChoice; valueOf: (row: SupportRow) => number }[] = [
  { figure: OWED, contribution: "owed", valueOf: ({ owed }) => owed },
  { figure: GIVEN, contribution: "given", valueOf: ({ given }) => given },
  { figure: GIVEN_ON_TIME, contribution: "onTime", valueOf: ({ onTime }) => onTime },
  { figure: ASKED, contribution: "asked", valueOf: ({ asked }) => asked },
  { figure: MISSING, contribution: "missing", valueOf: ({ owed, given }) => owed - given },
];

const CELLS: readonly FigureColumn[] = COLUMNS.map(({ figure: { label }, contribution }) => ({ label, filter: { contribution } }));

/** On a narrow screen two words stand above each other. */
const HEAD = "max-md:px-1! max-md:whitespace-normal";

/** What each supporting unit owed and gave: departments, then counties, then zones. A group's members stand one by one. */
export function ContributionCard({ rows, place }: { rows: readonly SupportRow[]; place: FigurePlace }) {
  const groups = KINDS.map((kind) => ({ kind, own: rows.filter((row) => row.kind === kind) })).filter(({ own }) => own.length > 0);
  return (
    <section aria-labelledby="contributions">
      <h2 id="contributions" className="mb-2 text-lg">按配合单位</h2>
      {groups.length === 0 ? <Card><EmptyState title="没有应反馈的配合单位" /></Card> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2 print:grid-cols-2">
        {[groups.filter(({ kind }) => kind === "DEPARTMENT"), groups.filter(({ kind }) => kind !== "DEPARTMENT")].map((column, at) => (
          <div key={at} className="min-w-0 space-y-4">
            {column.map(({ kind, own }) => <Group key={kind} label={UNIT_KIND_LABELS[kind]} rows={own} place={place} />)}
          </div>
        ))}
      </div>
    </section>
  );
}

function Group({ label, rows, place }: { label: string; rows: readonly SupportRow[]; place: FigurePlace }) {
  return (
    <TableScroll label={`${label}配合情况`} className={`${FIGURE_LINKS} figures-loose print:[&_:is(td,th)]:px-1.5!`}>
      <thead>
        <tr>
          <Th className={HEAD}>{label}</Th>
          {[...COLUMNS.map(({ figure }) => figure), GIVEN_RATE].map(({ name, label: word }) => <Th key={name} align="right" className={HEAD}><Defined name={name}>{name === GIVEN_RATE.name ? "反馈率" : word}</Defined></Th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.unitId}>
            <RowTh className="max-md:px-1! md:whitespace-nowrap">{row.name}</RowTh>
            <RowFigures columns={CELLS} name={row.name} place={place} filter={{ support: row.unitId }} values={COLUMNS.map(({ valueOf }) => valueOf(row))} />
            <Td align="right" className="whitespace-nowrap max-md:px-1!">{share(row.given, row.owed)}%</Td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  );
}
