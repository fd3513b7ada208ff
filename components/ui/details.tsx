import type { ReactNode } from "react";
import { classNames } from "./class-names";

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
    <details open={isOpen} className={className}>
      <summary className="fold">{summary}</summary>
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
    <div>
      <p className={classNames("folded", className)}>{text}</p>
      <details className="print:hidden">
        <summary className="unfold"><span>展开全文</span><span>收起</span></summary>
      </details>
    </div>
  );
}
