import type { Words } from "@/lib/tasks/rules-merge";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a number's field shows is no number; the browser does not tell what it is. The server refuses this at the field. */
const UNREADABLE = "?";

function fieldsOf(form: HTMLFormElement, ignored: ReadonlySet<string>): Field[] {
  const isField = (element: Element): element is Field =>
    element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !["submit", "button", "reset", "image", "file"].includes(element.type));
  return [...form.elements].filter(isField).filter(({ name }) => name !== "" && !name.startsWith("$") && !ignored.has(name));
}

const isChoice = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox");

/** @returns what the form's named fields hold, hidden ones included; nothing chosen is an empty word */
export function readFields(form: HTMLFormElement, ignored: ReadonlySet<string>): Words {
  const words: Words = {};
  for (const field of fieldsOf(form, ignored)) {
    if (!isChoice(field)) words[field.name] = field.validity.badInput ? UNREADABLE : field.value;
    else if (field.checked) words[field.name] = field.value;
    else words[field.name] ??= "";
  }
  return words;
}

/** Sets a value as a person would: who watches the field hears of it, React included. */
function fill(field: Field, word: string): void {
  if (field.value === word) return;
  const hasCaret = document.activeElement === field && field instanceof HTMLTextAreaElement;
  const caret = hasCaret ? Math.min(field.selectionStart, word.length) : null;
  const prototype = Object.getPrototypeOf(field) as Field;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, word);
  if (hasCaret) field.setSelectionRange(caret, caret);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Puts words into the form's fields; a field that `words` does not name stays as it is. */
export function writeFields(form: HTMLFormElement, ignored: ReadonlySet<string>, words: Words): void {
  for (const field of fieldsOf(form, ignored)) {
    const word = words[field.name];
    if (word === undefined) continue;
    if (isChoice(field)) field.checked = field.value === word;
    else fill(field, word);
  }
}

/** Fields that nobody types: their owners put them in, and they have no label to show. */
export function unseenFields(form: HTMLFormElement, ignored: ReadonlySet<string>): string[] {
  return fieldsOf(form, ignored).filter((field) => field instanceof HTMLInputElement && field.type === "hidden").map(({ name }) => name);
}

/** Whether a field holds text long enough that both of two versions may stay in it. */
export function isLongText(form: HTMLFormElement | null, name: string): boolean {
  return form?.elements.namedItem(name) instanceof HTMLTextAreaElement;
}

/** Leads to a field: of a group of choices, to the one that is made. */
export function focusField(form: HTMLFormElement | null, name: string): void {
  const found = form?.elements.namedItem(name);
  const choices = found instanceof RadioNodeList ? [...found].filter((node) => node instanceof HTMLInputElement) : [];
  const field = choices.find((choice) => choice.checked) ?? choices[0] ?? found;
  if (field instanceof HTMLElement) field.focus();
}
