/** How many there are of something that carries the notice out, and where exactly those are listed. */
export type CarriedFigure = { label: string; value: number; href: string };

/** The list and the period that figures are asked of, as their page has read them. */
export type FiguresPlace = { list: { id: string; slug: string }; period: { id: string; key: string } };
