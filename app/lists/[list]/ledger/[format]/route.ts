import { notFound } from "next/navigation";
import { sendLedger } from "@/lib/exports/handlers-ledger";

type Params = { params: Promise<{ list: string; format: string }> };

/** The list as a file: `/lists/<list>/ledger/xlsx` and `/csv`, under the list screen's own query. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { list, format } = await params;
  if (format !== "xlsx" && format !== "csv") notFound();
  return sendLedger(format, list, request);
}
