import "server-only";
import type { z } from "zod";
import { NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import { endSessions } from "@/lib/auth/sessions";
import { db } from "@/lib/db/client";
import { canManageAccounts } from "./policy";
import type { endAccountSessionsSchema, endOtherSessionsSchema, endSessionSchema } from "./schema-access";

const NONE_OPEN = "没有可结束的会话，可能已经退出。";

async function endThem(viewer: Viewer, requestId: string, accountId: string, which: { id?: string; except?: string | undefined }): Promise<void> {
  await writeAudited(viewer, requestId, ["ACCOUNT_SESSIONS_ENDED"], async (tx, record) => {
    const sessions = await endSessions(tx, accountId, which);
    if (sessions === 0) throw which.id ? new NotFound() : new Refused(NONE_OPEN);
    await record({ event: "ACCOUNT_SESSIONS_ENDED", subjectId: accountId, detail: { sessions } });
  });
}

/** Ends one of the viewer's own sessions. @throws NotFound for one that is not his, or has ended */
export function endOwnSession(viewer: Viewer, { session, requestId }: z.output<typeof endSessionSchema>): Promise<void> {
  return endThem(viewer, requestId, viewer.id, { id: session });
}

/** Ends the viewer's sessions, all but the one he asks in (ASVS 7.4.3, 7.5.2). @throws Refused where there is none */
export function endOtherSessions(viewer: Viewer, { requestId }: z.output<typeof endOtherSessionsSchema>): Promise<void> {
  return endThem(viewer, requestId, viewer.id, { except: viewer.session?.id });
}

/** Ends all sessions of an account (ASVS 7.4.5). @throws NotFound for no account, and for whoever does not manage them; Refused where none is open */
export async function endAccountSessions(viewer: Viewer, { account, requestId }: z.output<typeof endAccountSessionsSchema>): Promise<void> {
  if (!canManageAccounts(viewer) || (await db.account.count({ where: { id: account } })) === 0) throw new NotFound();
  return endThem(viewer, requestId, account, { except: account === viewer.id ? viewer.session?.id : undefined });
}
