"use client";
import { useSearchParams, usePathname } from "next/navigation";
import { useRef, type KeyboardEvent } from "react";
import { QUERY_MAX } from "@/lib/search/rules-limits";
import { useShortcuts } from "@/components/reviews/use-shortcuts";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

/**
 * The one box, in the bar of every screen; where that is too narrow, on the page of the search. A plain form: it works without
 * script. `/` brings the keyboard here from anywhere, Escape takes it back to where it was.
 */
export function SearchBox({ id, className, hasShortcut = false }: { id: string; className?: string; hasShortcut?: boolean }) {
  const query = useSearchParams();
  const pathname = usePathname();
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const typed = pathname === "/search" ? (query.get("q") ?? "") : "";
  const period = query.get("period");

  const focus = () => {
    // A box that a narrow screen hides cannot be typed into.
    if (!hasShortcut || !input.current?.checkVisibility()) return;
    cameFrom.current = document.activeElement;
    input.current.focus();
    input.current.select();
  };
  useShortcuts({ "/": focus });

  function leave(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    // The browser would empty the box.
    event.preventDefault();
    event.currentTarget.blur();
    if (cameFrom.current instanceof HTMLElement && cameFrom.current !== document.body) cameFrom.current.focus();
  }

  return (
    <form role="search" aria-label="检索" action="/search" className={classNames("relative", className)}>
      {period ? <input type="hidden" name="period" value={period} /> : null}
      <label htmlFor={id} className="sr-only">检索任务、报告、配合情况、讨论、工作方案、督办、对上争取、宣传报道和单位</label>
      <input
        ref={input}
        id={id}
        type="search"
        name="q"
        // Renewed with the address, so that going back shows the words one came back to.
        key={typed}
        defaultValue={typed}
        maxLength={QUERY_MAX}
        autoComplete="off"
        enterKeyHint="search"
        placeholder={hasShortcut ? "检索（按 / 键）" : "检索"}
        aria-keyshortcuts={hasShortcut ? "/" : undefined}
        onKeyDown={leave}
        className="h-8 w-full rounded-md border border-line-strong bg-surface pr-9 pl-2.5 max-md:h-11 max-md:text-lg [&::-webkit-search-cancel-button]:hidden"
      />
      <button type="submit" aria-label="检索" className="absolute inset-y-0 right-0 grid w-8 place-items-center rounded-md text-muted hover:text-ink max-md:w-11">
        <Icon name="search" />
      </button>
    </form>
  );
}
