import { Link } from "@/components/ui/link";
import { HEAT_TEXTS, HEATS, type Heat } from "@/lib/dashboard/rollup-history";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

/** What the cells of the heat maps show; kept in the address. */
export function HeatSwitch({ heat, hrefFor }: { heat: Heat; hrefFor: (heat: Heat) => string }) {
  return (
    <nav aria-label="热力图内容">
      <ul className="flex flex-wrap gap-1.5">
        {HEATS.map((value) => (
          <li key={value}>
            <Link
              href={hrefFor(value)}
             
              scroll={false}
              aria-current={value === heat ? "true" : undefined}
              className={classNames(
                "inline-flex min-h-7 items-center gap-1 rounded-full border px-2.5 text-sm whitespace-nowrap max-md:min-h-10 max-md:px-3.5",
                value === heat ? "border-ink bg-ink text-surface" : "border-line-strong bg-surface hover:bg-sunken",
              )}
            >
              {value === heat ? <Icon name="check" className="size-3.5" /> : null}
              {HEAT_TEXTS[value].label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
