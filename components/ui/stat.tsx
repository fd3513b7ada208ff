import { Link } from "./link";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A sentence that carries figures: what a row of tiles would say without words. */
export function StatSentence({ children }: { children: ReactNode }) {
  return <p className="text-lg">{children}</p>;
}

/** A figure inside a sentence, a link where there is something behind it; `isAlert` for what is overdue. */
export function Figure({ href, isAlert = false, children }: { href?: string; isAlert?: boolean; children: ReactNode }) {
  const look = classNames("px-0.5 text-xl font-semibold", isAlert ? "text-alert" : "text-ink");
  if (!href) return <span className={look}>{children}</span>;
  return (
    <Link href={href} className={classNames(look, "underline decoration-1 underline-offset-4 hover:decoration-2")}>
      {children}
    </Link>
  );
}

export type Stat = { label: string; value: number | string; href?: string; isAlert?: boolean };

/** A few figures in one line, each with its word: 应报 47 · 已报 31. */
export function StatRow({ label, stats }: { label: string; stats: readonly Stat[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
      {stats.map((stat) => (
        <li key={stat.label} className="whitespace-nowrap">
          <span className="mr-1.5">{stat.label}</span>
          <Figure href={stat.href} isAlert={stat.isAlert}>
            {/* A link that says only a number says nothing in a list of links. */}
            {stat.href ? <span className="sr-only">{stat.label}</span> : null}
            {stat.value}
          </Figure>
        </li>
      ))}
    </ul>
  );
}
