import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { Prisma } from "@/lib/db/client";
import type { Medium } from "@/lib/labels-carrying";
import { quarterOf } from "@/lib/publicity/rules";
import { publicityPath, publicityQuery } from "@/lib/publicity/schema";
import { hasAll, pageOf, type Found, type Window } from "./queries-texts";
import { passagesOf, type Passage } from "./rules";

export type PublicationHit = { id: string; href: string; title: string; unitName: string; medium: Medium; publishedOn: string; passages: Passage[] };

type Row = Omit<PublicationHit, "href" | "passages"> & { slug: string; unitId: string; outlet: string };

/** @returns what was published under these words, newest first: everybody signed in reads it. None that was removed. */
export async function findPublications(_viewer: Viewer, words: readonly string[], window: Window): Promise<Found<PublicationHit>> {
  const hits = Prisma.sql`
    SELECT b."id", l."slug", b."title", b."outlet", b."medium"::text AS "medium", b."unitId", u."shortName" AS "unitName", to_char(b."publishedOn", 'YYYY-MM-DD') AS "publishedOn"
    FROM "Publication" b JOIN "TaskList" l ON l."id" = b."listId" JOIN "Unit" u ON u."id" = b."unitId"
    WHERE b."removedAt" IS NULL AND ${hasAll(Prisma.sql`(b."title" || E'\n' || b."outlet")`, words)}`;
  const { total, rows } = await pageOf<Row>(hits, Prisma.sql`"publishedOn" DESC, "id" DESC`, window);
  return {
    total,
    rows: rows.map(({ slug, outlet, unitId, ...row }) => ({
      ...row, href: `${publicityPath(slug)}${publicityQuery({ unit: unitId, medium: row.medium, task: undefined, ...quarterOf(row.publishedOn) })}#publication-${row.id}`,
      passages: passagesOf([["title", row.title], ["outlet", outlet]], words),
    })),
  };
}
