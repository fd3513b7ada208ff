/** What counts as filed, for reports and contributions alike. */

type RevisionMark = { no: number; submittedAt: Date; withdrawnAt: Date | null };

/**
 * @param revisions of one report or contribution, in any order
 * @returns the revision that stands as filed (the last not withdrawn) and when the first such one was submitted
 */
export function filingOf(revisions: RevisionMark[]): { filedRevisionNo: number | null; firstSubmittedAt: Date | null } {
  const standing = revisions.filter((revision) => revision.withdrawnAt === null).sort((a, b) => a.no - b.no);
  return { filedRevisionNo: standing.at(-1)?.no ?? null, firstSubmittedAt: standing[0]?.submittedAt ?? null };
}
