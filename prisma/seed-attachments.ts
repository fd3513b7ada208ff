/** 佐证材料 of the demonstration: small pictures and documents made by code, on some of what was filed in the last two quarters. */
import { createHash } from "node:crypto";
import { storageKeyOf, storeBytes } from "@/lib/attachments/storage";
import { FILE_FORMATS, type FileExtension } from "@/lib/attachments/rules-formats";
import { makeDocx, makePdf, makePng } from "./sample-files";
import type { DemoAccounts } from "./seed-accounts";
import { noteEvents, type SeedPeriod, type SeedRows, type SeedTask } from "./seed-rows";
import { chance, demoId } from "./seed-stories";

type Owner = { reportId: string } | { contributionId: string } | { commentId: string };
type Filing = { taskId: string; periodId?: string; unitId: string; uploadedById: string; createdAt: Date };

const MADE_UP = "演示数据：内容为虚构。";
const COLOURS = [[36, 112, 47], [26, 90, 158], [192, 118, 0], [122, 117, 108]] as const;
const GROUND = [246, 245, 242] as const;

/** A chart of twelve bars, rising towards `completion`. */
function drawBars(seed: string, completion: number): Buffer {
  const [width, height, bars] = [360, 240, 12];
  const heights = Array.from({ length: bars }, (_, at) => (20 + (at / bars) * completion * 1.6 + chance("bar", seed, at) * 24) | 0);
  const colour = COLOURS[Math.floor(chance("colour", seed) * COLOURS.length)] ?? COLOURS[0];
  return makePng(width, height, (x, y) => {
    const [at, inside] = [Math.floor(x / 30), x % 30];
    return inside >= 6 && inside < 24 && height - 20 - y < (heights[at] ?? 0) && y < height - 20 ? colour : GROUND;
  });
}

/** Adds files to the rows and returns what is to be stored, by its key. */
class Files {
  readonly stored = new Map<string, Buffer>();

  constructor(private readonly rows: SeedRows, private readonly accounts: DemoAccounts) {}

  /** @returns the file's id */
  add(owner: Owner, filing: Filing, name: string, bytes: Buffer): string {
    const id = demoId("attachment", ...Object.values(owner), name);
    const extension = name.split(".").at(-1) as FileExtension;
    const { taskId, unitId, uploadedById, createdAt, periodId } = filing;
    this.rows.attachments.push({
      ...owner, id, taskId, unitId, uploadedById, createdAt, name, extension, mimeType: FILE_FORMATS[extension].mimeType, size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"), storageKey: storageKeyOf(id),
    });
    noteEvents(this.rows, this.accounts.names, { taskId, unitId, ...(periodId ? { periodId } : {}) })("ATTACHMENT_ADDED", uploadedById, createdAt);
    this.stored.set(storageKeyOf(id), bytes);
    return id;
  }
}

/** Between the draft's last save and its signature. */
function timeOf(filing: { writtenAt: Date | string; firstSubmittedAt?: Date | string | null }): Date {
  const [from, until] = [filing.writtenAt, filing.firstSubmittedAt ?? filing.writtenAt].map((at) => new Date(at).getTime());
  return new Date(Math.min(from ?? 0, until ?? 0));
}

/**
 * Adds files to filed reports and contributions, with the revision that stands, and to one comment in eight.
 * @returns the files to store before the rows are written, by their key. The same on every run
 */
export function seedAttachments(rows: SeedRows, tasks: readonly SeedTask[], periods: readonly SeedPeriod[], accounts: DemoAccounts): Map<string, Buffer> {
  const files = new Files(rows, accounts);
  const numbers = new Map(tasks.map((task) => [task.id, task.no]));
  const shown = new Map(periods.slice(-2).map((period) => [period.id, period.key]));
  for (const report of rows.reports) {
    const key = shown.get(report.periodId);
    const no = numbers.get(report.taskId) ?? 0;
    const revision = rows.reportRevisions.find((one) => one.reportId === report.id && one.no === report.filedRevisionNo);
    if (!key || !report.id || !revision || chance("evidence", no, key) > 0.45) continue;
    const filing = { taskId: report.taskId, periodId: report.periodId, unitId: report.unitId, uploadedById: report.writtenById, createdAt: timeOf(report) };
    const owner = { reportId: report.id };
    const minutes = makePdf([[`第 ${no} 项任务推进会议纪要`, MADE_UP, "一、听取本季度进展情况。", "二、明确下一步分工和时限。"], ["附：参会单位名单", "略"]]);
    revision.attachmentIds = [
      files.add(owner, filing, `第${no}项任务推进会议纪要.pdf`, minutes),
      files.add(owner, filing, `第${no}项任务进度统计.png`, drawBars(`${no}/${key}`, report.completion ?? 0)),
      ...(chance("third", no, key) < 0.4 ? [files.add(owner, filing, `第${no}项任务工作小结.docx`, makeDocx([`第 ${no} 项任务工作小结`, MADE_UP]))] : []),
    ];
  }
  for (const contribution of rows.contributions) {
    const key = shown.get(contribution.periodId);
    const no = numbers.get(contribution.taskId) ?? 0;
    const revision = rows.contributionRevisions.find((one) => one.contributionId === contribution.id && one.no === contribution.filedRevisionNo);
    if (!key || !contribution.id || !revision || chance("evidence", no, key, contribution.unitId) > 0.08) continue;
    const { taskId, periodId, unitId, writtenById: uploadedById } = contribution;
    const bytes = makePdf([[`第 ${no} 项任务配合情况说明`, MADE_UP]]);
    revision.attachmentIds = [files.add({ contributionId: contribution.id }, { taskId, periodId, unitId, uploadedById, createdAt: timeOf(contribution) }, `第${no}项任务配合情况说明.pdf`, bytes)];
  }
  for (const { id, taskId, unitId, authorId, createdAt } of rows.comments) {
    if (!id || !unitId || !createdAt || chance("evidence", id) > 0.125) continue;
    const filing = { taskId, unitId, uploadedById: authorId, createdAt: new Date(createdAt) };
    files.add({ commentId: id }, filing, "口径说明.pdf", makePdf([["统计口径说明", MADE_UP]]));
  }
  return files.stored;
}

/** Stores the files; one that is there already is written again, so a start that was cut short does no harm. */
export async function storeFiles(files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [key, bytes] of files) await storeBytes(key, bytes);
}
