import { Link } from "./link";
import { classNames } from "./class-names";
import { Icon } from "./icon";

export type FilterChip = {
  label: string;
  /** Where a click leads: on, or off again when `isCurrent`. */
  href: string;
  count?: number;
  isCurrent: boolean;
};
export type FilterGroup = { label: string; chips: readonly FilterChip[] };

/** Filters that live in the address, with how many each would leave; `clearHref` only while one is on. */
export function FilterChips({ label = "筛选", groups, clearHref }: { label?: string; groups: readonly FilterGroup[]; clearHref?: string }) {
  return (
    <nav aria-label={label} className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-2">
      {groups.map((group) => (
        <div key={group.label} className="flex items-baseline gap-2">
          <span className="shrink-0 text-sm text-muted">{group.label}</span>
          <ul className="flex flex-wrap gap-1.5" aria-label={group.label}>
            {group.chips.map((chip) => (
              <li key={chip.href + chip.label}>
                <Link
                  href={chip.href}
                 
                  scroll={false}
                  aria-current={chip.isCurrent ? "true" : undefined}
                  className={classNames(
                    "inline-flex min-h-7 items-center gap-1 rounded-full border px-2.5 text-sm whitespace-nowrap max-md:min-h-10 max-md:px-3.5",
                    chip.isCurrent ? "border-ink bg-ink text-surface" : "border-line-strong bg-surface hover:bg-sunken",
                  )}
                >
                  {chip.isCurrent ? <Icon name="check" className="size-3.5" /> : null}
                  {chip.label}
                  {chip.count === undefined ? null : <span className={chip.isCurrent ? undefined : "text-muted"}>{chip.count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {clearHref ? (
        <Link href={clearHref} scroll={false} className="inline-flex min-h-7 items-center gap-1 text-sm text-link underline-offset-3 hover:underline">
          <Icon name="close" className="size-3.5" />
          清除筛选
        </Link>
      ) : null}
    </nav>
  );
}
