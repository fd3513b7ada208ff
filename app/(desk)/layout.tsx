import type { ReactNode } from "react";
import { Desk } from "@/components/shell/desk";
import { requireViewer } from "@/lib/auth/viewer";
import { getShell } from "@/lib/dashboard/queries-shell";
import { env } from "@/lib/env";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer({ allowSetup: true });
  return <Desk viewer={viewer} shell={await getShell(viewer, null)} title={env().APP_TITLE}>{children}</Desk>;
}
