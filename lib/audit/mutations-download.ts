import "server-only";
import { mayNoteDownload } from "@/lib/auth/limits";
import type { Viewer } from "@/lib/auth/schema";
import { recordEvent } from "./mutations";

/** Writes to the audit that somebody had a file: once a minute, since a reader asks for the same one page by page. */
export async function recordDownload(viewer: Viewer, event: "ATTACHMENT_DOWNLOADED" | "BULLETIN_DOWNLOADED" | "ORDER_DOWNLOADED", { id, name }: { id: string; name: string }): Promise<void> {
  if (await mayNoteDownload(viewer.id, id)) await recordEvent(viewer, { event, detail: { file: id, name } });
}
