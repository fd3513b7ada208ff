"use client";
import { useEffect, useRef, type ReactNode } from "react";

/** Takes the keyboard and the screen reader along to what a step just led to; `of` names the step, a new one is a new arrival. */
export function Arrival({ of, children }: { of: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
  }, [of]);
  return <div ref={place} tabIndex={-1} className="rounded-md">{children}</div>;
}
