function textArea(id: string): HTMLTextAreaElement | null {
  const field = document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field : null;
}

/** What the form's own script would see if the words had been typed. */
function setWords(field: HTMLTextAreaElement, words: string): void {
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function showEnd(field: HTMLTextAreaElement): void {
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

/** Puts words at the end of a form's text field, on a line of their own, and shows where they went. */
export function appendToField(id: string, words: string): void {
  const field = textArea(id);
  if (!field) return;
  setWords(field, [field.value.trimEnd(), words].filter(Boolean).join("\n"));
  showEnd(field);
}

/** Fills text fields by their ids, whatever is in them, and goes to the end of the first. */
export function fillFields(words: Readonly<Record<string, string>>): void {
  const fields = Object.entries(words).map(([id, text]) => ({ field: textArea(id), text }));
  for (const { field, text } of fields) if (field) setWords(field, text);
  const [first] = fields;
  if (first?.field) showEnd(first.field);
}

/** @returns whether the text fields of these ids hold nothing but white space */
export function areFieldsEmpty(ids: readonly string[]): boolean {
  return ids.every((id) => (textArea(id)?.value ?? "").trim() === "");
}
