import type { ReactNode } from "react";
import { classNames } from "./class-names";

type CardProps = {
  title?: ReactNode;
  /** The heading's id, for `aria-labelledby` and for jumps. */
  id?: string;
  headingLevel?: 2 | 3;
  /** At the right of the title. */
  actions?: ReactNode;
  /** No inner margin: for tables and lists that reach the edges. */
  isFlush?: boolean;
  className?: string;
  children: ReactNode;
};

/** A white sheet on the ground, with or without a title. */
export function Card({ title, id, headingLevel = 2, actions, isFlush = false, className, children }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section
      aria-labelledby={title && id ? id : undefined}
      className={classNames("rounded-lg border border-line bg-surface print:border-0", className)}
    >
      {title ? (
        <div className={classNames("flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5", isFlush ? "border-b border-line" : "pb-0")}>
          <Heading id={id} className="text-lg">{title}</Heading>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div className={isFlush ? undefined : "p-4"}>{children}</div>
    </section>
  );
}
