"use client";
import { useEffect, useRef, type RefObject } from "react";

function storage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null; // Some browsers are told to keep nothing.
  }
}

/** A text that is still there when one comes back to it in this tab: going through the queue must not cost a half-written reason. */
export function useKeptText(name: string): RefObject<HTMLTextAreaElement | null> {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const key = `duban-reason/${name}`;
    const kept = storage()?.getItem(key);
    if (kept && element.value === "") {
      element.value = kept;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const keep = () => {
      if (element.value === "") storage()?.removeItem(key);
      else storage()?.setItem(key, element.value);
    };
    element.addEventListener("input", keep);
    return () => element.removeEventListener("input", keep);
  }, [name]);
  return area;
}
