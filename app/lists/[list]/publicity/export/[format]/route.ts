import { notFound } from "next/navigation";
import { sendPublicity } from "@/lib/exports/handlers-publicity";

type Params = { params: Promise<{ list: string; format: string }> };

/** The publications as a file: `/lists/<list>/publicity/export/xlsx` and `/csv`, under the page's own filters. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { list, format } = await params;
  if (format !== "xlsx" && format !== "csv") notFound();
  return sendPublicity(format, list, request);
}
