"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";

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

/** @returns whether this browser's user has the shortcuts on, and the switch (WCAG 2.1.4) */
export function useShortcutSetting(): [boolean, (value: boolean) => void] {
  return [useSyncExternalStore(subscribe, isOn, () => true), setOn];
}

/** Letters are shortcuts only where no letter could be meant: not in a field, not in a dialog, not with a modifier. */
function isShortcut(event: KeyboardEvent): boolean {
  const isTyping = event.target instanceof Element && event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog, [role=dialog], [role=alertdialog], [contenteditable=true]");
  return !isTyping && !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
}

/** Runs what stands under the pressed key, as long as the component is there and the shortcuts are on. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const [isEnabled] = useShortcutSetting();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!isEnabled) return;
    const press = (event: KeyboardEvent) => {
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (!act || !isShortcut(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isEnabled]);
}
