import { sendAudit } from "@/lib/exports/handlers-audit";

export function GET(request: Request): Promise<Response> {
  return sendAudit(request);
}
