/** A stored notice and the same as words need it; the columns it takes stand here once for queries and e-mails. */
import { z } from "zod";
import type { FilingForm, NotificationKind } from "@/lib/labels";
import { quarterLabel } from "@/lib/periods/calendar";
import type { Notice } from "./rules-words";

export const NOTICE_SELECT = {
  id: true, kind: true, subjectId: true, form: true, actorName: true, items: true,
  task: { select: { no: true, list: { select: { slug: true } } } },
  period: { select: { key: true, year: true, quarter: true, list: { select: { slug: true } } } },
  unit: { select: { shortName: true } },
} as const;

type Row = {
  id: string;
  kind: NotificationKind;
  subjectId: string | null;
  form: string | null;
  actorName: string;
  items: unknown;
  task: { no: number; list: { slug: string } } | null;
  period: { key: string; year: number; quarter: number; list: { slug: string } } | null;
  unit: { shortName: string } | null;
};

const itemsSchema = z.array(z.object({ no: z.int(), form: z.enum(["report", "contribution"]) }));

/** @returns the notice as its words and its link need it */
export function toNotice({ task, period, unit, form, items, ...row }: Row): Notice {
  return {
    ...row,
    form: form as FilingForm | null,
    listSlug: task?.list.slug ?? period?.list.slug ?? null,
    taskNo: task?.no ?? null,
    periodKey: period?.key ?? null,
    periodLabel: period ? quarterLabel(period) : null,
    unitName: unit?.shortName ?? null,
    items: itemsSchema.parse(items),
  };
}
