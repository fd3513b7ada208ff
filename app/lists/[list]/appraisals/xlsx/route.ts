import { sendAppraisals } from "@/lib/appraisals/handlers-xlsx";

/** The year's scores as a file, under the page's own year. */
export async function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  return sendAppraisals((await params).list, request);
}
