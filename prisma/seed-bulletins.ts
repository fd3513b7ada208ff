/** The demonstration's bulletins: the two quarters before the current one, the later of them issued twice. */
import { createHash } from "node:crypto";
import type { Viewer } from "@/lib/auth/schema";
import { writeBulletinDocx } from "@/lib/bulletins/document-docx";
import { getBulletinSource } from "@/lib/bulletins/queries-source";
import { contentToIssue } from "@/lib/bulletins/rules-draft";
import { figuresOf } from "@/lib/bulletins/rules-source";
import { writeContent } from "@/lib/bulletins/rules-text";
import { bulletinNumber } from "@/lib/bulletins/rules-words";
import type { Block, BulletinContent } from "@/lib/bulletins/schema-content";
import { db, type Prisma } from "@/lib/db/client";
import { quarterAt, shanghaiDay } from "@/lib/periods/calendar";
import { demoId } from "./seed-stories";

const DAY_MS = 86_400_000;
const REASON = "校核后补充下一步要求第二段的报送方式。";
const ADDED = "填报中遇到问题的，可在平台任务讨论中提出，由督查单位统一答复。";

type Issue = { no: number; at: Date; reason: string; content: BulletinContent };

/** @returns ten in the morning of the day that lies so many days after, but never after now */
function morningAfter(at: Date, days: number, now: Date): Date {
  const morning = new Date(`${shanghaiDay(new Date(at.getTime() + days * DAY_MS))}T10:00:00+08:00`);
  return morning < now ? morning : now;
}

function withMore(content: BulletinContent): BulletinContent {
  const blocks = content.blocks.map((block): Block => (block.kind === "text" && block.key === "demand-2" ? { ...block, text: block.text + ADDED } : block));
  return { ...content, blocks };
}

/** Writes them as the product does, dated after their quarters' locks. The installation must be marked as a demonstration. */
export async function seedBulletins(slug: string, supervisorIds: readonly string[], now: Date): Promise<void> {
  const account = await db.account.findUniqueOrThrow({ where: { id: supervisorIds[0] }, select: { id: true, username: true, displayName: true, roles: true, unitId: true } });
  const viewer = { ...account, name: account.displayName, unitName: null, mustChangePassword: false } as unknown as Viewer;
  const list = await db.taskList.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const periods = await db.period.findMany({ where: { listId: list.id }, orderBy: { opensAt: "asc" } });
  for (const [at, period] of periods.slice(-3, -1).entries()) {
    const source = await getBulletinSource(viewer, slug, period.key, morningAfter(period.locksAt, 7, now));
    const first: Issue = { no: 1, at: morningAfter(period.locksAt, 9, now), reason: "", content: writeContent(source) };
    const second: Issue = { no: 2, at: morningAfter(period.locksAt, 13, now), reason: REASON, content: withMore(first.content) };
    await issue(viewer, { listId: list.id, periodId: period.id, key: period.key }, figuresOf(source), at === 0 ? [first] : [first, second]);
  }
}

async function issue(viewer: Viewer, place: { listId: string; periodId: string; key: string }, figures: Prisma.InputJsonObject, issues: Issue[]): Promise<void> {
  const [first] = issues;
  if (!first) return;
  const { year } = quarterAt(first.at);
  const number = 1 + (await db.bulletin.count({ where: { listId: place.listId, year } }));
  const id = demoId("bulletin", place.key);
  const events: Prisma.AuditEventCreateManyInput[] = [];
  const versions = await Promise.all(issues.map(async ({ no, at, reason, content: written }) => {
    const content = contentToIssue(written, at);
    const docx = await writeBulletinDocx(content, bulletinNumber({ year, number }, year));
    events.push({
      event: no === 1 ? "BULLETIN_ISSUED" : "BULLETIN_REISSUED", at, reason, periodId: place.periodId, subjectId: id,
      actorId: viewer.id, actorName: viewer.name, actorUnitId: viewer.unitId, detail: no === 1 ? { year, number } : { year, number, version: no },
    });
    return { bulletinId: id, no, content, figures, docx: new Uint8Array(docx), sha256: createHash("sha256").update(docx).digest("hex"), issuedById: viewer.id, issuedByName: viewer.name, issuedAt: at, reason };
  }));
  await db.$transaction([
    db.bulletin.create({ data: { id, listId: place.listId, periodId: place.periodId, state: "ISSUED", year, number, lastVersionNo: issues.length, version: issues.length * 2, savedById: viewer.id, savedAt: first.at } }),
    db.bulletinVersion.createMany({ data: versions }),
    db.auditEvent.createMany({ data: events }),
  ]);
}
