import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";

/** A page made at build time could not carry the nonce of the answer that sends it (proxy.ts). */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "督办", template: "%s · 督办" },
  // An intranet's tool has no business in a search engine.
  robots: { index: false, follow: false },
  // iOS would turn document numbers and dates into telephone links.
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  // Lets the bar at the bottom of a phone know the safe area.
  viewportFit: "cover",
  themeColor: "#b01e23",
};

/** The document itself; the frame around the screens is AppShell. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>{children}</body>
    </html>
  );
}
