import { delimiter, resolve } from "node:path";

/** The product's own settings: a developer's or an operator's are never the tests' — least of all their database. */
const PRODUCT_SETTINGS = [
  "DATABASE_URL", "DATA_DIR", "PORT", "HOST", "NEXTAUTH_SECRET", "NEXTAUTH_URL", "DEMO", "APP_TITLE", "LOG_LEVEL",
  "EMBEDDED_POSTGRES_PORT",
];
/** Of these an empty value is none; left out, Next.js would read them from an operator's `.env`. */
const EMPTIED = [
  "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "STOP_NOTICE_SECONDS",
  "STORAGE", "S3_ENDPOINT", "S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_FORCE_PATH_STYLE",
  "TRUSTED_PROXIES", "PASSWORD_POLICY", "SESSION_IDLE_MINUTES", "SESSION_HOURS", "TOTP_REQUIRED", "SMTP_URL", "MAIL_FROM", "JOBS", "BACKUP_DIR", "METRICS_TOKEN",
  "PROCESSES", "DATABASE_POOL", "DATABASE_POOLED_URL", "DATABASE_REPLICA_URLS", "PREPARED_STATEMENTS", "KEPT_PAGES_MB",
];

/** What the stages of `npm test` run in. Their database is one that they start themselves. */
export function testEnvironment(source: NodeJS.Dict<string> = process.env): NodeJS.Dict<string> {
  const dropped = new Set([...PRODUCT_SETTINGS, "NODE_ENV"]); // each tool sets its own NODE_ENV
  const kept = Object.fromEntries(Object.entries(source).filter(([name]) => !dropped.has(name)));
  return {
    ...kept,
    ...Object.fromEntries(EMPTIED.map((name) => [name, ""])),
    // The pinned Node and the tools of this checkout, whatever the system's are.
    PATH: [resolve("node_modules/.bin"), source.PATH ?? ""].join(delimiter),
    // Any zone but the users' own: a server that forgets to reckon in Asia/Shanghai shows.
    TZ: "America/New_York",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
