"use client";
import { lazy, Suspense, useId, type RefObject } from "react";
import type { AttachmentRow } from "@/lib/attachments/schema";
import { Button, ButtonLink } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { describeFile, pathOf } from "./file-words";

// Only who opens a PDF pays for its reader.
const PdfPage = lazy(() => import("./pdf-page"));

function Picture({ file }: { file: AttachmentRow }) {
  if (file.mimeType.startsWith("image/")) {
    // eslint-disable-next-line @next/next/no-img-element -- needs the session, and is resized by nobody
    return <img src={pathOf(file)} alt={file.name} className="mx-auto max-h-[60vh] max-w-full" />;
  }
  if (file.mimeType === "application/pdf") {
    return <Suspense fallback={<p role="status" className="p-8 text-center text-muted">正在打开…</p>}><PdfPage path={pathOf(file)} name={file.name} /></Suspense>;
  }
  return <p className="p-8 text-center text-muted">此格式不能在线预览，请下载后查看。</p>;
}

/** One file, as large as the screen allows, to be looked at and downloaded. */
export function PreviewDialog({ file, opener, onClose }: { file: AttachmentRow; opener: RefObject<HTMLElement | null>; onClose: () => void }) {
  const titleId = useId();
  return (
    <Modal aria-labelledby={titleId} opener={opener} onClose={onClose} className="flex max-h-[92vh] w-[min(56rem,calc(100vw-1.5rem))] flex-col">
      <div className="border-b border-line px-4 py-2.5">
        <h2 id={titleId} className="text-lg">{file.name}</h2>
        <p className="text-sm text-muted">{describeFile(file)}</p>
      </div>
      <div role="region" aria-label="预览" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto bg-sunken p-3"><Picture file={file} /></div>
      <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-2.5">
        <Button onClick={onClose}>关闭</Button>
        <ButtonLink isPlain href={pathOf(file)} download={file.name} variant="primary">下载</ButtonLink>
      </div>
    </Modal>
  );
}
