import { Link } from "@/components/ui/link";
import type { Basis } from "@/lib/dashboard/rollup";
import { BASIS_TEXTS, basisName } from "@/lib/dashboard/rules-figures";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { formatDateTime } from "@/components/ui/time";
import { Defined } from "./definition";

const BASES = ["accepted", "filed"] as const;

const DASHBOARD_PARTS = [["course", "概况"], ["sections", "按章节"], ["leads", "按牵头单位"], ["contributions", "按配合单位"], ["heat", "分季度热力图"], ["trend", "各期走势"], ["attention", "需要关注"]] as const;

type Props = { basis: Basis; hrefFor: (basis: Basis) => string; countedAt: Date; /** The ids and names of the page's sections. */ parts?: readonly (readonly [string, string])[] };

/** What every figure below counts, and when it was counted; stays in sight, with the page's parts to jump to. */
export function BasisBar({ basis, hrefFor, countedAt, parts = DASHBOARD_PARTS }: Props) {
  return (
    <div className="sticky top-(--bar-top) z-30 mb-3 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 max-md:gap-x-2 border-b border-line bg-ground py-1.5 print:static print:min-h-0">
      <nav aria-label="统计口径" className="flex items-center gap-2">
        <Defined name={basisName(basis)} className="text-sm text-muted">口径</Defined>
        <ul className="flex">
          {BASES.map((value) => (
            <li key={value} className="first:*:rounded-l-full last:*:-ml-px last:*:rounded-r-full">
              <Link
                href={hrefFor(value)}
               
                scroll={false}
                aria-current={value === basis ? "true" : undefined}
                className={classNames(
                  "inline-flex min-h-7 items-center gap-1 border px-3 text-sm whitespace-nowrap max-md:min-h-10",
                  value === basis ? "border-ink bg-ink text-surface" : "border-line-strong bg-surface hover:bg-sunken",
                )}
              >
                {value === basis ? <Icon name="check" className="size-3.5" /> : null}
                {BASIS_TEXTS[value].label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {/* The switch does not print; what it stood at does. */}
      <p className="hidden print:block">{`统计口径：${BASIS_TEXTS[basis].label}`}</p>
      <p className="text-sm text-muted">
        <span className="max-md:sr-only">统计时间 </span><time dateTime={countedAt.toISOString()} className="whitespace-nowrap">{formatDateTime(countedAt)}</time>
      </p>
      <nav aria-label="本页内容" className="ml-auto max-lg:hidden">
        <ul className="flex gap-x-4 text-sm">
          {parts.map(([id, label]) => <li key={id}><a href={`#${id}`} className="inline-flex min-h-7 items-center text-link hover:underline">{label}</a></li>)}
        </ul>
      </nav>
    </div>
  );
}
