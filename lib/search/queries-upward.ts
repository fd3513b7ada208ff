import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { Prisma } from "@/lib/db/client";
import type { UpwardStageName } from "@/lib/labels-carrying";
import { upwardPath } from "@/lib/upward/rules";
import { isTaskReadable } from "@/lib/tasks/queries";
import { hasAll, pageOf, type Found, type Window } from "./queries-texts";
import { passagesOf, type Passage } from "./rules";

export type UpwardHit = { id: string; href: string; taskNo: number; unitName: string; stage: UpwardStageName; passages: Passage[] };

type Row = Omit<UpwardHit, "href" | "passages"> & { slug: string; department: string; demand: string };

/** @returns the requests that hold all the words, in what is asked or of whom, newest stage first; scope as `listUpward` */
export async function findUpward(viewer: Viewer, words: readonly string[], window: Window): Promise<Found<UpwardHit>> {
  const hits = Prisma.sql`
    SELECT q."id", l."slug", t."no" AS "taskNo", u."shortName" AS "unitName", s."stage"::text AS "stage", s."happenedOn", q."department", q."demand"
    FROM "UpwardRequest" q JOIN "Task" t ON t."id" = q."taskId" JOIN "TaskList" l ON l."id" = t."listId" JOIN "Unit" u ON u."id" = q."unitId"
    CROSS JOIN LATERAL (SELECT w."stage", w."happenedOn" FROM "UpwardStage" w WHERE w."requestId" = q."id" ORDER BY w."no" DESC LIMIT 1) s
    WHERE ${hasAll(Prisma.sql`(q."department" || E'\n' || q."demand")`, words)} AND ${isTaskReadable(viewer, new Date())}`;
  const { total, rows } = await pageOf<Row>(hits, Prisma.sql`"happenedOn" DESC, "id" DESC`, window);
  return {
    total,
    rows: rows.map(({ slug, department, demand, ...row }) => ({ ...row, href: upwardPath(slug, row.id), passages: passagesOf([["department", department], ["demand", demand]], words) })),
  };
}
