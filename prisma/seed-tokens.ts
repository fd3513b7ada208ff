/** The demonstration's personal tokens: to be looked at. Their hashes are of words that are no tokens, so none of them works. */
import { createHash } from "node:crypto";
import { db } from "@/lib/db/client";
import type { TokenScope } from "@/lib/labels";
import type { DemoAccounts } from "./seed-accounts";
import { demoId } from "./seed-stories";

const DAY_MS = 86_400_000;

const TOKENS: { name: string; prefix: string; scopes: TokenScope[]; daysAgo: number; days: number; usedDaysAgo?: number; revokedDaysAgo?: number }[] = [
  { name: "接口试用", prefix: "dbn_M2te", scopes: ["lists:read"], daysAgo: 55, days: 90, usedDaysAgo: 50, revokedDaysAgo: 41 },
  { name: "季度通报取数程序", prefix: "dbn_q7Xa", scopes: ["lists:read", "reports:read", "rollups:read"], daysAgo: 40, days: 365, usedDaysAgo: 1 },
];

/** Gives the first supervisor a token that is in use and one that he took away. */
export async function seedTokens(accounts: DemoAccounts, now: Date): Promise<void> {
  const [accountId] = accounts.supervisorIds;
  const before = (days: number | undefined) => (days === undefined ? null : new Date(Math.floor((now.getTime() - days * DAY_MS) / 3_600_000) * 3_600_000));
  for (const { name, prefix, scopes, daysAgo, days, usedDaysAgo, revokedDaysAgo } of TOKENS) {
    const createdAt = before(daysAgo) ?? now;
    const id = demoId("token", name);
    const hash = createHash("sha256").update(`no token: ${name}`).digest("hex");
    const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
    const revokedAt = before(revokedDaysAgo);
    await db.apiToken.create({ data: { id, accountId, name, prefix, hash, scopes, createdAt, expiresAt, lastUsedAt: before(usedDaysAgo), revokedAt } });
    const event = { actorId: accountId, actorName: accounts.names.get(accountId) ?? "", subjectId: accountId };
    await db.auditEvent.create({ data: { ...event, at: createdAt, event: "TOKEN_CREATED", detail: { token: id, name, scopes, expiresAt: expiresAt.toISOString() } } });
    if (revokedAt) await db.auditEvent.create({ data: { ...event, at: revokedAt, event: "TOKEN_REVOKED", detail: { token: id, name } } });
  }
}
