import { receiveUpload } from "@/lib/attachments/handlers-upload";

export function POST(request: Request): Promise<Response> {
  return receiveUpload(request);
}
