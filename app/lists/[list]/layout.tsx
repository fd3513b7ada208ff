import type { ReactNode } from "react";
import { Desk } from "@/components/shell/desk";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { getShell } from "@/lib/dashboard/queries-shell";
import { env } from "@/lib/env";

type Props = { children: ReactNode; params: Promise<{ list: string }> };

export default async function ListLayout({ children, params }: Props) {
  const viewer = await requireViewer();
  const { list } = await params;
  return <Desk viewer={viewer} shell={await answer(getShell(viewer, list))} title={env().APP_TITLE}>{children}</Desk>;
}
