import { sendOrderDocx } from "@/lib/exports/handlers-order";

export async function GET(_request: Request, { params }: { params: Promise<{ order: string }> }): Promise<Response> {
  return sendOrderDocx((await params).order);
}
