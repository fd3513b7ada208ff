import { z } from "zod";
import { longText, requestId, version } from "@/lib/actions/schema";
import { openedField, PARAGRAPH_MAX, toldField } from "./rules-fields";

export const REASON_MAX = 200;

const bulletin = z.uuid("通报不正确，请刷新页面。");
const known = { bulletin, requestId, version };

export const createBulletinSchema = z.object({
  list: z.string("任务清单不正确。").regex(/^[\w-]{1,100}$/, "任务清单不正确。"),
  period: z.string("填报期不正确。").regex(/^\d{4}Q[1-4]$/, "填报期不正确。"),
  requestId,
});

/** Makes a new version's draft, throws a draft away, or issues it for the first time. */
export const bulletinStepSchema = z.object(known);

export const reissueBulletinSchema = z.object({
  ...known,
  reason: longText(REASON_MAX).refine((text) => text.length > 0, "请填写重新印发的原因。"),
});

const REQUIRED: Readonly<Record<string, string>> = { title: "请填写标题。", recipients: "请填写主送机关。", signature: "请填写署名。", date: "请填写成文日期。" };

type Paragraph = { key: string; text: string; opened: string; told: string };

/** @returns a paragraph's words as stored: blank lines and white space at the ends are not kept */
export function cleanParagraph(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/\n\s*\n+/g, "\n").trim();
}

/** The editor's form: each paragraph by its key, checked at its own field. */
export const saveBulletinSchema = z
  .looseObject({ ...known, intent: z.enum(["save", "refresh"]).catch("save") })
  .transform((fields, context) => {
    const paragraphs: Paragraph[] = [];
    for (const [name, value] of Object.entries(fields)) {
      if (!name.startsWith("text-") || typeof value !== "string") continue;
      const key = name.slice("text-".length);
      const words = (field: string) => cleanParagraph(typeof fields[field] === "string" ? fields[field] : "");
      const paragraph = { key, text: cleanParagraph(value), opened: words(openedField(key)), told: words(toldField(key)) };
      const parsed = longText(PARAGRAPH_MAX).safeParse(value);
      const missing = REQUIRED[key];
      const message = parsed.success ? (missing !== undefined && parsed.data === "" ? missing : null) : parsed.error.issues[0]?.message;
      // What was generated from a long list may be longer; it hinders nobody who leaves it as it is.
      if (message && (paragraph.text === "" || paragraph.text !== paragraph.opened)) context.addIssue({ code: "custom", path: [name], message });
      paragraphs.push(paragraph);
    }
    const { bulletin: id, requestId: key, version: no, intent } = fields;
    return { bulletin: id, requestId: key, version: no, intent, paragraphs };
  });

/** Which version the address asks for: a number, the draft, or (nothing) the one that stands. */
export const versionChoice = z.union([z.literal("draft"), z.coerce.number().int().min(1).max(10_000)]).optional().catch(undefined);
export type VersionChoice = z.output<typeof versionChoice>;

export function bulletinsPath(slug: string): string {
  return `/lists/${slug}/bulletins`;
}

/** @param choice leaves out for the version that stands */
export function bulletinPath(slug: string, id: string, choice?: VersionChoice): string {
  return `${bulletinsPath(slug)}/${id}${choice === undefined ? "" : `?version=${choice}`}`;
}

export function bulletinFileHref(id: string, choice?: VersionChoice): string {
  return `/api/bulletins/${id}${choice === undefined ? "" : `?version=${choice}`}`;
}
