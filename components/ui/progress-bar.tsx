import type { CSSProperties } from "react";
import { classNames } from "./class-names";

/** A share of a hundred: a small bar and its figure; `null` is shown as a dash and read as `emptyText`. */
export function ProgressBar({
  value,
  label,
  emptyText = "未填",
  className,
}: {
  value: number | null;
  /** Read out before the figure. */
  label: string;
  emptyText?: string;
  className?: string;
}) {
  if (value === null) {
    return (
      <span className={classNames("text-muted", className)}>
        <span aria-hidden="true">—</span>
        <span className="sr-only">{`${label}：${emptyText}`}</span>
      </span>
    );
  }
  const share = Math.min(100, Math.max(0, value));
  return (
    <span className={classNames("inline-flex items-center gap-2 whitespace-nowrap", className)}>
      <span className="meter" style={{ "--share": `${share}%` } as CSSProperties} />
      <span className="sr-only">{`${label}：`}</span>
      <span className="min-w-9 text-right">{`${value}%`}</span>
    </span>
  );
}
