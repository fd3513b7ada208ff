import type { Client } from "pg";
import { z } from "zod";
import { loadResult } from "./load-figures";

export const submissionOrder = z.object({ url: z.url(), databaseUrl: z.string(), list: z.string(), connections: z.int().positive(), seconds: z.number().positive() });
export type SubmissionOrder = z.infer<typeof submissionOrder>;

/** `send`: 送审签; `sign`: 审签, by which a revision leaves the unit; `all`: both of them and taking it back. */
export const submissionResult = z.object({ send: loadResult, sign: loadResult, all: loadResult });
export type SubmissionResult = z.infer<typeof submissionResult>;

/** As long as officials write. */
export const REPORT_WORDS = {
  progress: "本季度召开专题推进会两次，完成方案制定并印发实施，组织培训三期、覆盖四百余人，走访企业二十六家，协调解决问题十九个。".repeat(4),
  selfAssessment: "ON_TRACK", completion: "75",
  problems: "部分县区配套资金到位较慢，基层工作力量不足，数据共享接口尚未打通。".repeat(2), coordination: "请市财政局加快下达配套资金。",
  upward: "已向省厅对口处室汇报，争取列入省级试点。", nextSteps: "下季度完成系统联调，开展中期评估，组织现场督查。".repeat(2),
  contactName: "张三", contactPhone: "0527-12345678",
} as const;

export interface SubmissionPlace {
  readonly list: string;
  readonly no: number;
  readonly period: string;
  readonly filer: string;
  readonly signer: string;
  /** Sent already: to be taken back before it is sent again. */
  readonly isSent: boolean;
  version: number;
}

/** Reports of a list's open quarter that nobody has accepted, where their unit has somebody to write and another to sign. */
const PLACES = `
  SELECT l."slug" AS "list", t."no", p."key" AS "period", coalesce(r."version", 0) AS "version", coalesce(r."state" IN ('AWAITING_SIGNATURE', 'SUBMITTED'), false) AS "isSent", filer."username" AS "filer", signer."username" AS "signer"
  FROM "TaskList" l
  JOIN "Task" t ON t."listId" = l."id"
  JOIN "Period" p ON p."listId" = l."id" AND now() BETWEEN p."opensAt" AND p."locksAt"
  JOIN LATERAL (SELECT a.* FROM "Account" a WHERE a."unitId" = t."leadUnitId" AND 'FILER' = ANY(a."roles") AND NOT a."isDisabled" ORDER BY a."username" LIMIT 1) filer ON true
  JOIN LATERAL (SELECT a.* FROM "Account" a WHERE a."unitId" = t."leadUnitId" AND 'SIGNER' = ANY(a."roles") AND NOT a."isDisabled" AND a."id" <> filer."id" ORDER BY a."username" LIMIT 1) signer ON true
  LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = p."id"
  WHERE l."slug" = $1 AND (r."id" IS NULL OR (r."state" <> 'ACCEPTED' AND signer."id" <> ALL(r."writerIds")))
  ORDER BY "isSent", t."no" LIMIT $2`;

export async function listPlaces(client: Client, list: string, count: number): Promise<SubmissionPlace[]> {
  const { rows } = await client.query<SubmissionPlace>(PLACES, [list, count]);
  if (rows.length < count) throw new Error(`${list} has ${String(rows.length)} reports that can be sent, and ${String(count)} people are to send one each`);
  return rows;
}
