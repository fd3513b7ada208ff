import { z } from "zod";
import { day, longText, oneLine, requestId, version } from "@/lib/actions/schema";
import { pendingAttachments } from "@/lib/attachments/schema";
import { MEDIUM_LABELS, type Medium } from "@/lib/labels-carrying";
import { LINK_MAX, OUTLET_MAX, TITLE_MAX } from "./rules-limits";

const MEDIA = Object.keys(MEDIUM_LABELS) as [Medium, ...Medium[]];

/** A browser sends one value as it is, several of the same name as a list. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value): unknown => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(200, "选择过多。"));

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]\S*$/i.test(text) && URL.canParse(text);
}

/** Only what a browser opens as a page: never a script's address. */
const link = longText(LINK_MAX)
  .refine((text) => text === "" || isWebAddress(text), "请填写以 http:// 或 https:// 开头的完整网址。")
  .optional()
  .transform((text) => (text === undefined || text === "" ? null : text));

const words = {
  title: oneLine(TITLE_MAX, "请填写标题。"),
  medium: z.enum(MEDIA, "请选择媒介。"),
  outlet: oneLine(OUTLET_MAX, "请填写发布媒体或平台的名称。"),
  publishedOn: day,
  link,
  tasks: listOf(z.coerce.number().int().min(1).max(10_000)).refine((nos) => nos.length > 0, "请选择服务的任务，可以多选。"),
  attachments: pendingAttachments.optional(),
  /** The task that the files were uploaded for. */
  fileTask: z.coerce.number().int().min(0).max(10_000).optional(),
};

export const listField = z.string("任务清单不正确。").regex(/^[\w-]{1,100}$/, "任务清单不正确。");
const publication = z.uuid("宣传报道不正确，请刷新页面。");

export const createPublicationSchema = z.object({ list: listField, ...words, requestId });
export const editPublicationSchema = z.object({ publication, slug: listField, ...words, requestId, version });
export const removePublicationSchema = z.object({ publication, requestId, version });

const whole = (most: number) => z.coerce.number().int().min(1).max(most).optional().catch(undefined);

/** The page's filters, as the address carries them. What does not fit is as if it were not there. */
export const publicationFilters = z.object({
  unit: z.uuid().optional().catch(undefined),
  medium: z.enum(MEDIA).optional().catch(undefined),
  year: whole(9999),
  quarter: whole(4),
  task: whole(10_000),
});
export type PublicationFilters = z.output<typeof publicationFilters>;

export const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

export function publicityPath(slug: string): string {
  return `/lists/${slug}/publicity`;
}

/** @returns the filters as an address's query, with its question mark; empty where none is on */
export function publicityQuery(filters: PublicationFilters, page = 1): string {
  const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

export function editPublicationPath(slug: string, id: string): string {
  return `${publicityPath(slug)}/${id}/edit`;
}
