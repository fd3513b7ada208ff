"use client";
import { useRef, useState } from "react";
import { refuseUnsent } from "@/lib/attachments/rules";
import type { AttachmentRow, UploadTarget } from "@/lib/attachments/schema";
import { newRequestId } from "@/components/ui/request-id";
import { sendFile, type Outcome } from "./send-file";

/** A file on its way, or one that did not arrive. */
export type Sending = { key: string; file: File; share: number; state: "waiting" | "sending" | "failed"; message: string; /** False for what was not even sent: trying again would change nothing. */ isSendable: boolean };

type Limits = { files: number; full: string };

/**
 * The files of one draft or comment: those stored, those on their way, and what to do with them. One is sent at a time; one
 * that is refused does not hold up the next.
 *
 * @param stored as the server has them
 */
export function useUploads(target: UploadTarget, stored: readonly AttachmentRow[], limits: Limits) {
  const [added, setAdded] = useState<AttachmentRow[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const [sendings, setSendings] = useState<Sending[]>([]);
  const [news, setNews] = useState("");
  const queue = useRef(Promise.resolve());
  const cancels = useRef(new Map<string, AbortController>());

  const known = new Set(stored.map((row) => row.id));
  const rows = [...stored, ...added.filter((row) => !known.has(row.id))].filter((row) => !removed.includes(row.id));
  const isSending = sendings.some((one) => one.state !== "failed");

  function change(key: string, values: Partial<Sending>) {
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...values } : one)));
  }
  const drop = (key: string) => setSendings((all) => all.filter((one) => one.key !== key));

  function settle({ key, file }: Sending, outcome: Outcome) {
    if ("attachment" in outcome) {
      setAdded((all) => [...all, outcome.attachment]);
      drop(key);
      setNews(`${file.name} 已上传`);
    } else if (outcome.message === null) {
      drop(key);
      setNews(`已取消上传 ${file.name}`);
    } else {
      change(key, { state: "failed", message: outcome.message });
      setNews(`${file.name} 没有上传：${outcome.message}`);
    }
  }

  async function send(sending: Sending, cancel: AbortController): Promise<void> {
    const { key, file } = sending;
    if (cancel.signal.aborted) {
      settle(sending, { message: null });
      return;
    }
    change(key, { state: "sending" });
    setNews(`正在上传 ${file.name}`);
    let told = 0;
    const outcome = await sendFile(target, key, file, cancel.signal, (share) => {
      change(key, { share });
      // Every quarter is told, not every step.
      if (share - told < 0.25) return;
      told = share;
      setNews(`${file.name} 已上传 ${Math.round(share * 100)}%`);
    });
    settle(sending, outcome);
  }

  function enqueue(sending: Sending) {
    const cancel = new AbortController();
    cancels.current.set(sending.key, cancel);
    queue.current = queue.current.then(() => send(sending, cancel));
  }

  function add(files: readonly File[]) {
    let room = limits.files - rows.length - sendings.filter((one) => one.state !== "failed").length;
    const next = files.map((file): Sending => {
      const message = refuseUnsent(file) ?? (room > 0 ? "" : limits.full);
      if (message === "") room -= 1;
      return { key: newRequestId(), file, share: 0, state: message === "" ? "waiting" : "failed", message, isSendable: message === "" };
    });
    setSendings((all) => [...all, ...next]);
    for (const sending of next) if (sending.state === "waiting") enqueue(sending);
    const refused = next.filter((one) => one.state === "failed");
    if (refused.length > 0) setNews(refused.map((one) => `${one.file.name} 没有上传：${one.message}`).join("；"));
  }

  /** Sends again what failed, as the same request: if only its answer was lost, nothing is stored twice. */
  function retry(sending: Sending) {
    const again: Sending = { ...sending, share: 0, state: "waiting", message: "" };
    change(sending.key, again);
    enqueue(again);
  }

  return {
    rows, sendings, news, isSending, removals: removed.length, add, retry, drop,
    cancel: (key: string) => cancels.current.get(key)?.abort(),
    forget: (id: string) => {
      setRemoved((all) => [...all, id]);
      setNews("已删除");
    },
  };
}

export type Uploads = ReturnType<typeof useUploads>;
