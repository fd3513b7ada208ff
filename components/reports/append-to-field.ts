/** Puts words at the end of a form's text field, on a line of their own, and shows where they went. */
export function appendToField(id: string, words: string): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.value = [field.value.trimEnd(), words].filter(Boolean).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
