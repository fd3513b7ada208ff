import { Link } from "./link";
import { classNames } from "./class-names";

/** Fills from globals.css; each differs by its pattern too. `none` is for what is missing. */
export type BarTone = "none" | "idle" | "behind" | "on-track" | "ahead" | "done";

const FILLS: Record<BarTone, string> = {
  none: "bar-none",
  idle: "bar-idle",
  behind: "bar-behind",
  "on-track": "bar-on-track",
  ahead: "bar-ahead",
  done: "bar-done",
};

export type BarSegment = { label: string; tone: BarTone; value: number; href?: string };

/** Parts of a whole side by side, each with its figure; empty parts are left out. Needs a legend once per page. */
export function StackedBar({
  label,
  segments,
  unit = "项",
  className,
}: {
  label: string;
  segments: readonly BarSegment[];
  unit?: string;
  className?: string;
}) {
  const shown = segments.filter((segment) => segment.value > 0);
  if (shown.length === 0) return <span className="text-muted">—</span>;
  return (
    <ul aria-label={label} className={classNames("flex h-6 w-full gap-px", className)}>
      {shown.map((segment) => {
        const look = classNames("flex size-full items-center justify-center rounded-sm text-xs font-medium", FILLS[segment.tone]);
        const words = (
          <>
            <span className="sr-only">{`${segment.label}：`}</span>
            {segment.value}
            <span className="sr-only">{unit}</span>
          </>
        );
        return (
          <li key={segment.label} className="min-w-6 basis-0" style={{ flexGrow: segment.value }} title={`${segment.label} ${segment.value} ${unit}`}>
            {segment.href ? (
              <Link href={segment.href} className={classNames(look, "hover:underline")}>{words}</Link>
            ) : (
              <span className={look}>{words}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What the fills of a stacked bar mean. */
export function StackedBarLegend({ items }: { items: readonly { label: string; tone: BarTone }[] }) {
  return (
    <ul aria-label="图例" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {items.map((item) => (
        <li key={item.tone} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={classNames("h-3.5 w-5 rounded-sm", FILLS[item.tone])} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}
