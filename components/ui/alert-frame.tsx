"use client";
import { createContext, useContext, useId } from "react";
import type { ReactNode, RefObject } from "react";
import { Button } from "./button";
import { Modal } from "./modal";

type AlertFrameProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What opened it: takes the focus back. */
  opener: RefObject<HTMLElement | null>;
  title: string;
  description?: ReactNode;
  children: ReactNode;
};

const Close = createContext<() => void>(() => undefined);

/** The box in which a dangerous step is confirmed; Escape and 取消 leave everything as it was. */
export function AlertFrame({ isOpen, onOpenChange, opener, title, description, children }: AlertFrameProps) {
  const id = useId();
  if (!isOpen) return null;
  const close = () => onOpenChange(false);
  return (
    <Modal
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      opener={opener}
      onClose={close}
      className="max-h-[85vh] w-[min(30rem,calc(100vw-2rem))] overflow-y-auto p-5"
    >
      <h2 id={`${id}-title`} className="text-lg">{title}</h2>
      {description ? <div id={`${id}-description`} className="mt-2">{description}</div> : null}
      <Close value={close}>{children}</Close>
    </Modal>
  );
}

/** The row of buttons at the end of the box; who presses Enter at once changes nothing. */
export function AlertButtons({ cancelLabel = "取消", children }: { cancelLabel?: string; children: ReactNode }) {
  return (
    <div className="mt-5 flex flex-wrap justify-end gap-2">
      <Button data-first="" onClick={useContext(Close)}>{cancelLabel}</Button>
      {children}
    </div>
  );
}
