import "server-only";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { log } from "@/lib/log";
import { captureAnswer, sendAnswer, withoutOwn, type Answer } from "./process-capture";
import { isOwnFile } from "./rules-kept";

/** More than a build has; each is a few ten thousand bytes packed. */
const MOST_FILES = 500;
const pack = promisify(brotliCompress);

type Packed = { headers: OutgoingHttpHeaders; body: Buffer };
type Asked = { request: IncomingMessage; response: ServerResponse };

/**
 * The product's own scripts and styles, packed once as tightly as browsers can read: Next.js packs them anew for each browser,
 * and a sixth less tightly. They are named by their content and never change while a process lives.
 *
 * @returns answers a request for one of them, or has it answered by `answer` and packs what that was
 */
export function packFiles(): (asked: Asked, answer: () => void) => void {
  const files = new Map<string, Packed | "on its way">();

  async function take(url: string, { headers, body }: Answer): Promise<void> {
    files.set(url, "on its way");
    const packed = await pack(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
    files.set(url, { headers: { ...withoutOwn(headers), "content-encoding": "br", vary: "Accept-Encoding" }, body: packed });
  }

  return ({ request, response }, answer) => {
    const { url = "" } = request;
    if (!isOwnFile(request)) {
      answer();
      return;
    }
    const file = files.get(url);
    if (file === undefined && files.size < MOST_FILES) {
      delete request.headers["accept-encoding"];
      captureAnswer(response, (given) => {
        if (given.status === 200) take(url, given).catch((error: unknown) => log.warn({ err: error }, "a file could not be packed"));
        void sendAnswer(response, { ...given, body: [given.body] }, true);
      });
      answer();
    } else if (file === undefined || file === "on its way") answer();
    else void sendAnswer(response, { headers: file.headers, body: [file.body] }, false);
  };
}
