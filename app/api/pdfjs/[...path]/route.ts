import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readerFileType } from "@/lib/attachments/rules-pdf";

/** The PDF reader's own files, from its package: an office's network reaches no other source of them. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const path = (await params).path.join("/");
  const type = readerFileType(path);
  const file = type && (await readFile(join(/* turbopackIgnore: true */ process.cwd(), "node_modules/pdfjs-dist", path)).catch(() => null));
  if (!type || !file) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(file), { headers: { "Content-Type": type, "Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff" } });
}
