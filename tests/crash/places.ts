import type { Client } from "pg";

/** Where one client files, alone: so it is known what must stand there in the end. */
export interface Place {
  readonly kind: "report" | "contribution";
  readonly id: string;
  readonly taskId: string;
  readonly periodId: string;
  readonly unitId: string;
  readonly no: number;
  readonly period: string;
  readonly filer: string;
  readonly signer: string;
  state: string;
  version: number;
  /** The last revision's number. */
  revision: number;
}

/** What the demonstration has begun in the open quarter and nobody has accepted, where the unit has somebody to write and somebody to sign. */
const PLACES = (kind: Place["kind"]) => `
  SELECT '${kind}' AS "kind", f."id", f."taskId", f."periodId", f."unitId", t."no", p."key" AS "period", f."state"::text, f."version",
    f."lastRevisionNo" AS "revision", filer."username" AS "filer", signer."username" AS "signer"
  FROM "${kind === "report" ? "Report" : "Contribution"}" f
  JOIN "Task" t ON t."id" = f."taskId"
  JOIN "Period" p ON p."id" = f."periodId" AND now() BETWEEN p."opensAt" AND p."locksAt"
  JOIN "Unit" u ON u."id" = f."unitId"
  JOIN LATERAL (SELECT a.* FROM "Account" a WHERE a."unitId" = u."id" AND 'FILER' = ANY(a."roles") AND NOT a."isDisabled" ORDER BY a."username" LIMIT 1) filer ON true
  JOIN LATERAL (
    SELECT a.* FROM "Account" a WHERE a."unitId" = u."id" AND 'SIGNER' = ANY(a."roles") AND NOT a."isDisabled" AND (u."allowsSelfSigning" OR a."id" <> filer."id")
    ORDER BY a."username" LIMIT 1
  ) signer ON true
  WHERE NOT EXISTS (SELECT FROM "Report" r WHERE r."taskId" = f."taskId" AND r."periodId" = f."periodId" AND r."state" = 'ACCEPTED') AND (u."allowsSelfSigning" OR signer."id" <> ALL(f."writerIds"))
  ORDER BY t."no", u."position"`;

/** @returns a report and a contribution for each client, all of them different */
export async function choosePlaces(database: Client, clients: number): Promise<Place[][]> {
  const [reports, contributions] = await Promise.all((["report", "contribution"] as const).map(async (kind) => (await database.query<Place>(PLACES(kind))).rows));
  return Array.from({ length: clients }, (_, at) => [reports?.[at], contributions?.[at * 3]].map((place) => {
    if (!place) throw new Error("the demonstration has too few reports or contributions in the open quarter");
    return place;
  }));
}
