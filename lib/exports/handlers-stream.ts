import "server-only";
import { log } from "@/lib/log";

/** A stream that asks for the next piece when the reader wants one. What breaks it off is logged, and the download fails. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>, about: object): ReadableStream<Uint8Array> {
  let isGivenUp = false;
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await pieces.next();
        if (isGivenUp) return;
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        log.error({ err: error, ...about }, "export broke off");
        controller.error(error);
      }
    },
    async cancel() {
      isGivenUp = true;
      await pieces.return(undefined);
    },
  });
}
