"use client";
import { Link } from "@/components/ui/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { IDLE } from "@/lib/actions/form-state";
import { noteNoticesSeenAction } from "@/lib/notifications/actions";
import type { Unread } from "@/lib/notifications/queries";
import { isTarget } from "@/lib/notifications/rules-words";
import { Icon } from "@/components/ui/icon";

const LOOK_EVERY_MS = 60_000;

async function askUnread(): Promise<Unread | null> {
  try {
    const response = await fetch("/notifications/unread", { cache: "no-store" });
    return response.status === 200 ? ((await response.json()) as Unread) : null;
  } catch {
    return null; // offline for a moment, or on the way to another page: the number stays as it was
  }
}

/** The ids of what this page is about, in one text that only changes with them. */
function idsShown(unread: Unread, pathname: string, query: { get(name: string): string | null }): string {
  return unread.targets.flatMap(({ id, href }) => (isTarget(href, pathname, query) ? id : [])).join(" ");
}

async function noteSeen(ids: string): Promise<void> {
  const form = new FormData();
  for (const id of ids.split(" ")) form.append("notices", id);
  // Nobody asked for this: when it fails, they stay unread and the page stays as it is.
  await noteNoticesSeenAction(IDLE, form).catch(() => undefined);
}

/**
 * How many notices are unread, leading to them. Whatever way somebody reached the page that a notice is about, the notice
 * is read once that page is in sight.
 */
export function NoticeBell({ unread }: { unread: Unread }) {
  const pathname = usePathname();
  const query = useSearchParams();
  // What was asked later holds until the server draws the frame anew.
  const [asked, setAsked] = useState({ since: unread, unread });
  const current = asked.since === unread ? asked.unread : unread;
  const shown = idsShown(current, pathname, query);
  const place = `${pathname}?${query}`;
  const drawnAt = useRef(place);

  useEffect(() => {
    let isGone = false;
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      if (shown) await noteSeen(shown);
      const now = await askUnread();
      if (now && !isGone) setAsked({ since: unread, unread: now });
    };
    // The first page came with its number: asking is for what that page makes read, and for later pages.
    if (shown || drawnAt.current !== place) void look();
    drawnAt.current = "";
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    const lookAgain = () => void look();
    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      isGone = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [place, shown, unread]);

  const { count } = current;
  return (
    <Link
      href="/notifications"
     
      aria-label={count > 0 ? `提醒，${count} 条未读` : "提醒，没有未读"}
      className="relative flex size-9 items-center justify-center rounded-md hover:bg-sunken max-md:size-11"
    >
      <Icon name="bell" className="size-[18px]" />
      {count > 0 ? (
        <span className="absolute top-0 right-0 max-md:top-1 max-md:right-1 min-w-4 rounded-full bg-ink px-1 text-center text-[11px] leading-4 font-medium text-surface">
          {count > 99 ? "99+" : count}
        </span>
      ) : null}
    </Link>
  );
}
