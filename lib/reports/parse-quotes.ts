import type { Quote } from "./schema-quotes";

const isQuote = (value: unknown): value is Quote =>
  typeof value === "object" && value !== null && "unitId" in value && typeof value.unitId === "string" && "revisionNo" in value && Number.isInteger(value.revisionNo);

/** @returns the marks that a form's own hidden field carries, or null where it is nothing of ours; what is sent, the schema checks */
export function parseQuotes(json: string): Quote[] | null {
  if (json === "") return [];
  try {
    const marks: unknown = JSON.parse(json);
    return Array.isArray(marks) && marks.every(isQuote) ? marks : null;
  } catch {
    return null;
  }
}
