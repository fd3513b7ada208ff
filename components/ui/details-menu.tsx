"use client";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type DetailsMenuProps = {
  /** What the button shows. */
  trigger: ReactNode;
  /** The button's name where what it shows is no word. */
  label?: string;
  triggerClassName?: string;
  panelClassName?: string;
  className?: string;
  children: ReactNode;
};

/** A panel under a button: opens without script; with it, a click elsewhere, a followed link or Escape closes it. */
export function DetailsMenu({ trigger, label, triggerClassName, panelClassName, className, children }: DetailsMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const close = () => {
      element.open = false;
    };
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !element.open) return;
      close();
      element.querySelector("summary")?.focus();
    };
    const onClick = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a[href]")) close();
    };
    document.addEventListener("pointerdown", onPointer);
    element.addEventListener("keydown", onKey);
    element.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("pointerdown", onPointer);
      element.removeEventListener("keydown", onKey);
      element.removeEventListener("click", onClick);
    };
  }, []);

  return (
    <details ref={details} className={classNames("relative", className)}>
      <summary aria-label={label} className={classNames("flex items-center", triggerClassName)}>
        {trigger}
      </summary>
      <div
        className={classNames(
          "absolute top-full right-0 z-50 mt-1 min-w-48 rounded-lg border border-line-strong bg-surface p-1 shadow-lg",
          panelClassName,
        )}
      >
        {children}
      </div>
    </details>
  );
}
