/** How a text mentions units: @ and, directly after it, one of a unit's names. Chinese input methods also give ＠. */

/** `start` is the place of the @, `end` the place after the name's last character. */
export type Mention = { name: string; start: number; end: number };
export type BodyPart = { text: string; isMention: boolean };

const AT = /[@＠]/g;

/** How much of an unknown name a message repeats. */
const NAME_SHOWN = /^[\p{Script=Han}（）]{1,12}/u;

/**
 * @param names in any order; where one begins with another, the longer one is meant (市人社局, 市人社局就业处)
 * @returns the mentions in the order of the text
 */
export function findMentions(body: string, names: readonly string[]): Mention[] {
  const longestFirst = [...names].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  const mentions: Mention[] = [];
  for (const { index } of body.matchAll(AT)) {
    // A name that holds an @ itself must not be found twice.
    if (index < (mentions.at(-1)?.end ?? 0)) continue;
    const name = longestFirst.find((one) => body.startsWith(one, index + 1));
    if (name !== undefined) mentions.push({ name, start: index, end: index + 1 + name.length });
  }
  return mentions;
}

/**
 * Whoever types @ and a name means a reminder; one that reaches nobody must not pass in silence. An @ before anything
 * but a Chinese character (an e-mail address, a space) is just a character.
 *
 * @returns the beginnings of names after an @ that is none of `mentions`
 */
export function findUnknownNames(body: string, mentions: readonly Mention[]): string[] {
  const known = new Set(mentions.map((mention) => mention.start));
  const unknown = [...body.matchAll(AT)]
    .filter(({ index }) => !known.has(index))
    .flatMap(({ index }) => NAME_SHOWN.exec(body.slice(index + 1, index + 25))?.[0] ?? []);
  return [...new Set(unknown)];
}

/** @returns the text cut into mentions and what stands between them; joined, the parts are the text again */
export function splitAtMentions(body: string, names: readonly string[]): BodyPart[] {
  const parts: BodyPart[] = [];
  let from = 0;
  for (const { start, end } of findMentions(body, names)) {
    if (start > from) parts.push({ text: body.slice(from, start), isMention: false });
    parts.push({ text: body.slice(start, end), isMention: true });
    from = end;
  }
  if (from < body.length) parts.push({ text: body.slice(from), isMention: false });
  return parts;
}

/** @returns the text with `@name ` in place of the selection, and where the caret then stands */
export function insertMention(body: string, name: string, selection: { start: number; end: number }): { body: string; caret: number } {
  const before = body.slice(0, selection.start);
  const after = body.slice(selection.end);
  // The space ends the name: what follows could otherwise make it the beginning of a longer one.
  const mention = after.startsWith(" ") ? `@${name}` : `@${name} `;
  const caret = before.length + name.length + 2;
  return { body: before + mention + after, caret };
}
