"use client";
import ErrorPage from "./error";
import "./globals.css";

/** The root layout itself failed, so this page brings its own document. No nonce is in it, so none of its scripts may run. */
export default function GlobalError({ error }: { error: unknown }) {
  return (
    <html lang="zh-CN">
      <head>
        <title>系统出错 · 督办</title>
      </head>
      <body>
        <ErrorPage error={error} retry={null} />
      </body>
    </html>
  );
}
