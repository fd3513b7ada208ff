/** How many there are of something that carries the notice out, and where exactly those are listed. */
export type CarriedFigure = { label: string; value: number; href: string };
