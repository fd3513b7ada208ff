/** The words of a printed report that are not the unit's own. */

/**
 * @param listTitle the notice's title, such as 市委办公室印发《…任务清单》的通知
 * @returns the heading of a report on that list: the list's own name where the title carries it
 */
export function paperHeading(listTitle: string): string {
  const name = /《.+》/.exec(listTitle)?.[0] ?? listTitle;
  return `${name}进展报告`;
}
