import "server-only";
import { unstable_rethrow } from "next/navigation";
import { firstDuty } from "@/lib/auth/schema";
import { getViewer } from "@/lib/auth/viewer";
import { getTokenViewer } from "@/lib/auth/viewer-token";
import { env } from "@/lib/env";
import { apiDocument } from "./document";
import { failed, PRIVATE, unauthenticated } from "./handlers-problems";

let document: string | undefined;

/** The document, for whoever is signed in or has a token of any scope. It holds no data, so a session is enough. */
export async function sendDocument(request: Request): Promise<Response> {
  try {
    const asking = (await getTokenViewer(request.headers))?.viewer ?? (await getViewer());
    if (!asking || firstDuty(asking) !== null) return unauthenticated(request.headers.has("authorization"));
    document ??= JSON.stringify(apiDocument(env().APP_TITLE));
  } catch (error) {
    unstable_rethrow(error);
    return failed(error, null, "getDocument");
  }
  return new Response(document, { headers: { ...PRIVATE, Vary: "Authorization, Cookie", "Content-Type": "application/json; charset=utf-8" } });
}
