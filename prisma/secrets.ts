import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The secret in a file that only its owner may read; made at first use, so that it survives a restart. */
export function keptSecret(path: string): string {
  if (existsSync(path)) {
    const kept = readFileSync(path, "utf8").trim();
    if (kept) return kept;
  }
  mkdirSync(dirname(path), { recursive: true });
  const secret = newSecret();
  const draft = join(dirname(path), `.secret.${String(process.pid)}`);
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 });
  renameSync(draft, path); // whole or not at all
  return secret;
}

/** Letters, digits, - and _: fit for a URL as it is. */
export function newSecret(): string {
  return randomBytes(36).toString("base64url");
}
