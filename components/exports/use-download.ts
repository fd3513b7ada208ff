"use client";
import { useEffect, useRef, useState } from "react";
import type { Progress } from "./download";

export type DownloadState =
  | { step: "idle" }
  | { step: "making"; label: string; progress: Progress }
  | { step: "done"; name: string; bytes: number }
  | { step: "failed"; message: string; again: () => void };

/** One download at a time: what it is doing, how to begin, break off, and put its message away. */
export function useDownload() {
  const [state, setState] = useState<DownloadState>({ step: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function start(label: string, href: string): Promise<void> {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const show = (next: DownloadState) => {
      if (running.current === own) setState(next);
    };
    show({ step: "making", label, progress: { tasks: null, bytes: 0 } });
    try {
      // Most who read the list take nothing away.
      const { download, save } = await import("./download");
      const file = await download(href, own.signal, (progress) => show({ step: "making", label, progress }));
      save(file);
      show({ step: "done", name: file.name, bytes: file.blob.size });
    } catch (error) {
      if (own.signal.aborted) return;
      const message = error instanceof Error && error.name === "DownloadFailed" ? error.message : "文件没有保存。请重试。";
      show({ step: "failed", message, again: () => void start(label, href) });
    }
  }

  function dismiss(): void {
    running.current?.abort();
    running.current = null;
    setState({ step: "idle" });
  }

  return { state, start, dismiss };
}
