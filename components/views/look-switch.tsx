import { Link } from "@/components/ui/link";
import type { ListLook } from "@/lib/views/schema";
import { classNames } from "@/components/ui/class-names";

const LOOKS: readonly [ListLook, string][] = [["table", "表格"], ["cards", "卡片"]];

/** The list as a table or as cards. A phone has cards either way, and so no switch. */
export function LookSwitch({ look, href }: { look: ListLook; href: (look: ListLook) => string }) {
  return (
    <nav aria-label="显示方式" className="mb-3 ml-auto max-md:hidden">
      <ul className="flex rounded-md border border-line-strong bg-surface">
        {LOOKS.map(([name, label]) => (
          <li key={name}>
            <Link href={href(name)} scroll={false} aria-current={name === look ? "true" : undefined}
              className={classNames("inline-flex min-h-7 items-center rounded-sm px-3 text-sm", name === look ? "bg-ink text-surface" : "hover:bg-sunken")}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
