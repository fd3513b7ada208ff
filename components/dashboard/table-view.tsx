import { Link } from "@/components/ui/link";
import { dashboardHref, type DashboardView } from "@/lib/dashboard/schema-view";
import { classNames } from "@/components/ui/class-names";

const COLUMNS = [["progress", "进度与报送"], ["quality", "时效、退回与配合"]] as const;

const LINK = "inline-flex min-h-7 items-center text-link underline-offset-3 hover:underline";

/** Where the page's own links lead: this list, this period, this view. */
export type ViewPlace = { slug: string; periodKey: string; view: DashboardView };

/** What the tables show: one of two sets of columns, with or without the differences to the compared period. */
export function TableView({ at: { slug, periodKey, view }, anchor, canCompare, sections }: { at: ViewPlace; anchor: string; canCompare: boolean; /** Those that can stand open. */ sections?: readonly number[] }) {
  const link = (change: Partial<DashboardView>) => dashboardHref(slug, periodKey, { ...view, ...change }, anchor);
  return (
    <nav aria-label="表格内容" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <ul className="flex gap-x-3">
        {COLUMNS.map(([columns, label]) => (
          <li key={columns}>
            <Link href={link({ columns })} scroll={false} aria-current={columns === view.columns ? "true" : undefined} className={classNames("inline-flex min-h-7 items-center border-b-2", columns === view.columns ? "border-ink font-semibold" : "border-transparent text-link hover:border-line-strong")}>{label}</Link>
          </li>
        ))}
      </ul>
      {canCompare ? (
        <Link href={link({ change: view.change ? undefined : "shown" })} scroll={false} className={LINK}>{view.change ? "不显示增减" : "显示增减"}</Link>
      ) : null}
      {sections && sections.some((no) => !view.open.includes(no)) ? <Link href={link({ open: [...sections] })} scroll={false} className={LINK}>展开全部任务</Link> : null}
      {sections && view.open.length > 0 ? <Link href={link({ open: [] })} scroll={false} className={LINK}>全部收起</Link> : null}
    </nav>
  );
}
