"use client";
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { NoticeBar } from "@/components/ui/notice-bar";

type Told = { message: string; at: number };

const DecidedContext = createContext<(message: string) => void>(() => undefined);

/** @returns how a decision says that it was taken: its own row is gone with it */
export function useTellDecided(): (message: string) => void {
  return useContext(DecidedContext);
}

/** Around the requests: what was just decided, where the eye and the keyboard go when the row is gone. */
export function DecidedRequests({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<Told | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told) notice.current?.focus();
  }, [told]);
  return (
    <DecidedContext value={(message) => setTold((last) => ({ message, at: (last?.at ?? 0) + 1 }))}>
      {told ? <div ref={notice} tabIndex={-1} className="rounded-md"><NoticeBar tone="success">{told.message}</NoticeBar></div> : null}
      {children}
    </DecidedContext>
  );
}
