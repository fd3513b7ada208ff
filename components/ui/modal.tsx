"use client";
import { useEffect, useRef } from "react";
import type { ComponentProps, RefObject } from "react";
import { createPortal } from "react-dom";
import { classNames } from "./class-names";

type ModalProps = Omit<ComponentProps<"dialog">, "ref" | "onClose"> & {
  /** What opened it: takes the focus back. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/**
 * A box over the page, shown for as long as it is rendered: the browser's own, so that nothing behind it can be reached.
 * It stands at the document's end, for a form within it may not stand within another.
 */
export function Modal({ opener, onClose, className, ...rest }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const [element, opened] = [dialog.current, opener.current];
    if (element && !element.open) element.showModal();
    element?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => opened?.focus();
  }, [opener]);

  return createPortal(
    <dialog
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A browser may close it without asking, where Escape is pressed again.
      onClose={onClose}
      className={classNames(
        "fixed top-1/2 left-1/2 max-w-none -translate-x-1/2 -translate-y-1/2 rounded-lg border border-line-strong bg-surface text-ink shadow-lg backdrop:bg-scrim",
        className,
      )}
      {...rest}
    />,
    document.body,
  );
}
