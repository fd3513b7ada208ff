"use client";
import { useRef, useState, type ReactNode } from "react";
import type { AttachmentRow } from "@/lib/attachments/schema";
import { describeFile, pathOf } from "./file-words";
import { PreviewDialog } from "./preview-dialog";

/** A picture shows itself, small; other files show what they are. */
function Thumbnail({ file }: { file: AttachmentRow }) {
  if (file.mimeType.startsWith("image/")) {
    // eslint-disable-next-line @next/next/no-img-element -- needs the session, and is resized by nobody
    return <img src={pathOf(file)} alt={`${file.name}的缩略图`} loading="lazy" decoding="async" className="size-10 shrink-0 rounded-sm border border-line bg-sunken object-cover" />;
  }
  return (
    <span aria-hidden="true" className="flex size-10 shrink-0 items-center justify-center rounded-sm border border-line bg-sunken text-xs font-medium text-muted">
      {file.extension.toUpperCase()}
    </span>
  );
}

/** One stored file: what it looks like, its name, which opens it larger, and its kind and size. */
export function FileRow({ file, actions }: { file: AttachmentRow; actions?: ReactNode }) {
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <Thumbnail file={file} />
      <span className="min-w-0 flex-1 basis-40">
        <button ref={opener} type="button" aria-haspopup="dialog" className="inline-link max-w-full rounded-sm text-left print:!inline" onClick={() => setIsOpen(true)}>
          {file.name}
        </button>
        <span className="block text-sm text-muted">{describeFile(file)}</span>
      </span>
      {actions}
      {isOpen ? <PreviewDialog file={file} opener={opener} onClose={() => setIsOpen(false)} /> : null}
    </li>
  );
}
