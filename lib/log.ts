import "server-only";
import pino from "pino";

/** Structured log on standard output. Never log form content, passwords or tokens. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
