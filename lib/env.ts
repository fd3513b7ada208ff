import { resolve } from "node:path";
import { z } from "zod";

/** A setting is wrong or missing. The message names each one and is meant for whoever starts the product. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

const DEFAULT_TITLE = "任务清单督办平台";
const DEMO_TITLE = "宿迁市任务清单督办平台";
const MIN_SECRET_LENGTH = 32;

const port = z.coerce.number("应为端口号（1–65535）").int("应为整数").min(1, "应为 1–65535").max(65535, "应为 1–65535");
const webAddress = z.url({ protocol: /^https?$/, error: "应为完整的 http(s) 地址，例如 https://duban.example.gov.cn" });
const postgresAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: "应为 PostgreSQL 连接地址，例如 postgresql://用户:密码@主机:5432/库名",
});

const settings = z
  .object({
    /** The operator's own PostgreSQL. Without it the demonstration and development start an embedded one. */
    DATABASE_URL: postgresAddress.optional(),
    /** Off where a pooler between here and PostgreSQL gives each transaction another connection and knows no named statements. */
    PREPARED_STATEMENTS: z.enum(["on", "off"], "应为 on 或 off").default("on"),
    /** Uploads, the embedded database and generated secrets. */
    DATA_DIR: z.string().default(".data").transform((path) => resolve(path)),
    PORT: port.default(3000),
    /** The address to listen on; all of them when not set. */
    HOST: z.string().regex(/^[\w.:-]+$/, "应为监听地址，例如 127.0.0.1").optional(),
    /** How many proxies of one's own stand before the server; only their entries of X-Forwarded-For are believed. */
    TRUSTED_PROXIES: z.coerce.number("应为 0–5 的整数").int("应为 0–5 的整数").min(0, "应为 0–5 的整数").max(5, "应为 0–5 的整数").default(0),
    NEXTAUTH_SECRET: z.string().min(MIN_SECRET_LENGTH, `至少 ${MIN_SECRET_LENGTH} 个字符，可用 openssl rand -base64 48 生成`).optional(),
    /** The address in people's browsers: sign-in redirects go there. */
    NEXTAUTH_URL: webAddress.optional(),
    /** What passwords must be (lib/auth/rules-password). */
    PASSWORD_POLICY: z.enum(["dengbao", "asvs"], "应为 dengbao 或 asvs").default("dengbao"),
    /** A session ends when nothing was asked for so long, and at the latest after so many hours. */
    SESSION_IDLE_MINUTES: z.coerce.number("应为 5–720 的整数").int("应为 5–720 的整数").min(5, "应为 5–720 的整数").max(720, "应为 5–720 的整数").default(60),
    SESSION_HOURS: z.coerce.number("应为 1–24 的整数").int("应为 1–24 的整数").min(1, "应为 1–24 的整数").max(24, "应为 1–24 的整数").default(12),
    /** Whether supervisors and administrators must sign in by a second step too. */
    TOTP_REQUIRED: z.stringbool("应为 1 或 0").default(false),
    /** The demonstration: demonstration data, and pages that say so. */
    DEMO: z.stringbool("应为 1 或 0").default(false),
    APP_TITLE: z.string().max(60, "至多 60 个字").optional(),
    /** The mail server that notices go out by; without it they stand in the application only. */
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "应为邮件服务器地址，例如 smtps://用户:密码@smtp.example.gov.cn:465" }).optional(),
    /** The sender of those e-mails. */
    MAIL_FROM: z.string().regex(/^([^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/, "应为发件人，例如 督办平台 <duban@example.gov.cn>").optional(),
    /** Whether this process carries out the jobs too: notices, e-mails, due dates. */
    JOBS: z.enum(["on", "off"], "应为 on 或 off").default("on"),
    OIDC_ISSUER: webAddress.optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** What the button on the sign-in page calls it, such as 政务统一认证. */
    OIDC_NAME: z.string().max(30, "至多 30 个字").optional(),
    /** What Prometheus shows for /api/metrics; without it there is no such address. */
    METRICS_TOKEN: z.string().regex(/^\S{16,200}$/, "应为 16–200 个字符，不含空格，可用 openssl rand -hex 24 生成").optional(),
    /** How long a server that was told to stop goes on serving while /api/ready says 503 already, for a balancer to notice. */
    STOP_NOTICE_SECONDS: z.coerce.number("应为 0–60 的整数").int("应为 0–60 的整数").min(0, "应为 0–60 的整数").max(60, "应为 0–60 的整数").default(0),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "应为 fatal、error、warn、info、debug、trace 或 silent").default("info"),
    /** Memory of each process for pages that are given out again while nothing they show has changed; 0 makes every page anew. */
    KEPT_PAGES_MB: z.coerce.number("应为 0–1024 的整数").int("应为 0–1024 的整数").min(0, "应为 0–1024 的整数").max(1024, "应为 0–1024 的整数").default(48),
    /** Where files lie: under DATA_DIR, or in an S3 bucket, which several instances can share. */
    STORAGE: z.enum(["disk", "s3"], "应为 disk 或 s3").default("disk"),
    /** The service's address; without it, Amazon's own for the region. */
    S3_ENDPOINT: webAddress.optional(),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default("us-east-1"),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** Most services of one's own (MinIO and the like) have the bucket in the path, not in the host's name. */
    S3_FORCE_PATH_STYLE: z.stringbool("应为 1 或 0").default(true),
    /** Where backups go that are given no name. */
    BACKUP_DIR: z.string().default(".").transform((path) => resolve(path)),
    /** The embedded database's usual port; another one is chosen when it is taken. */
    EMBEDDED_POSTGRES_PORT: port.default(54329),
  })
  .superRefine((value, context) => {
    if (value.STORAGE === "s3") {
      for (const key of ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const) {
        if (value[key] === undefined) context.addIssue({ code: "custom", path: [key], message: "未设置；STORAGE=s3 时必填" });
      }
    }
    for (const [key, other] of [["SMTP_URL", "MAIL_FROM"], ["MAIL_FROM", "SMTP_URL"]] as const) {
      if (value[key] !== undefined || value[other] === undefined) continue;
      context.addIssue({ code: "custom", path: [key], message: "未设置；SMTP_URL 与 MAIL_FROM 须同时设置，或都不设置" });
    }
    const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"] as const;
    const missing = oidc.filter((key) => value[key] === undefined);
    if (missing.length === oidc.length) return;
    for (const key of missing) {
      context.addIssue({ code: "custom", path: [key], message: "未设置；OIDC_ 开头的四项须同时设置，或都不设置" });
    }
  })
  .transform((value) => ({ ...value, APP_TITLE: value.APP_TITLE ?? (value.DEMO ? DEMO_TITLE : DEFAULT_TITLE) }));

