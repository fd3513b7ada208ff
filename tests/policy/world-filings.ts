import { createHash } from "node:crypto";
import { db } from "@/lib/db/client";
import { storageKeyOf, storeBytes } from "@/lib/attachments/storage";
import type { PersonName } from "./table";

/** What has been filed, written and asked in the world of the table. */

type Place = {
  list: string; task: string; otherTask: string; open: string; earlier: string;
  units: Record<"lead" | "support" | "member" | "stranger" | "hrss", string>;
  accounts: Record<Exclude<PersonName, "nobody">, string>;
};

const HOUR_MS = 3_600_000;
const ago = (hours: number): Date => new Date(Date.now() - hours * HOUR_MS);
export const WORDS = "权限表里的进展";
const CONTACT = { contactName: "经办人", contactPhone: "12345678" };

async function createFile(data: { taskId: string; unitId: string; uploadedById: string; reportId?: string; commentId?: string }, name: string): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.4 ${name}`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { id } = await db.attachment.create({ data: { ...data, name, extension: "pdf", mimeType: "application/pdf", size: bytes.length, sha256, storageKey: name }, select: { id: true } });
  const storageKey = storageKeyOf(id);
  await storeBytes(storageKey, bytes);
  await db.attachment.update({ where: { id }, data: { storageKey }, select: { id: true } });
  return id;
}

type Report = { taskId: string; periodId: string; unitId: string; writtenById: string; signedById?: string };

async function createReport({ signedById, ...place }: Report, accepted = false): Promise<string> {
  const words = { progress: signedById ? WORDS : "无关单位的草稿", selfAssessment: "ON_TRACK", completion: 50, problems: "", coordination: "", upward: "", nextSteps: "", ...CONTACT } as const;
  const at = ago(48);
  const filed = signedById
    ? { state: accepted ? "ACCEPTED" : "SUBMITTED", signedById, lastRevisionNo: 1, filedRevisionNo: 1, firstSubmittedAt: at, ...(accepted ? ({ verdict: "ON_TRACK", acceptedAt: ago(40) } as const) : {}) } as const
    : ({ state: "DRAFT" } as const);
  const { id } = await db.report.create({ data: { ...words, ...place, ...filed, writtenAt: at, writerIds: [place.writtenById], version: 3 }, select: { id: true } });
  if (signedById) await db.reportRevision.create({ data: { ...words, reportId: id, no: 1, writtenById: place.writtenById, signedById, submittedAt: at } });
  return id;
}

async function createContribution(place: { taskId: string; periodId: string; unitId: string; writtenById: string }, signedById: string | null): Promise<void> {
  const words = { content: WORDS, problems: "", ...CONTACT };
  const filed = signedById === null ? {} : ({ state: "GIVEN", signedById, lastRevisionNo: 1, filedRevisionNo: 1, firstSubmittedAt: ago(48) } as const);
  const { id } = await db.contribution.create({ data: { ...words, ...place, ...filed, writtenAt: ago(48), writerIds: [place.writtenById], version: 3 }, select: { id: true } });
  if (signedById !== null) await db.contributionRevision.create({ data: { ...words, contributionId: id, no: 1, writtenById: place.writtenById, signedById, submittedAt: ago(48) } });
}

/** This period's report waits for review, the earlier one is accepted; the stranger has a draft. One contribution is given, one a draft. */
export async function createFilings({ task, otherTask, open, earlier, units, accounts }: Place) {
  const lead = { taskId: task, unitId: units.lead, writtenById: accounts.leadFiler };
  const report = await createReport({ ...lead, periodId: open, signedById: accounts.ownSupervisor });
  const acceptedReport = await createReport({ ...lead, periodId: earlier, signedById: accounts.leadSigner }, true);
  const draftReport = await createReport({ taskId: otherTask, periodId: open, unitId: units.stranger, writtenById: accounts.stranger });
  await createContribution({ taskId: task, periodId: open, unitId: units.support, writtenById: accounts.supportFiler }, accounts.supportSigner);
  await createContribution({ taskId: task, periodId: earlier, unitId: units.support, writtenById: accounts.supportFiler }, accounts.supportSigner);
  await createContribution({ taskId: task, periodId: open, unitId: units.member, writtenById: accounts.member }, null);
  const { id: review } = await db.review.create({
    data: { reportId: acceptedReport, revisionNo: 1, decision: "ACCEPTED", verdict: "ON_TRACK", reviewerId: accounts.supervisor, createdAt: ago(40), reportVersion: 3 }, select: { id: true },
  });
  const file = await createFile({ taskId: task, unitId: units.lead, uploadedById: accounts.leadFiler, reportId: report }, "报告佐证.pdf");
  await db.reportRevision.update({ where: { reportId_no: { reportId: report, no: 1 } }, data: { attachmentIds: [file] }, select: { no: true } });
  const draftFile = await createFile({ taskId: otherTask, unitId: units.stranger, uploadedById: accounts.stranger, reportId: draftReport }, "草稿佐证.pdf");
  const signed = { event: "REPORT_SIGNED", actorName: "权限表", taskId: task, periodId: open, unitId: units.lead, at: ago(48) };
  await db.auditEvent.create({ data: { ...signed, actorId: accounts.ownSupervisor }, select: { id: true } });
  return { report, acceptedReport, draftReport, review, file, draftFile };
}

const CONTENT = {
  blocks: [{ kind: "text", role: "title", key: "title", label: "标题", text: "通报", generated: "通报" }],
  issuer: "权限表督查局", countedAt: "2026-01-01T00:00:00.000Z", isDemo: false,
};

/** Of the earlier period issued, of this one a draft. */
export async function createBulletins({ list, open, earlier, accounts }: Place) {
  const saved = { listId: list, savedById: accounts.supervisor, savedAt: ago(24) };
  const issued = await db.bulletin.create({ data: { ...saved, periodId: earlier, state: "ISSUED", year: 2026, number: 1, lastVersionNo: 1 }, select: { id: true } });
  await db.bulletinVersion.create({
    data: {
      bulletinId: issued.id, no: 1, content: CONTENT, figures: {}, docx: new Uint8Array([80, 75]), sha256: "0".repeat(64),
      issuedById: accounts.supervisor, issuedByName: "督查员", issuedAt: ago(24),
    },
  });
  const draft = await db.bulletin.create({ data: { ...saved, periodId: open, draft: CONTENT, draftFigures: {}, draftedAt: ago(24) }, select: { id: true } });
  return { issuedBulletin: issued.id, draftBulletin: draft.id };
}

/** The lead asks for an extension, and the group's member for its contribution; the supporting unit has an extension, the stranger was refused one. */
export async function createRequests({ task, open, earlier, units, accounts }: Place) {
  await db.extension.create({ data: { periodId: earlier, unitId: units.support, until: new Date(Date.now() + 240 * HOUR_MS), reason: "权限表", grantedBy: accounts.supervisor }, select: { id: true } });
  const refused = { state: "REFUSED", decidedById: accounts.supervisor, decidedAt: ago(1), note: "权限表" } as const;
  await db.extensionRequest.create({ data: { periodId: open, unitId: units.stranger, askedById: accounts.stranger, reason: "权限表", wishedUntil: ago(0), ...refused }, select: { id: true } });
  await db.holidayYear.upsert({ where: { year: 2030 }, create: { year: 2030 }, update: {} });
  await db.holiday.create({ data: { day: new Date("2030-01-01"), year: 2030, kind: "HOLIDAY", name: "元旦" }, select: { day: true } });
  const request = await db.extensionRequest.create({
    data: { periodId: open, unitId: units.lead, askedById: accounts.leadFiler, reason: "权限表", wishedUntil: new Date(Date.now() + 100 * 24 * HOUR_MS) }, select: { id: true },
  });
  await db.$executeRaw`
    INSERT INTO "ContributionRequest" ("id", "taskId", "periodId", "unitId", "askedById", "askedAt", "askedOn", "note")
    SELECT gen_random_uuid(), ${task}::uuid, ${open}::uuid, ${units.member}::uuid, ${accounts.leadFiler}::uuid, t, shanghai_day(t), ''
    FROM (SELECT now() - interval '3 days' AS t) q`;
  return { request: request.id };
}

/** Comments, a notice, views and phrases, each somebody's own. */
export async function createOwnThings({ list, task, open, units, accounts }: Place) {
  const comment = async (deletedAt: Date | null) =>
    (await db.comment.create({ data: { taskId: task, authorId: accounts.leadFiler, unitId: units.lead, body: WORDS, createdAt: ago(5), deletedAt }, select: { id: true } })).id;
  const spoken = await comment(null);
  await db.commentMention.create({ data: { commentId: spoken, unitId: units.support } });
  const notice = await db.notification.create({
    data: { accountId: accounts.leadFiler, kind: "REMINDER", dedupeKey: "policy", happenedAt: ago(3), taskId: task, periodId: open, unitId: units.lead, form: "report" }, select: { id: true },
  });
  const view = async (name: string) => (await db.savedView.create({ data: { accountId: accounts.leadFiler, listId: list, name, query: "section=1" }, select: { id: true } })).id;
  const phrase = async (text: string, position: number) => (await db.reviewPhrase.create({ data: { accountId: accounts.supervisor, text, position }, select: { id: true } })).id;
  return {
    comment: spoken, deletedComment: await comment(ago(4)), notice: notice.id, view: await view("权限表"), secondView: await view("权限表之二"),
    phrase: await phrase("权限表常用语", 1), secondPhrase: await phrase("权限表第二条", 2),
    commentFile: await createFile({ taskId: task, unitId: units.lead, uploadedById: accounts.leadFiler, commentId: spoken }, "讨论附件.pdf"),
  };
}

/** To the lead of task 1: an order that nobody has signed for, and an instruction by the observer. */
export async function createOrders({ list, task, open, units, accounts }: Place) {
  const asked = { taskId: task, unitId: units.lead, answerDueAt: new Date(Date.now() + 240 * HOUR_MS) };
  const order = await db.order.create({
    data: { ...asked, firstAnswerDueAt: asked.answerDueAt, listId: list, periodId: open, year: 2026, number: 1, colour: "YELLOW", cause: "OTHER", matter: WORDS, demand: WORDS, issuedById: accounts.supervisor, issuedByName: "督查员", issuedAt: ago(2) }, select: { id: true },
  });
  const instruction = await db.instruction.create({ data: { ...asked, text: WORDS, givenById: accounts.observer, givenByName: "观察员", givenAt: ago(2) }, select: { id: true } });
  return { order: order.id, instruction: instruction.id };
}

/** Of task 1 a closure is asked for, signed by the lead's supervisor, and the lead has a request upward. */
export async function createCarrying({ task, units, accounts }: Place) {
  const closure = await db.closure.create({
    data: { taskId: task, state: "ASKED", statement: WORDS, writtenById: accounts.leadFiler, writerIds: [accounts.leadFiler], signedById: accounts.ownSupervisor, askedAt: ago(20), version: 3 },
    select: { id: true },
  });
  const upward = await db.upwardRequest.create({
    data: {
      taskId: task, unitId: units.lead, level: "PROVINCE", department: "省权限厅", demand: "争取权限", createdById: accounts.leadFiler, nextContactOn: new Date("2026-01-01"),
      stages: { create: { no: 1, stage: "PLANNED", happenedOn: new Date("2025-12-01"), recordedById: accounts.leadFiler } },
    },
    select: { id: true },
  });
  return { closure: closure.id, upward: upward.id };
}
