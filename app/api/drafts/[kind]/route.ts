import { notFound } from "next/navigation";
import { IDLE } from "@/lib/actions/form-state";
import { isFromOwnPage } from "@/lib/actions/origin";
import { saveContributionAction } from "@/lib/contributions/actions";
import { saveReportAction } from "@/lib/reports/actions";

const ACTIONS = new Map([["report", saveReportAction], ["contribution", saveContributionAction]]);

/** As for server actions: room for every field at its longest, and no more. */
const MAX_BYTES = 1_000_000;

/**
 * A form that saves itself, through the same action as its button. Next.js draws the page anew where an action answers
 * 401, 403 or 404, and the form with its unsaved words would be gone; here the form gets the status and stays.
 */
export async function POST(request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  const save = ACTIONS.get((await params).kind);
  if (!save) notFound();
  // What Next.js asks of a server action, too: no other site's page may send it. On plain http only `Origin` tells.
  if (!isFromOwnPage(request.headers)) return new Response(null, { status: 403 });
  if (Number(request.headers.get("content-length") ?? Infinity) > MAX_BYTES) return new Response(null, { status: 413 });
  const form = await request.formData().catch(() => null);
  if (!form) return new Response(null, { status: 400 });
  form.set("intent", "autosave");
  return Response.json(await save(IDLE, form));
}
