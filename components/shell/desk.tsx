import type { ReactNode } from "react";
import type { Viewer } from "@/lib/auth/schema";
import type { getShell } from "@/lib/dashboard/queries-shell";
import { ROLE_LABELS } from "@/lib/labels";
import { AppShell } from "./app-shell";

/** The frame around the screens of a signed-in person. */
export function Desk({ viewer, shell, title, children }: { viewer: Viewer; shell: Awaited<ReturnType<typeof getShell>>; title: string; children: ReactNode }) {
  return (
    <AppShell
      title={title}
      viewer={{ name: viewer.name, unitName: viewer.unitName, unitId: viewer.unitId, roles: viewer.roles, roleLabels: viewer.roles.map((role) => ROLE_LABELS[role]) }}
      list={shell.list}
      period={shell.period}
      periods={shell.periods}
      unread={shell.unread}
      isDemo={shell.isDemo}
    >
      {children}
    </AppShell>
  );
}
