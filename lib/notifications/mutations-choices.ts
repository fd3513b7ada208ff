import "server-only";
import type { z } from "zod";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { MailChoice, NotificationKind } from "@/lib/labels";
import { kindsFor } from "./rules";
import type { noticeSettingsSchema } from "./schema";

/**
 * Changes the viewer's own address and how he is told by e-mail; kinds that he is never told are left out. Notices that
 * exist keep what was chosen when they came.
 */
export async function changeNoticeSettings(viewer: Viewer, input: z.output<typeof noticeSettingsSchema>): Promise<void> {
  await writeAudited(viewer, input.requestId, ["ACCOUNT_NOTICES_CHANGED"], async (tx, record) => {
    const own = kindsFor(viewer);
    const choices = (Object.entries(input.choices) as [NotificationKind, MailChoice][]).filter(([kind]) => own.includes(kind));
    await tx.account.update({ where: { id: viewer.id }, data: { email: input.email }, select: { id: true } });
    for (const [kind, choice] of choices) {
      await tx.mailPreference.upsert({
        where: { accountId_kind: { accountId: viewer.id, kind } },
        create: { accountId: viewer.id, kind, choice },
        update: { choice },
      });
    }
    await record({ event: "ACCOUNT_NOTICES_CHANGED", subjectId: viewer.id, detail: { email: input.email, choices: Object.fromEntries(choices) } });
  });
}
