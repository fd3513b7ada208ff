import type { Viewer } from "@/lib/auth/schema";
import { loadViewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";

/** @returns one of the demonstration's accounts, as the server would take it from a session */
export async function viewerOf(username: string): Promise<Viewer> {
  const { id } = await db.account.findUniqueOrThrow({ where: { username }, select: { id: true } });
  const viewer = await loadViewer(id);
  if (!viewer) throw new Error(`${username} was not loaded`);
  return viewer;
}
