"use client";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { ACCEPTED_EXTENSIONS } from "@/lib/attachments/rules-formats";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import type { Sending, Uploads } from "./use-uploads";

const BAR =
  "mt-1 block h-1.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken [&::-webkit-progress-bar]:bg-sunken " +
  "[&::-webkit-progress-value]:bg-muted [&::-moz-progress-bar]:bg-muted";

/** A file on its way with how far it is, or why it did not arrive and what can be done. */
function SendingRow({ sending, uploads }: { sending: Sending; uploads: Uploads }) {
  const { key, file, share, state, message } = sending;
  const percent = Math.round(share * 100);
  return (
    <li className="py-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 basis-40">{file.name}</span>
        {state === "failed" ? (
          <>
            {sending.isSendable ? <Button size="sm" aria-label={`重试上传 ${file.name}`} onClick={() => uploads.retry(sending)}>重试</Button> : null}
            <Button size="sm" variant="quiet" aria-label={`移除 ${file.name}`} onClick={() => uploads.drop(key)}>移除</Button>
          </>
        ) : (
          <>
            <span className="text-sm text-muted">{state === "waiting" ? "等待上传" : percent < 100 ? `${percent}%` : "正在检查…"}</span>
            <Button size="sm" variant="quiet" aria-label={`取消上传 ${file.name}`} onClick={() => uploads.cancel(key)}>取消</Button>
          </>
        )}
      </div>
      {state === "failed" ? <FieldError id={`upload-${key}`}>{message}</FieldError> : (
        <progress aria-label={`${file.name}的上传进度`} value={share} max={1} className={BAR} />
      )}
    </li>
  );
}

/** The files so far and on their way, and the place to choose or drop more. */
export function UploadList({ uploads, describedBy, chooseLabel, children }: { uploads: Uploads; describedBy: string; chooseLabel: string; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    uploads.add([...event.dataTransfer.files]);
  }
  return (
    // Neither a chosen file nor an answered dialog is a change of the form around it.
    <div onInput={(event) => event.stopPropagation()} onSubmit={(event) => event.stopPropagation()}>
      {uploads.rows.length + uploads.sendings.length > 0 ? (
        <ul className="mb-2 divide-y divide-line">
          {children}
          {uploads.sendings.map((sending) => <SendingRow key={sending.key} sending={sending} uploads={uploads} />)}
        </ul>
      ) : null}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={classNames("flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-dashed border-line-strong p-3", isOver && "bg-sunken")}
      >
        <Button aria-describedby={describedBy} onClick={() => input.current?.click()}>{chooseLabel}</Button>
        <span className="text-sm text-muted max-md:hidden">或将文件拖放到此处</span>
        <input
          ref={input}
          type="file"
          multiple
          accept={ACCEPTED_EXTENSIONS}
          tabIndex={-1}
          aria-hidden="true"
          className="hidden"
          onChange={(event) => {
            uploads.add([...(event.target.files ?? [])]);
            event.target.value = ""; // the same file may be chosen again after it was mended
          }}
        />
      </div>
      <p role="status" className="sr-only">{uploads.news}</p>
    </div>
  );
}
