import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import { sendAttachment } from "@/lib/attachments/handlers-download";
import { receiveUpload } from "@/lib/attachments/handlers-upload";
import type { AttachmentRow } from "@/lib/attachments/schema";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { OPEN, type World } from "../reports/world";

const HOST = "duban.test";

// The session is next-auth's business; who it belongs to is set by each request of these tests.
let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), getViewer: () => Promise.resolve(asking) }));

export type Sent = {
  bytes?: Uint8Array | ReadableStream<Uint8Array>;
  name?: string;
  requestId?: string;
  for?: "report" | "contribution" | "comment";
  period?: string;
  headers?: Record<string, string>;
};

/** Sends a file as a browser on our own page does. */
export async function upload(world: World, viewer: Viewer | null, { bytes, name = "a.png", requestId = randomUUID(), headers = {}, ...place }: Sent) {
  const query = new URLSearchParams({ for: "report", list: world.slug, no: String(world.no), period: OPEN, ...place });
  if (place.for === "comment") query.delete("period");
  const known: Record<string, string> = bytes instanceof Uint8Array ? { "content-length": String(bytes.byteLength) } : {};
  const request = new Request(`http://${HOST}/api/attachments?${query}`, {
    method: "POST",
    headers: { host: HOST, origin: `http://${HOST}`, "x-upload-id": requestId, "x-file-name": encodeURIComponent(name), ...known, ...headers },
    ...(bytes ? { body: bytes as BodyInit, duplex: "half" } : {}),
  });
  asking = viewer;
  const response = await receiveUpload(request);
  const answer = (await response.json()) as { message?: string; attachment?: AttachmentRow };
  return { status: response.status, message: answer.message ?? "", file: answer.attachment };
}

/** Sends a file that must be taken. @returns its id */
export async function uploaded(world: World, viewer: Viewer, sent: Sent): Promise<string> {
  const { file, message } = await upload(world, viewer, sent);
  if (!file) throw new Error(`not taken: ${message}`);
  return file.id;
}

export async function download(viewer: Viewer | null, id: string): Promise<Response> {
  asking = viewer;
  return sendAttachment(id);
}

/** @returns whether the viewer gets the file, by the status of its answer */
export async function statusFor(viewer: Viewer | null, id: string): Promise<number> {
  const response = await download(viewer, id);
  await response.arrayBuffer();
  return response.status;
}

export async function forgetFiles(): Promise<void> {
  await db.$executeRaw`TRUNCATE "Attachment", "CommentMention", "Comment"`;
}

export const names = async () => (await db.attachment.findMany({ orderBy: { createdAt: "asc" }, select: { name: true } })).map((row) => row.name);
