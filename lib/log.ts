import "server-only";
import cluster from "node:cluster";
import pino, { type DestinationStream } from "pino";
import { currentRequestId } from "@/lib/operations/process-request";

const HIDDEN = "***";
/** What stands under such a name is never written; an id of such a thing may be. */
const SECRET_NAME = /authorization|cookie|passw|secret|token|credential|passphrase|otp|(?:database|smtp|replica|pooled)_?url/i;
const isSecret = (name: string): boolean => SECRET_NAME.test(name) && !/id$/i.test(name);

/**
 * Secrets within words: in addresses, headers, cookies, and as `name: value`. Anybody may choose the words (a path, a form),
 * so no pattern begins with an open repetition, and names are bounded.
 */
const IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/:\/\/[^\s"'<>]*@/g, `://${HIDDEN}@`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/\bdbn_[\w-]{10,}/g, `dbn_${HIDDEN}`],
  [/(next-auth\.[\w.-]{1,40}=)[^;\s"']+/g, `$1${HIDDEN}`],
  [/([?&](?:[\w-]{0,40}(?:token|password|secret|signature|credential)|code|state|key)=)[^&#\s"']+/gi, `$1${HIDDEN}`],
  [/((?:passw\w{0,40}|secret|token)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&})]+)/gi, `$1${HIDDEN}`],
];

/** The settings' own secrets, wherever they turn up. */
function ownSecrets(): string[] {
  const { NEXTAUTH_SECRET, OIDC_CLIENT_SECRET, S3_SECRET_ACCESS_KEY, METRICS_TOKEN, DATABASE_URL, DATABASE_POOLED_URL, DATABASE_REPLICA_URLS, SMTP_URL } = process.env;
  const passwords = [DATABASE_URL, DATABASE_POOLED_URL, SMTP_URL, ...(DATABASE_REPLICA_URLS?.split(",") ?? [])].flatMap((address) => (address && URL.canParse(address) ? [new URL(address).password] : []));
  return [NEXTAUTH_SECRET, OIDC_CLIENT_SECRET, S3_SECRET_ACCESS_KEY, METRICS_TOKEN, ...passwords].filter((secret) => secret !== undefined && secret.length >= 6) as string[];
}

/** No word of the log is longer: a client chooses some of them. */
const LONGEST = 4_000;
/** A secret that the cut goes through is not known by its looks any more; it is taken to be no longer than this. */
const LONGEST_SECRET = 1_000;

/** @returns the text without secrets, and not much longer than `longest`; where it was cut, it says how long it was */
export function withoutSecrets(text: string, longest = LONGEST): string {
  const seen = text.slice(0, longest + LONGEST_SECRET);
  const withoutOwn = ownSecrets().reduce((words, secret) => words.replaceAll(secret, HIDDEN), seen);
  const clean = IN_WORDS.reduce((words, [pattern, instead]) => words.replace(pattern, instead), withoutOwn);
  if (text.length <= longest) return clean;
  const sure = seen.length < text.length ? Math.max(0, clean.length - LONGEST_SECRET) : clean.length;
  return `${clean.slice(0, Math.min(longest, sure))}… (${text.length} characters)`;
}

/** The database's errors quote what was to be stored: Prisma the whole call above its last line, PostgreSQL the value. */
function messageOf({ name, message }: Error): string {
  const last = name.startsWith("PrismaClient") ? (message.trim().split("\n").at(-1) ?? "") : message;
  return withoutSecrets(last).replace(/(invalid input syntax[^:]*|Key \([^)]*\)[^:=]*|value[^:]*)[:=].*$/s, `$1: ${HIDDEN}`);
}

const DEEPEST = 5;

/** Of an error its kind, message, code and places; its other properties may hold parameters of a query, or an answer's headers. */
function readable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return withoutSecrets(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth === DEEPEST) return "…";
  if (value instanceof Error) {
    const places = (value.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).join("\n");
    const code = "code" in value && typeof value.code === "string" ? { code: value.code } : {};
    const cause = value.cause === undefined ? {} : { cause: readable(value.cause, depth + 1) };
    return { type: value.name, message: messageOf(value), ...code, stack: withoutSecrets(places), ...cause };
  }
  if (Array.isArray(value)) return value.map((one) => readable(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, isSecret(name) ? HIDDEN : readable(inner, depth + 1)]));
}

/** @param destination where lines go; standard output when left out */
export function createLog(destination?: DestinationStream) {
  const options = {
    level: process.env.LOG_LEVEL || "info", base: cluster.isWorker ? { pid: process.pid } : undefined, timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: (fields: object) => readable(fields) as Record<string, unknown> },
    // What `readable` made of it.
    serializers: { err: (error: unknown) => error },
    mixin: () => {
      const request = currentRequestId();
      return request === undefined ? {} : { request };
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Structured log on standard output, each line with the id of the request it belongs to. Never log form content; secrets are taken out of what is logged. */
export const log = createLog();
