import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";

/** Something folded away under its title; works without script, and paper shows it open. */
export function Disclosure({
  summary,
  isOpen = false,
  className,
  children,
}: {
  summary: ReactNode;
  isOpen?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className={classNames("group/disclosure", className)}>
      <summary className="inline-flex min-h-7 items-center gap-1 rounded-sm text-link hover:underline hover:underline-offset-3 max-md:min-h-10">
        <Icon name="chevron-right" className="size-3.5 group-open/disclosure:rotate-90 print:hidden" />
        {summary}
      </summary>
      <div className="mt-1 mb-2">{children}</div>
    </details>
  );
}

/**
 * A long text on three lines with a switch to all of it. The switch is an empty <details>, so it works without script;
 * screen readers always get the whole text. Short texts get no switch: `foldFrom` is the length that needs one.
 */
export function ExpandableText({ text, foldFrom = 90, className }: { text: string; foldFrom?: number; className?: string }) {
  if (text.length < foldFrom) return <p className={classNames("whitespace-pre-line", className)}>{text}</p>;
  return (
    <div className="group/text">
      <p
        className={classNames(
          "line-clamp-3 whitespace-pre-line group-has-[details[open]]/text:line-clamp-none print:line-clamp-none",
          className,
        )}
      >
        {text}
      </p>
      <details className="group/switch print:hidden">
        <summary className="inline-flex min-h-6 items-center gap-0.5 rounded-sm text-sm text-link hover:underline hover:underline-offset-3 max-md:min-h-9">
          <span className="group-open/switch:hidden">展开全文</span>
          <span className="hidden group-open/switch:inline">收起</span>
          <Icon name="chevron-down" className="size-3.5 group-open/switch:rotate-180" />
        </summary>
      </details>
    </div>
  );
}
