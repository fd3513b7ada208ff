import { sendBulletinDocx } from "@/lib/bulletins/handlers-docx";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return sendBulletinDocx((await params).id, new URL(request.url).searchParams.get("version"));
}
