import "server-only";
import type { z } from "zod";
import { CHANGED_MEANWHILE, Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { bindAttachments } from "@/lib/attachments/mutations-bind";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { shanghaiDay } from "@/lib/periods/calendar";
import { canRecordPublication } from "./policy";
import type { createPublicationSchema, editPublicationSchema, removePublicationSchema } from "./schema";

type Words = Omit<z.output<typeof createPublicationSchema>, "list" | "requestId">;

/** The tasks that a unit may publish for, by number: it leads or, as of today, supports them, or did so when it said so first. */
async function loadTasks(tx: Transaction, listId: string, unitId: string, publicationId: string | null, now: Date): Promise<Map<number, string>> {
  const rows = await tx.$queryRaw<{ no: number; id: string }[]>`
    SELECT t."no", t."id" FROM "Task" t
    WHERE t."listId" = ${listId}::uuid AND (t."leadUnitId" = ${unitId}::uuid
      OR EXISTS (SELECT FROM "TaskSupporter" su WHERE su."taskId" = t."id" AND su."unitId" = ${unitId}::uuid
        AND su."validFrom" <= shanghai_day(${now}::timestamptz) AND shanghai_day(${now}::timestamptz) < su."validUntil")
      OR EXISTS (SELECT FROM "PublicationTask" x WHERE x."publicationId" = ${publicationId}::uuid AND x."taskId" = t."id"))`;
  return new Map(rows.map(({ no, id }) => [no, id]));
}

function requireTasks(known: ReadonlyMap<number, string>, nos: readonly number[]): string[] {
  const ids = [...new Set(nos)].map((no) => known.get(no));
  if (!ids.every((id) => id !== undefined)) throw new Refused("服务的任务有误，未保存。", { tasks: "只能选择本单位牵头或配合的任务。" });
  return ids;
}

function checkWords({ publishedOn, link }: Words, files: number, now: Date): void {
  if (publishedOn > shanghaiDay(now)) throw new Refused("发布日期有误，未保存。", { publishedOn: "发布日期不能晚于今天。" });
  if (link === null && files === 0) throw new Refused("缺少佐证，未保存。", { link: "请填写网址，或上传截图、照片等文件。" });
}

const columnsOf = ({ title, medium, outlet, publishedOn, link }: Words) => ({ title, medium, outlet, publishedOn: new Date(publishedOn), link });

async function bindFiles(tx: Transaction, viewer: Viewer, known: ReadonlyMap<number, string>, recordId: string, { attachments = [], fileTask }: Words): Promise<void> {
  if (attachments.length === 0) return;
  const taskId = known.get(fileTask ?? 0);
  if (taskId === undefined) throw new Refused("附件有误，请删除后重新上传，再提交。");
  await bindAttachments(tx, viewer, taskId, { recordKind: "PUBLICITY", recordId }, attachments);
}

/**
 * A unit's filer records what the unit published.
 *
 * @param now the tests' clock
 * @throws Forbidden for whoever does not file for a unit, NotFound; Refused for another's task, a day to come, or without any evidence
 */
export async function createPublication(viewer: Viewer, input: z.output<typeof createPublicationSchema>, now = new Date()): Promise<void> {
  const { unitId } = viewer;
  if (unitId === null || !canRecordPublication(viewer, unitId)) throw new Forbidden();
  await writeAudited(viewer, input.requestId, ["PUBLICATION_CREATED"], async (tx, record) => {
    const list = await tx.taskList.findUnique({ where: { slug: input.list }, select: { id: true } });
    if (!list) throw new NotFound();
    const known = await loadTasks(tx, list.id, unitId, null, now);
    const taskIds = requireTasks(known, input.tasks);
    checkWords(input, input.attachments?.length ?? 0, now);
    const { id } = await tx.publication.create({
      data: { listId: list.id, unitId, createdById: viewer.id, createdAt: now, ...columnsOf(input), tasks: { createMany: { data: taskIds.map((taskId) => ({ taskId })) } } },
      select: { id: true },
    });
    await bindFiles(tx, viewer, known, id, input);
    await record({ event: "PUBLICATION_CREATED", unitId, subjectId: id, detail: { name: input.title } });
  });
}

type Locked = { id: string; listId: string; unitId: string; title: string; version: number };

/** Takes the row, so that of two changes at once the second sees the first. @throws NotFound, Forbidden for another unit's, Refused */
async function beginChange(tx: Transaction, viewer: Viewer, input: { publication: string; version: number }): Promise<Locked> {
  const [row] = await tx.$queryRaw<Locked[]>`
    SELECT "id", "listId", "unitId", "title", "version" FROM "Publication" WHERE "id" = ${input.publication}::uuid AND "removedAt" IS NULL FOR UPDATE`;
  if (!row) throw new NotFound();
  if (!canRecordPublication(viewer, row.unitId)) throw new Forbidden();
  if (row.version !== input.version) throw new Refused(CHANGED_MEANWHILE);
  return row;
}

/** The unit changes what it recorded; files are added to those that are there. Throws as `createPublication`; Refused also when it was changed meanwhile. */
export async function editPublication(viewer: Viewer, input: z.output<typeof editPublicationSchema>, now = new Date()): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PUBLICATION_EDITED"], async (tx, record) => {
    const { id, listId, unitId } = await beginChange(tx, viewer, input);
    const known = await loadTasks(tx, listId, unitId, id, now);
    const taskIds = requireTasks(known, input.tasks);
    const files = await tx.attachment.count({ where: { recordKind: "PUBLICITY", recordId: id } });
    checkWords(input, files + (input.attachments?.length ?? 0), now);
    await tx.publicationTask.deleteMany({ where: { publicationId: id } });
    await tx.publication.update({
      where: { id }, data: { ...columnsOf(input), version: { increment: 1 }, tasks: { createMany: { data: taskIds.map((taskId) => ({ taskId })) } } }, select: { id: true },
    });
    await bindFiles(tx, viewer, known, id, input);
    await record({ event: "PUBLICATION_EDITED", unitId, subjectId: id, detail: { name: input.title } });
  });
}

/** The unit takes a publication off the list; its row stays for the record. Throws NotFound, Forbidden; Refused when it was changed meanwhile. */
export async function removePublication(viewer: Viewer, input: z.output<typeof removePublicationSchema>, now = new Date()): Promise<void> {
  await writeAudited(viewer, input.requestId, ["PUBLICATION_REMOVED"], async (tx, record) => {
    const { id, unitId, title } = await beginChange(tx, viewer, input);
    await tx.publication.update({ where: { id }, data: { removedAt: now, removedById: viewer.id, version: { increment: 1 } }, select: { id: true } });
    await record({ event: "PUBLICATION_REMOVED", unitId, subjectId: id, detail: { name: title } });
  });
}
