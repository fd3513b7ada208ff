import type { Client } from "pg";

/**
 * The dashboard counted a second time, by plain SQL over the rows and nothing of `lib`: what the product shows is
 * compared with it (DESIGN.md §3 is the only thing both know). Whoever reads everything, one list and one period.
 */
const FACTS = `
WITH p AS (
  SELECT p.* FROM "Period" p JOIN "TaskList" l ON l."id" = p."listId" WHERE l."slug" = $1 AND p."key" = $2
), owed AS (
  -- A printed unit owes one contribution, a printed group one for each who belongs to it on the due day in Shanghai.
  SELECT DISTINCT t."id" AS task, coalesce(s."unitId", m."unitId") AS unit
  FROM p JOIN "Task" t ON t."listId" = p."listId"
  JOIN "TaskSupport" s ON s."taskId" = t."id"
  LEFT JOIN "GroupMembership" m ON m."groupId" = s."groupId"
    AND m."validFrom" <= (p."dueAt" AT TIME ZONE 'Asia/Shanghai')::date
    AND (m."validUntil" IS NULL OR m."validUntil" > (p."dueAt" AT TIME ZONE 'Asia/Shanghai')::date)
  WHERE coalesce(s."unitId", m."unitId") IS NOT NULL
), closed AS (
  -- 销号: closed by the due time, and not reopened by then.
  SELECT c."taskId" AS task, q."id" AS period FROM "Closure" c CROSS JOIN "Period" q
  WHERE c."closedAt" <= q."dueAt" AND (c."reopenedAt" IS NULL OR c."reopenedAt" > q."dueAt")
), contribution AS (
  SELECT o.task, o.unit, coalesce(c."state" = 'GIVEN', false) AS given,
    coalesce(c."state" = 'GIVEN' AND c."firstSubmittedAt" <= p."dueAt", false) AS in_time,
    coalesce(c."state" <> 'GIVEN' AND c."filedRevisionNo" IS NOT NULL, false) AS asked_again,
    EXISTS (SELECT FROM closed x WHERE x.task = o.task AND x.period = p."id") AS closed
  FROM p CROSS JOIN owed o
  LEFT JOIN "Contribution" c ON c."taskId" = o.task AND c."unitId" = o.unit AND c."periodId" = p."id"
), earlier AS (
  -- The same list's period just before.
  SELECT q."id" FROM "Period" q JOIN p ON p."listId" = q."listId" WHERE q."dueAt" < p."dueAt" ORDER BY q."dueAt" DESC LIMIT 1
), fact AS (
  SELECT t."no", chapter."no" AS chapter, section."no" AS section, lead."shortName" AS lead,
    EXISTS (SELECT FROM closed c WHERE c.task = t."id" AND c.period = p."id") AS closed,
    EXISTS (SELECT FROM closed c, earlier e WHERE c.task = t."id" AND c.period = e."id") AS earlier_closed,
    r."filedRevisionNo" IS NOT NULL AS filed,
    r."filedRevisionNo" IS NOT NULL AND r."state" = 'ACCEPTED' AS accepted,
    r."filedRevisionNo" IS NOT NULL AND r."state" = 'SUBMITTED' AS submitted,
    r."firstSubmittedAt" <= p."dueAt" AS in_time, now() > p."dueAt" AS is_over,
    r."verdict"::text AS verdict, v."selfAssessment"::text AS claim, v."completion", coalesce(btrim(v."coordination", E' \\t\\r\\n'), '') <> '' AS asks,
    (SELECT count(*) FROM "Review" w WHERE w."reportId" = r."id" AND w."decision" = 'RETURNED' AND w."undoneAt" IS NULL) AS returns,
    (SELECT count(*) FROM contribution c WHERE c.task = t."id" AND (c.given OR NOT c.closed)) AS owed,
    (SELECT count(*) FROM contribution c WHERE c.task = t."id" AND c.given) AS given,
    (SELECT count(*) FROM contribution c WHERE c.task = t."id" AND c.in_time) AS given_in_time,
    (SELECT count(*) FROM contribution c WHERE c.task = t."id" AND c.asked_again AND NOT c.closed) AS asked_again,
    (SELECT e."verdict"::text FROM "Report" e, earlier WHERE e."periodId" = earlier."id" AND e."taskId" = t."id" AND e."state" = 'ACCEPTED') AS earlier_verdict,
    (SELECT x."selfAssessment"::text FROM "Report" e, earlier, "ReportRevision" x WHERE e."periodId" = earlier."id" AND e."taskId" = t."id"
      AND e."state" <> 'ACCEPTED' AND x."reportId" = e."id" AND x."no" = e."filedRevisionNo") AS earlier_claim
  FROM p JOIN "Task" t ON t."listId" = p."listId"
  JOIN "Section" section ON section."id" = t."sectionId"
  JOIN "Chapter" chapter ON chapter."id" = section."chapterId"
  JOIN "Unit" lead ON lead."id" = t."leadUnitId"
  LEFT JOIN "Report" r ON r."taskId" = t."id" AND r."periodId" = p."id"
  LEFT JOIN "ReportRevision" v ON v."reportId" = r."id" AND v."no" = r."filedRevisionNo"
)`;

