import { z } from "zod";
import { AUDIT_GROUP_LABELS, type AuditGroup } from "@/lib/labels-events";

export const AUDIT_GROUPS = Object.keys(AUDIT_GROUP_LABELS) as [AuditGroup, ...AuditGroup[]];

const day = z.iso.date().optional().catch(undefined);

/** The page's filters, as the address carries them; what makes no sense is left out. `before`: the last number of the page before. */
export const auditFilterSchema = z.object({
  // eslint-disable-next-line no-control-regex
  q: z.string().trim().max(60).regex(/^[^\0-\x1f]*$/).catch("").default(""),
  group: z.enum(AUDIT_GROUPS).optional().catch(undefined),
  from: day,
  until: day,
  before: z.string().regex(/^[1-9]\d{0,17}$/).optional().catch(undefined),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;

/** @returns the query string for a place's filters; what is empty is left out */
export function auditQuery(filter: Partial<AuditFilter>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined && value !== "") query.set(name, value);
  return query.size > 0 ? `?${query}` : "";
}
