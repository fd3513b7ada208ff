import { sendAttachment } from "@/lib/attachments/handlers-download";

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendAttachment((await params).id);
}
