import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { NoticeBell } from "@/components/notifications/notice-bell";
import { SearchBox } from "@/components/search/search-box";
import { DetailsMenu } from "@/components/ui/details-menu";
import { Icon } from "@/components/ui/icon";
import type { Role } from "@/lib/labels";
import type { Unread } from "@/lib/notifications/queries";
import { AccountMenu, type ShellViewer } from "./account-menu";
import { navItems } from "./nav-items";
import { NavLinks } from "./nav-links";
import { PeriodSwitcher, type ShellPeriod } from "./period-switcher";
import { SoftLinks } from "./soft-links";

type AppShellProps = {
  /** The city's own name for the platform. */
  title: string;
  viewer: ShellViewer & { roles: readonly Role[] };
  list: { slug: string; title: string } | null;
  /** What the address names or, where it names none, the period that is open now. */
  period: ShellPeriod | null;
  /** Newest first. */
  periods: readonly ShellPeriod[];
  unread: Unread;
  isDemo: boolean;
  children: ReactNode;
};

/** As many screens as fit at the bottom of a phone; the rest are in its menu. */
const IN_BOTTOM_BAR = 4;

const CORNER = "flex items-center gap-1 max-md:gap-0";

/** The frame around every screen of a signed-in person. */
export function AppShell({ title, viewer, list, period, periods, unread, isDemo, children }: AppShellProps) {
  const items = navItems(viewer.roles, list?.slug ?? null);
  const rest = items.slice(IN_BOTTOM_BAR);
  return (
    <SoftLinks>
      <a
        href="#page-content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2 focus:text-link print:hidden"
      >
        跳到正文
      </a>

      <header className="z-40 border-t-3 border-b border-t-brand border-b-line bg-surface md:sticky md:top-0 print:hidden">
        <div className="flex min-h-[51px] flex-wrap items-center gap-x-4 px-4 max-md:pr-1">
          <Link href="/" className="min-w-0 shrink truncate py-2 text-lg font-semibold max-md:flex-1">{title}</Link>
          {list ? <p title={list.title} className="min-w-0 flex-1 truncate text-sm text-muted max-lg:hidden">{list.title}</p> : null}
          {period ? (
            <div className="max-md:order-last max-md:w-full max-md:pb-2 md:ml-auto">
              <PeriodSwitcher periods={periods} current={period} />
            </div>
          ) : null}
          <SearchBox id="shell-search" hasShortcut className={`w-44 shrink-0 max-lg:hidden xl:w-56 ${period ? "" : "ml-auto"}`} />
          <div className={period ? CORNER : `${CORNER} md:ml-auto lg:ml-0`}>
            <Link href="/search" aria-label="检索" className="grid size-11 place-items-center rounded-md hover:bg-sunken lg:hidden">
              <Icon name="search" className="size-5" />
            </Link>
            <NoticeBell unread={unread} />
            <AccountMenu viewer={viewer} />
            {rest.length > 0 ? (
              <DetailsMenu
                label="更多栏目"
                className="md:hidden"
                triggerClassName="size-11 justify-center rounded-md hover:bg-sunken"
                trigger={<Icon name="menu" className="size-5" />}
              >
                <NavLinks label="更多栏目" items={rest} look="menu" />
              </DetailsMenu>
            ) : null}
          </div>
        </div>
      </header>

      {isDemo ? (
        <aside aria-label="演示说明" className="border-b border-line bg-sunken px-4 py-0.5 text-center text-xs text-muted">
          演示数据：内容为虚构，仅供试用
        </aside>
      ) : null}

      <div className="mx-auto flex max-w-[1600px]">
        <div className="w-40 shrink-0 p-2 max-md:hidden print:hidden">
          <div className="sticky top-[calc(var(--shell-top)+8px)]">
            <NavLinks label="主导航" items={items} look="side" />
          </div>
        </div>
        <main id="page-content" tabIndex={-1} className="min-w-0 flex-1 p-4 pb-24 outline-none md:px-6 md:pb-10 print:p-0">
          {children}
        </main>
      </div>

      <div className="fixed inset-x-0 bottom-0 z-40 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden">
        <NavLinks label="底部导航" items={items.slice(0, IN_BOTTOM_BAR)} look="bar" />
      </div>
    </SoftLinks>
  );
}
