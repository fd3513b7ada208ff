import { sendMetrics } from "@/lib/operations/handlers-metrics";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return sendMetrics(request);
}
