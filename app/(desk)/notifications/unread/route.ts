import { firstDuty } from "@/lib/auth/schema";
import { peekViewer } from "@/lib/auth/viewer";
import { getUnread } from "@/lib/notifications/queries";

export const dynamic = "force-dynamic";

/** What the bell asks from time to time. Nobody signed in: nothing to tell, and no error in the browser's log. */
export async function GET(): Promise<Response> {
  const viewer = await peekViewer();
  const headers = { "Cache-Control": "no-store" };
  if (!viewer || firstDuty(viewer) !== null) return new Response(null, { status: 204, headers });
  return Response.json(await getUnread(viewer), { headers });
}