export type Env = z.infer<typeof settings>;

/** Settings that a command cannot do without: a tool needs the database, a server also sign-in. */
export const REQUIRED = {
  nothing: [],
  database: ["DATABASE_URL"],
  server: ["DATABASE_URL", "NEXTAUTH_SECRET", "NEXTAUTH_URL"],
} as const satisfies Record<string, readonly (keyof Env)[]>;

/** Reads the settings from `source`. An empty value counts as not set, as in an env file with `NAME=`. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>, required: keyof typeof REQUIRED = "nothing"): Env {
  const given = Object.entries(source).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()] as const] : []));
  const values = Object.fromEntries(given);
  const missing = REQUIRED[required].filter((key) => values[key] === undefined).map((key) => `${key}：未设置（必填）`);
  // Nothing here ends TLS: a proxy stands before it, and whoever forgets to say so has one address for everybody.
  if (required === "server" && values.NEXTAUTH_URL?.startsWith("https:") && values.TRUSTED_PROXIES === undefined) missing.push("TRUSTED_PROXIES：未设置（NEXTAUTH_URL 为 https 时必填：前面有几层反向代理，一般为 1）");
  const parsed = settings.safeParse(values);
  // A value is never repeated in the message: it may be a secret.
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}：${issue.message}`);
  if (!parsed.success || missing.length > 0) {
    throw new EnvError(["环境变量有误：", ...[...missing, ...wrong].map((line) => `  ${line}`), "说明见 .env.example。"].join("\n"));
  }
  return parsed.data;
}

let current: Env | undefined;

/**
 * The running process's settings, read once at first use. `next build` needs none of them; a running production server
 * is refused without its database and sign-in settings.
 */
export function env(): Env {
  const isServing = process.env.NODE_ENV === "production" && process.env.NEXT_PHASE !== "phase-production-build";
  current ??= parseEnv(process.env, isServing ? "server" : "nothing");
  return current;
}
