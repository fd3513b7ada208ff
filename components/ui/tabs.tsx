import { Link } from "./link";
import { classNames } from "./class-names";

export type Tab = { href: string; label: string; count?: number; isCurrent: boolean };

/** Views of one thing, each with its own address. */
export function Tabs({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  return (
    <nav aria-label={label} className={classNames("border-b border-line", className)}>
      <ul className="-mb-px flex gap-1 overflow-x-auto overflow-y-hidden">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
             
              scroll={false}
              aria-current={tab.isCurrent ? "page" : undefined}
              className={classNames(
                "flex h-10 items-center gap-1.5 border-b-2 px-3 whitespace-nowrap -outline-offset-2 max-md:h-12",
                tab.isCurrent ? "border-ink font-semibold" : "border-transparent text-muted hover:border-line-strong hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="text-sm font-normal text-muted">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
