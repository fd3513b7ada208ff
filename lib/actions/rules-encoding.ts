/**
 * Whether the body of a POST to a page is what a form of ours sends. React's decoder takes a language of its own, with
 * references, promises, maps and files, and Next.js answers 500 to what it cannot read; our forms need one sentence of it:
 * the form's last answer, and its fields.
 */

/** More fields than the longest form has: a bulletin's paragraphs, or everything that one unit may sign at once. */
const MOST_FIELDS = 2_000;
/** A form's answer holds a few words by field, and a draft as it is now by field. */
const DEEPEST = 4;

/** A field's name; in a page that the server drew, a form also holds hidden fields of React's own, which script sends along. */
const FIELD = /^[\w-]{1,100}$/;
const FETCHED_FIELD = /^_1_(\$ACTION_[\w:]{1,40}|[\w-]{1,100})$/;
const REACT_FIELD = /^\$ACTION_/;
const ACTION_ID = /^[\da-f]{40,44}$/;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Plain values. A string with a dollar sign before it is React's: doubled where a person wrote it, else a command. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return !value.startsWith("$") || value.startsWith("$$") || value === "$undefined";
  if (typeof value !== "object" || value === null) return true;
  return depth < DEEPEST && Object.entries(value).every(([name, inner]) => name !== "__proto__" && isPlain(inner, depth + 1));
}

/** @returns the value of a field that must be there once, and be text */
function only(form: FormData, name: string): string | null {
  const [value, ...others] = form.getAll(name);
  return others.length === 0 && typeof value === "string" ? value : null;
}

const isState = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value) && isPlain(value);

/** As a browser with script sends it: the arguments, of which the second is the form, and the form's fields. */
function isSentByScript(form: FormData): boolean {
  const sent = parseJson(only(form, "0") ?? "");
  if (!Array.isArray(sent) || sent.length !== 2 || !isState(sent[0]) || sent[1] !== "$K1") return false;
  return [...form.keys()].every((name) => name === "0" || FETCHED_FIELD.test(name));
}

/** As a browser without script sends it: the fields, and in hidden ones which action it is and the form's last answer. */
function isSentByBrowser(form: FormData): boolean {
  const own = [...new Set(form.keys())].filter((name) => REACT_FIELD.test(name)).sort();
  const prefix = /^\$ACTION_REF_(\d{1,4})$/.exec(own.find((name) => name.startsWith("$ACTION_REF_")) ?? "")?.[1];
  if (prefix === undefined || [...form.keys()].some((name) => !REACT_FIELD.test(name) && !FIELD.test(name))) return false;
  const [reference, bound] = [`$ACTION_${prefix}:0`, `$ACTION_${prefix}:1`];
  if (own.some((name) => ![`$ACTION_REF_${prefix}`, reference, bound, "$ACTION_KEY"].includes(name))) return false;
  const named = parseJson(only(form, reference) ?? "");
  if (typeof named !== "object" || named === null || Object.keys(named).sort().join() !== "bound,id") return false;
  if (!("id" in named) || typeof named.id !== "string" || !ACTION_ID.test(named.id) || !("bound" in named) || named.bound !== "$@1") return false;
  const state = parseJson(only(form, bound) ?? "");
  return Array.isArray(state) && state.length === 1 && isState(state[0]) && /^k[\da-f]{1,64}$/.test(only(form, "$ACTION_KEY") ?? "");
}

/** @param isFetched whether React's client sent it, and not the browser itself */
export function isFormOfOurs(form: FormData, isFetched: boolean): boolean {
  if ([...form.keys()].length > MOST_FIELDS) return false;
  return isFetched ? isSentByScript(form) : isSentByBrowser(form);
}
