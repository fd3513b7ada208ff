"use client";
import { createContext, useContext, useState, type ReactNode } from "react";
import { Arrival } from "@/components/ui/arrival";
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
  return (
    <DecidedContext value={(message) => setTold((last) => ({ message, at: (last?.at ?? 0) + 1 }))}>
      {told ? <Arrival of={`${told.at}`}><NoticeBar tone="success">{told.message}</NoticeBar></Arrival> : null}
      {children}
    </DecidedContext>
  );
}
