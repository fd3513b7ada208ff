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
      <svg viewBox="0 0 56 8" className="h-2 w-14 shrink-0 [print-color-adjust:exact]" aria-hidden="true" focusable="false">
        <rect x="0.5" y="0.5" width="55" height="7" rx="2" className="fill-sunken stroke-line-strong" />
        <rect x="1" y="1" width={share * 0.54} height="6" rx="1.5" className="fill-muted" />
      </svg>
      <span className="sr-only">{`${label}：`}</span>
      <span className="min-w-9 text-right">{`${value}%`}</span>
    </span>
  );
}
