import { sendDocument } from "@/lib/api/handlers-document";

export function GET(request: Request): Promise<Response> {
  return sendDocument(request);
}
