"use client";
import ErrorPage from "./error";
import "./globals.css";

/** The root layout itself failed, so this page brings its own document. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <head>
        <title>系统出错 · 督办</title>
      </head>
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
