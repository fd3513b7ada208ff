"use client";
import "./style-nonce";
import { AlertDialog } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { buttonClass } from "./button";

type AlertFrameProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What opened it: takes the focus back. */
  opener: RefObject<HTMLElement | null>;
  title: string;
  description?: ReactNode;
  children: ReactNode;
};

/** The box in which a dangerous step is confirmed; Escape and 取消 leave everything as it was. */
export function AlertFrame({ isOpen, onOpenChange, opener, title, description, children }: AlertFrameProps) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <AlertDialog.Content
          onCloseAutoFocus={(event) => {
            // Radix knows only its own Trigger, which cannot be a submit button.
            event.preventDefault();
            opener.current?.focus();
          }}
          // Without a description Radix would point at an element that is not there.
          {...(description ? {} : { "aria-describedby": undefined })}
          className="fixed top-1/2 left-1/2 z-50 max-h-[85vh] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line-strong bg-surface p-5 shadow-lg"
        >
          <AlertDialog.Title className="text-lg">{title}</AlertDialog.Title>
          {description ? (
            <AlertDialog.Description asChild>
              <div className="mt-2">{description}</div>
            </AlertDialog.Description>
          ) : null}
          {children}
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** The row of buttons at the end of the box. */
export function AlertButtons({ cancelLabel = "取消", children }: { cancelLabel?: string; children: ReactNode }) {
  return (
    <div className="mt-5 flex flex-wrap justify-end gap-2">
      <AlertDialog.Cancel className={buttonClass("secondary")}>{cancelLabel}</AlertDialog.Cancel>
      {children}
    </div>
  );
}
