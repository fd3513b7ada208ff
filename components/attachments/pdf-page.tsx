"use client";
import { useEffect, useRef, useState } from "react";
import type { RenderTask } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PDFJS_PATH } from "@/lib/attachments/rules-pdf";

type Drawing = { stop: () => void; done: Promise<number> };

/** Draws the first page on `canvas`, as wide as it is shown. Everything it loads comes from our own server. */
function draw(canvas: HTMLCanvasElement, path: string, width: number): Drawing {
  let isStopped = false;
  let destroy: (() => Promise<void>) | undefined;
  let task: RenderTask | undefined;
  const work = async () => {
    const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
    pdfjs.GlobalWorkerOptions.workerSrc = `${PDFJS_PATH}/legacy/build/pdf.worker.min.mjs`;
    const loading = pdfjs.getDocument({
      url: path,
      cMapUrl: `${PDFJS_PATH}/cmaps/`, cMapPacked: true,
      standardFontDataUrl: `${PDFJS_PATH}/standard_fonts/`, wasmUrl: `${PDFJS_PATH}/wasm/`, iccUrl: `${PDFJS_PATH}/iccs/`,
      disableAutoFetch: true, enableXfa: false,
    });
    destroy = () => loading.destroy();
    const document = await loading.promise;
    const page = await document.getPage(1);
    if (isStopped) return 0;
    const natural = page.getViewport({ scale: 1 });
    const sharpness = Math.min(2, globalThis.devicePixelRatio || 1);
    const viewport = page.getViewport({ scale: (Math.min(width, natural.width * 1.5) / natural.width) * sharpness });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.width = `${canvas.width / sharpness}px`;
    task = page.render({ canvas, viewport });
    await task.promise;
    return document.numPages;
  };
  return {
    done: work(),
    stop: () => {
      isStopped = true;
      task?.cancel();
      void destroy?.().catch(() => undefined);
    },
  };
}

/** The first page of a PDF. What cannot be drawn, such as one with a password, can still be downloaded. */
export default function PdfPage({ path, name }: { path: string; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [outcome, setOutcome] = useState<{ pages: number } | "failed" | null>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let isGone = false;
    const drawing = draw(element, path, element.parentElement?.clientWidth ?? 600);
    drawing.done.then((pages) => isGone || setOutcome({ pages }), () => isGone || setOutcome("failed"));
    return () => {
      isGone = true;
      drawing.stop();
    };
  }, [path]);
  return (
    <div className="text-center">
      <canvas ref={canvas} role="img" aria-label={`${name}第 1 页`} hidden={outcome === null || outcome === "failed"} className="mx-auto h-auto max-w-full bg-white" />
      <p role="status" className="mt-1 text-sm text-muted">
        {outcome === null ? "正在打开…" : outcome === "failed" ? "这份 PDF 不能在线预览，请下载后查看。" : outcome.pages > 1 ? `第 1 页，共 ${outcome.pages} 页；其余请下载后查看。` : "共 1 页"}
      </p>
    </div>
  );
}
