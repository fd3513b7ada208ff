/** Which two revisions of a report stand side by side. */

/**
 * @param revisions oldest first, at least one
 * @param wanted numbers as the address carries them: anything
 * @returns the two that the address names, the older one first; else the last two; `before` is null where there is only one
 */
export function choosePair<Revision extends { no: number }>(
  revisions: readonly Revision[],
  wanted: { from?: string; to?: string },
): { before: Revision | null; after: Revision | null } {
  const named = (no: string | undefined) => revisions.find((revision) => String(revision.no) === no) ?? null;
  const last = revisions.at(-1) ?? null;
  const to = named(wanted.to) ?? revisions.findLast((revision) => String(revision.no) !== wanted.from) ?? last;
  const from = named(wanted.from) ?? revisions.findLast((revision) => revision.no < (to?.no ?? 0)) ?? null;
  if (!from || !to || from.no === to.no) return { before: null, after: to };
  return from.no < to.no ? { before: from, after: to } : { before: to, after: from };
}