/** What counts on a basis: the verdict once accepted; on 全部已报送 the claim before that. */
const COUNTED = `, counted AS (
  SELECT *, CASE WHEN closed THEN 'DONE' WHEN accepted THEN verdict WHEN filed AND $3 = 'filed' THEN claim END AS assessment,
    CASE WHEN closed THEN 100 WHEN accepted OR (filed AND $3 = 'filed') THEN "completion" END AS done,
    CASE WHEN earlier_closed THEN 'DONE' ELSE coalesce(earlier_verdict, CASE WHEN $3 = 'filed' THEN earlier_claim END) END AS earlier_assessment
  FROM fact
)`;

/** Each figure under the words that stand above it on the screen. */
const FIGURES = `
  count(*)::int AS "任务数",
  count(*) FILTER (WHERE filed OR NOT closed)::int AS "应报",
  count(*) FILTER (WHERE closed)::int AS "已销号",
  count(*) FILTER (WHERE filed)::int AS "已报",
  count(*) FILTER (WHERE filed AND in_time)::int AS "按时",
  count(*) FILTER (WHERE filed AND NOT in_time)::int AS "迟报",
  count(*) FILTER (WHERE accepted)::int AS "已采纳",
  count(*) FILTER (WHERE submitted)::int AS "待审核",
  count(*) FILTER (WHERE filed AND NOT accepted AND NOT submitted AND NOT closed)::int AS "退回未改",
  count(*) FILTER (WHERE NOT filed AND NOT closed)::int AS "未报",
  count(*) FILTER (WHERE NOT filed AND NOT closed AND is_over)::int AS "逾期",
  count(*) FILTER (WHERE filed AND asks AND NOT closed)::int AS "需协调",
  count(*) FILTER (WHERE assessment = 'NOT_STARTED')::int AS "未启动",
  count(*) FILTER (WHERE assessment = 'BEHIND')::int AS "欠进度",
  count(*) FILTER (WHERE assessment = 'ON_TRACK')::int AS "达进度",
  count(*) FILTER (WHERE assessment = 'AHEAD')::int AS "超进度",
  count(*) FILTER (WHERE assessment = 'DONE')::int AS "已完成",
  count(*) FILTER (WHERE assessment IS NULL)::int AS "未评价",
  count(*) FILTER (WHERE assessment IN ('ON_TRACK', 'AHEAD', 'DONE'))::int AS "达到或超过序时进度",
  count(*) FILTER (WHERE assessment = 'BEHIND' AND earlier_assessment = 'BEHIND')::int AS "连续欠进度",
  count(*) FILTER (WHERE returns > 0)::int AS "曾被退回",
  count(*) FILTER (WHERE accepted AND returns = 0)::int AS "一次通过",
  coalesce(sum(returns), 0)::int AS "退回次数",
  round(100.0 * count(*) FILTER (WHERE filed AND in_time) / nullif(count(*) FILTER (WHERE filed OR NOT closed), 0), 1)::float AS "按时率",
  round(100.0 * count(*) FILTER (WHERE accepted AND returns = 0) / nullif(count(*) FILTER (WHERE accepted), 0), 1)::float AS "一次通过率",
  round(avg(done), 1)::float AS "平均完成比例",
  coalesce(sum(owed), 0)::int AS "应反馈",
  coalesce(sum(given), 0)::int AS "已反馈",
  coalesce(sum(given_in_time), 0)::int AS "按时反馈",
  coalesce(sum(asked_again), 0)::int AS "要求补充",
  coalesce(sum(owed - given), 0)::int AS "未反馈",
  round(100.0 * sum(given) / nullif(sum(owed), 0), 1)::float AS "配合反馈率",
  round(100.0 * sum(given_in_time) / nullif(sum(owed), 0), 1)::float AS "配合按时率",
  count(*) FILTER (WHERE given < owed)::int AS "反馈未齐"`;

export type PlainFigures = Record<string, number | null>;
export type PlainRow = { chapter: number | null; section: number | null; lead: string | null; figures: PlainFigures };

/** @returns the figures of the whole list, of each chapter, each section and each lead unit */
export async function plainFigures(db: Client, slug: string, periodKey: string, basis: "accepted" | "filed"): Promise<PlainRow[]> {
  const { rows } = await db.query<PlainFigures & { chapter: number | null; section: number | null; lead: string | null }>(
    `${FACTS}${COUNTED} SELECT chapter, section, lead, ${FIGURES} FROM counted GROUP BY GROUPING SETS ((), (chapter), (section), (lead))`,
    [slug, periodKey, basis],
  );
  return rows.map(({ chapter, section, lead, ...figures }) => ({ chapter, section, lead, figures }));
}

/** @returns what each supporting unit owes and gave, by its short name */
export async function plainSupport(db: Client, slug: string, periodKey: string): Promise<Record<string, PlainFigures>> {
  const { rows } = await db.query<{ unit: string } & PlainFigures>(
    `${FACTS} SELECT u."shortName" AS unit, count(*)::int AS "应反馈", count(*) FILTER (WHERE c.given)::int AS "已反馈",
       count(*) FILTER (WHERE c.in_time)::int AS "按时反馈", count(*) FILTER (WHERE c.asked_again AND NOT c.closed)::int AS "要求补充",
       count(*) FILTER (WHERE NOT c.given)::int AS "未反馈"
     FROM contribution c JOIN "Unit" u ON u."id" = c.unit WHERE c.given OR NOT c.closed GROUP BY 1`,
    [slug, periodKey],
  );
  return Object.fromEntries(rows.map(({ unit, ...figures }) => [unit, figures]));
}
