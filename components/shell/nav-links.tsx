"use client";
import { Link } from "@/components/ui/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Icon } from "@/components/ui/icon";
import type { NavItem } from "./nav-items";

const LOOKS = {
  side: {
    list: "flex flex-col gap-0.5",
    link: "flex h-9 items-center gap-2.5 rounded-md border-l-3 border-transparent px-3 hover:bg-sunken aria-[current]:border-ink aria-[current]:bg-sunken aria-[current]:font-semibold",
    icon: "size-4",
  },
  bar: {
    list: "grid auto-cols-fr grid-flow-col",
    link: "flex h-14 flex-col items-center justify-center gap-0.5 border-t-3 border-transparent text-xs text-muted aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink",
    icon: "size-5",
  },
  menu: {
    list: "flex flex-col",
    link: "flex h-12 items-center gap-2.5 rounded-md px-3 hover:bg-sunken aria-[current]:bg-sunken aria-[current]:font-semibold",
    icon: "size-4",
  },
} as const;

function isWithin(pathname: string, href: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}

/** Links to the screens; marks the one that is open and takes the chosen period along. */
export function NavLinks({ label, items, look }: { label: string; items: readonly NavItem[]; look: keyof typeof LOOKS }) {
  const pathname = usePathname();
  const period = useSearchParams().get("period");
  const { list, link, icon } = LOOKS[look];
  return (
    <nav aria-label={label}>
      <ul className={list}>
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={period ? `${item.href}?period=${encodeURIComponent(period)}` : item.href}
              // "page" for the screen itself, "true" for a page below it.
              aria-current={pathname === item.href ? "page" : isWithin(pathname, item.href) ? "true" : undefined}
              className={link}
            >
              <Icon name={item.icon} className={icon} />
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
