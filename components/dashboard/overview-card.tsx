import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { figureHref, type FigurePlace, type TaskFilter } from "@/lib/dashboard/rules-query";
import { type Figure, type Quantity } from "@/lib/dashboard/rules-figures";
import type { Totals } from "@/lib/dashboard/rollup";
import { Card } from "@/components/ui/card";

/** One of the first screen's five answers. */
export function OverviewCard({ id, title, actions, className, children }: { id: string; title: string; actions?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <Card id={id} title={title} actions={actions} className={className}>
      <div className="-mt-2 space-y-1.5">{children}</div>
    </Card>
  );
}

type CountProps = { figure: Figure | Quantity; totals: Totals; place: FigurePlace; /** What else narrows the list behind it. */ filter?: TaskFilter; isAlert?: boolean; /** Read out before the figure. */ name?: string; /** Outside a sentence a link needs room for a finger. */ isRoomy?: boolean };

/** A figure in running text, as a link to what it counts. */
export function Count({ figure, totals, place, filter, isAlert, name, isRoomy }: CountProps) {
  const value = figure.valueOf(totals);
  const look = `font-semibold ${isAlert && value ? "text-alert" : ""}`;
  const words = value === null ? "—" : `${value}${"unit" in figure && figure.unit === "%" ? "%" : ""}`;
  if (!value) return <span className={isRoomy ? `${look} inline-block min-w-6 px-0.5 text-center` : look}>{words}</span>;
  return (
    <Link href={figureHref(place, { ...filter, ...figure.filter })} className={`${look} inline-block min-h-6 px-0.5 underline decoration-1 underline-offset-3 hover:decoration-2 ${isRoomy ? "min-w-6 text-center" : ""}`}>
      {name ? <span className="sr-only">{name}</span> : null}{words}
    </Link>
  );
}

/** Names with their counts on as few lines as they need: 沭阳县 8、泗阳县 6 … */
export function NamedCounts({ label, items, rest }: { label: string; items: readonly { key: string; name: string; count: number; href: string }[]; rest: ReactNode }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-3 text-sm">
      {items.map(({ key, name, count, href }) => (
        <li key={key} className="whitespace-nowrap">
          <Link href={href} className="inline-flex min-h-6 items-center gap-1 text-link underline-offset-3 hover:underline">{name} <b className="font-semibold">{count}</b></Link>
        </li>
      ))}
      {rest ? <li className="inline-flex min-h-6 items-center">{rest}</li> : null}
    </ul>
  );
}
