/** On a phone a row is a card and each cell says what it is, in its `data-name`. */
export const CARD_ROW = "max-md:block max-md:border-b max-md:border-line max-md:py-2";
export const CARD_CELL = "max-md:block max-md:h-auto max-md:border-0 max-md:py-0.5 max-md:text-left";
export const NAMED_CELL = `${CARD_CELL} max-md:before:mr-2 max-md:before:text-muted max-md:before:content-[attr(data-name)]`;
/** The head that names the columns is not needed there. */
export const CARD_HEAD = "max-md:hidden";
/** Its `<tbody>`, group heads included. */
export const CARD_BODY = "max-md:block max-md:[&>tr]:block max-md:[&_th[scope=rowgroup]]:block";
