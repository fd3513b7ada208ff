import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** Tells people, and programs that look for leaked secrets, what it is. */
const MARK = "dbn_";
const RANDOM_BYTES = 32;
/** The mark and four characters: enough to know one's own tokens apart, and no help in guessing the rest. */
const SHOWN_LENGTH = MARK.length + 4;
const FORM = /^dbn_[A-Za-z0-9_-]{43}$/;

/** @returns a new personal token, to be shown once; what is kept of it is `hash` and the first characters */
export function generateToken(): { token: string; prefix: string; hash: string } {
  const token = MARK + randomBytes(RANDOM_BYTES).toString("base64url");
  return { token, prefix: token.slice(0, SHOWN_LENGTH), hash: hashToken(token) };
}

/** A plain hash serves: nobody guesses 256 random bits, so there is nothing to slow down. */
function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** @returns the hash of the token in an `Authorization` header; null where there is none, or nothing that could be ours */
export function readBearer(authorization: string | null): string | null {
  const token = /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  return token && FORM.test(token) ? hashToken(token) : null;
}
