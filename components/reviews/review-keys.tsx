"use client";
import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";

const KEYS = [["j", "下一份"], ["k", "上一份"], ["a", "采纳"], ["r", "填退回原因"]] as const;
const SETTING = "duban-review-keys";
const listeners = new Set<() => void>();

function isOn(): boolean {
  try {
    return localStorage.getItem(SETTING) !== "off";
  } catch {
    return true;
  }
}

function setOn(value: boolean): void {
  try {
    localStorage.setItem(SETTING, value ? "on" : "off");
  } catch {
    return;
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Letters are shortcuts only where no letter could be meant: not in a field, not in a dialog, not with a modifier. */
function isShortcut(event: KeyboardEvent): boolean {
  const isTyping = event.target instanceof Element && event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog, [role=dialog], [contenteditable=true]");
  return !isTyping && !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
}

/** j and k go through the queue, a and r to the two decisions. They can be turned off (WCAG 2.1.4). */
export function ReviewKeys({ previousPath, nextPath }: { previousPath: string | null; nextPath: string | null }) {
  const router = useRouter();
  const isEnabled = useSyncExternalStore(subscribe, isOn, () => true);

  useEffect(() => {
    // The queue scrolls by itself and would otherwise start from its top with every report.
    const current = document.querySelector<HTMLElement>("[data-queue] [aria-current]");
    const queue = current?.closest<HTMLElement>("[data-queue]");
    if (current && queue) queue.scrollTop = current.offsetTop - queue.offsetTop - queue.clientHeight / 3;
  }, []);

  useEffect(() => {
    if (!isEnabled) return;
    const go = (path: string | null) => path && router.push(path);
    const focus = (id: string) => document.getElementById(id)?.focus();
    const actions: Record<string, () => void> = { j: () => go(nextPath), k: () => go(previousPath), a: () => focus("accept"), r: () => focus("reason") };
    const press = (event: KeyboardEvent) => {
      const act = actions[event.key];
      if (!act || !isShortcut(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isEnabled, previousPath, nextPath, router]);

  return (
    <div role="group" aria-label="快捷键" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted max-lg:hidden">
      {KEYS.map(([key, what]) => (
        <span key={key}><kbd className="mr-1 rounded-sm border border-line-strong bg-surface px-1.5 font-mono text-ink">{key}</kbd>{what}</span>
      ))}
      <label className="flex cursor-pointer items-center gap-1.5">
        <input type="checkbox" className="size-4" checked={isEnabled} onChange={(event) => setOn(event.target.checked)} />启用快捷键
      </label>
    </div>
  );
}
