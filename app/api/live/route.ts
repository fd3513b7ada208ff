export const dynamic = "force-dynamic";

/** The process answers, whatever the database does: restarting it would not bring that back. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
