import { Link } from "./link";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type Crumb = { label: string; href?: string };

/** Where one is, as links; the last one is the page itself. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="位置" className="mb-1 text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-x-1">
        {crumbs.map((crumb, at) => (
          <li key={crumb.label} className="flex items-center gap-x-1">
            {at > 0 ? <Icon name="chevron-right" className="size-3" /> : null}
            {crumb.href ? (
              <Link href={crumb.href} className="inline-flex min-h-6 items-center underline underline-offset-3 hover:text-ink">{crumb.label}</Link>
            ) : (
              <span aria-current={at === crumbs.length - 1 ? "page" : undefined}>{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  breadcrumbs?: readonly Crumb[];
};

/** The top of a page: its only h1, what it is for, and what can be done with all of it. */
export function PageHeader({ title, description, actions, breadcrumbs }: PageHeaderProps) {
  return (
    <div className="mb-4">
      {breadcrumbs ? <Breadcrumbs crumbs={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-xl">{title}</h1>
          {description ? <div className="mt-1 max-w-[60em] text-muted">{description}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
    </div>
  );
}
