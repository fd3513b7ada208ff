import "server-only";
import { recordEvent } from "@/lib/audit/mutations";
import { log } from "@/lib/log";
import { mayNoteRefusal } from "./limits";
import type { Viewer } from "./schema";

/**
 * Writes to the audit that somebody signed in was refused: 403, or the 404 of what he must not know of (ASVS 16.3.2). Somebody who
 * tries a thousand addresses fills no disk: so many a minute are written, and the answer never waits for a failure to write.
 *
 * @param path what was asked for, without its query
 */
export async function noteRefusal(viewer: Pick<Viewer, "id" | "name" | "unitId" | "address">, status: 403 | 404, path: string): Promise<void> {
  try {
    if (await mayNoteRefusal(viewer.id)) await recordEvent(viewer, { event: "ACCESS_REFUSED", detail: { status, path: path.slice(0, 300) } });
  } catch (error) {
    log.error({ err: error }, "refusal not written to the audit");
  }
}
