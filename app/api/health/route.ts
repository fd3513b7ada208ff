import { isDatabaseUp } from "@/lib/db/queries-health";

export const dynamic = "force-dynamic";

/** For load balancers and service managers: 200 when the product can do its work, 503 when it cannot. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  const headers = { "Cache-Control": "no-store" };
  return Response.json({ status: isUp ? "ok" : "unavailable" }, { status: isUp ? 200 : 503, headers });
}
