/** On a phone a row is a card and each cell says what it is, in its `data-name` (app/parts.css). */
export const CARD_ROW = "card-row";
export const CARD_CELL = "card-cell";
/** The head that names the columns is not needed there. */
export const CARD_HEAD = "max-md:hidden";
/** Its `<tbody>`, group heads included. */
export const CARD_BODY = "max-md:block max-md:[&>tr]:block max-md:[&_th[scope=rowgroup]]:block";
