"use client";
import { useShortcutSetting } from "@/components/reviews/use-shortcuts";

/** Single keys can be turned off (WCAG 2.1.4): one switch for all of them, kept in this browser. */
export function ShortcutSwitch() {
  const [isEnabled, setEnabled] = useShortcutSetting();
  return (
    <label className="flex w-fit cursor-pointer items-center gap-1.5 text-sm text-muted max-lg:hidden">
      <input type="checkbox" className="size-4" checked={isEnabled} onChange={(event) => setEnabled(event.target.checked)} />
      启用快捷键（按 / 键进入检索框，Esc 键离开）
    </label>
  );
}
