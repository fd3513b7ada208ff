import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Definition = { term: string; description: ReactNode };

const COLUMNS = { 1: "", 2: "md:grid-cols-2", 3: "md:grid-cols-3" } as const;

/** Facts with their names before them. */
export function DefinitionList({ items, columns = 1, className }: { items: readonly Definition[]; columns?: 1 | 2 | 3; className?: string }) {
  return (
    <dl className={classNames("grid gap-x-6 gap-y-2", COLUMNS[columns], className)}>
      {items.map((item) => (
        <div key={item.term} className="grid grid-cols-[6.5em_minmax(0,1fr)] gap-x-3">
          <dt className="text-muted">{item.term}</dt>
          <dd className="whitespace-pre-line">{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
