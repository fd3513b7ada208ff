/** One paragraph. */
export const PARAGRAPH_MAX = 4_000;

/** The form's fields of a paragraph: what stands in it, what stood there when the form was opened, and what a refusal has told of it since. */
export const textField = (key: string) => `text-${key}`;
export const openedField = (key: string) => `opened-${key}`;
export const toldField = (key: string) => `told-${key}`;
