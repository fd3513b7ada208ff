"use client";
import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";

/** Where following a link is the browser's own work: files, other windows, other sites, places on this page. */
function isBrowsers(link: HTMLAnchorElement): boolean {
  if (link.hasAttribute("download") || link.target || link.dataset["full"] !== undefined) return true;
  if (link.origin !== location.origin || link.pathname.startsWith("/api/")) return true;
  return link.hash !== "" && link.pathname === location.pathname && link.search === location.search;
}

/** Follows the links inside without loading the whole page anew. Before its script has come they are followed all the same. */
export function SoftLinks({ children }: { children: ReactNode }) {
  const router = useRouter();

  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link || isBrowsers(link)) return;
    event.preventDefault();
    router.push(link.pathname + link.search + link.hash, { scroll: link.dataset["stay"] === undefined });
  };

  return <div data-shell className="min-h-dvh" onClick={follow}>{children}</div>;
}
