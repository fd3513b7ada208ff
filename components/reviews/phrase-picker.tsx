"use client";
import { Link } from "@/components/ui/link";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Key } from "./review-keys";

/** So many have a figure to call them by. */
export const NUMBERED = 9;

type Props = { phrases: readonly string[]; isOpen: boolean; onToggle: (isOpen: boolean) => void; onChoose: (phrase: string) => void };

/** Saved phrases, to be put into the reason by a click or by their figure while the list is open. */
export function PhrasePicker({ phrases, isOpen, onToggle, onChoose }: Props) {
  const toggle = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.querySelector("button")?.focus();
  }, [isOpen]);
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        onToggle(false);
        toggle.current?.focus();
      }}
    >
      <div className="flex flex-wrap items-center gap-3">
        <Button ref={toggle} size="sm" aria-expanded={isOpen} aria-controls="phrases" onClick={() => onToggle(!isOpen)}>常用语<span aria-hidden="true" className="max-lg:hidden"><Key>p</Key></span></Button>
        <Link href="/reviews/phrases" className="inline-link text-sm">管理常用语</Link>
      </div>
      <div ref={list} id="phrases" hidden={!isOpen} className="mt-2 rounded-md border border-line">
        <ol aria-label="常用语" className="divide-y divide-line">
          {phrases.map((phrase, at) => (
            <li key={phrase}>
              <button type="button" className="flex w-full items-baseline gap-2 px-3 py-1.5 text-left -outline-offset-2 hover:bg-sunken max-md:min-h-11" onClick={() => onChoose(phrase)}>
                {at < NUMBERED ? <Key>{String(at + 1)}</Key> : null}
                <span className="whitespace-pre-line">{phrase}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
