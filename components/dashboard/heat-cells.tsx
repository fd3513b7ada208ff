"use client";
import type { Step } from "@/lib/dashboard/rollup-history";
import { figureHref, type FigurePlace, type TaskFilter } from "@/lib/dashboard/rules-query";
import { Link } from "@/components/ui/link";

/** Written out, so that the build finds them. */
const GROUNDS: Record<Step, string> = { 0: "heat-0", 1: "heat-1", 2: "heat-2", 3: "heat-3", 4: "heat-4", 5: "heat-5" };

export type HeatPeriod = readonly [key: string, label: string];
/** What stands in a cell, on which ground, and how many of its tasks are behind or overdue. */
export type HeatShare = readonly [text: string, step: Step | null, behind: number, overdue: number];

type Props = {
  /** One for each period; null where the row had nothing to do. */
  shares: readonly (HeatShare | null)[];
  periods: readonly HeatPeriod[];
  /** Read out before each figure: the row's, and the map's. */
  name: string;
  word: string;
  place: FigurePlace;
  filter: TaskFilter;
  /** Of a row that is a single task. */
  taskNo?: number;
};

/** The cells of one row, each a link to its tasks. Made from the bare shares in the browser too, as a row of figures is. */
export function HeatCells({ shares, periods, name, word, place, filter, taskNo }: Props) {
  return periods.map(([key, label], at) => {
    const share = shares[at];
    if (!share) return <td key={key}><span className="text-muted">无</span></td>;
    const [text, step, behind, overdue] = share;
    const href = taskNo === undefined ? figureHref({ ...place, periodKey: key }, filter) : `/lists/${place.slug}/tasks/${taskNo}?period=${key}`;
    return (
      <td key={key}>
        <Link href={href} className={step === null ? undefined : GROUNDS[step]}>
          <span className="sr-only">{`${name} ${label} ${word} `}</span>
          <span>{text || "无"}</span>
          {behind > 0 ? <Mark look="heat-mark text-behind" first="欠" rest="进度" count={behind} /> : null}
          {overdue > 0 ? <Mark look="heat-mark text-alert" first="逾" rest="期" count={overdue} /> : null}
        </Link>
      </td>
    );
  });
}

/** 欠2 for the eye, 欠进度 2 项 for the ear. */
function Mark({ look, first, rest, count }: { look: string; first: string; rest: string; count: number }) {
  return (
    <span className={look}>
      <span className="sr-only">，</span>{first}<span className="sr-only">{`${rest} `}</span>{count}<span className="sr-only"> 项</span>
    </span>
  );
}
