import "server-only";
import { recordEvent } from "@/lib/audit/mutations";
import { db } from "@/lib/db/client";
import type { Viewer } from "./schema";

const HOUR_MS = 3_600_000;

/** To the hour, with the audit: enough to find tokens nobody needs, and where they are used from, and not a write for every request. */
export async function noteTokenUse(viewer: Viewer, { id, lastUsedAt }: { id: string; lastUsedAt: Date | null }, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  if (lastUsedAt !== null && lastUsedAt >= hour) return;
  const { count } = await db.apiToken.updateMany({ where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: hour } }] }, data: { lastUsedAt: hour } });
  if (count > 0) await recordEvent(viewer, { event: "TOKEN_USED", subjectId: viewer.id, detail: { token: id } });
}
