import { isDatabaseReady } from "@/lib/db/queries-health";
import { isStopping } from "@/lib/operations/process-stop";

export const dynamic = "force-dynamic";

/** For load balancers and service managers: 200 when the product can do its work, 503 when it cannot or is about to stop. */
export async function GET(): Promise<Response> {
  const status = isStopping() ? "stopping" : (await isDatabaseReady()) ? "ok" : "unavailable";
  return Response.json({ status }, { status: status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
