import "server-only";
import pino from "pino";
import { currentRequestId } from "@/lib/operations/process-request";

/** Structured log on standard output, each line with the id of the request it belongs to. Never log form content, passwords or tokens. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info", base: undefined, timestamp: pino.stdTimeFunctions.isoTime,
  mixin: () => {
    const request = currentRequestId();
    return request === undefined ? {} : { request };
  },
});
