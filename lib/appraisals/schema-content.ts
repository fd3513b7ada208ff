/** What an appraisal is reckoned from, and what is kept of a fixed year. */
import { z } from "zod";
import { ASSESSMENT_LABELS, UNIT_KIND_LABELS, type Assessment, type UnitKind } from "@/lib/labels";
import { APPRAISAL_ITEM_LABELS, ORDER_COLOUR_LABELS, type AppraisalItem, type OrderColour } from "@/lib/labels-carrying";

const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>) => Object.keys(labels) as [Key, ...Key[]];

/** The items in the order they are shown. */
export const ITEMS = keysOf<AppraisalItem>(APPRAISAL_ITEM_LABELS);

const instant = z.iso.datetime();
const place = { unitId: z.uuid(), taskNo: z.int(), period: z.string() };

/**
 * One recorded row: a report or a contribution that was due and when it came first, a return by HRSS, a period that a task was
 * closed over, an order, or a correction of an item after an objection. What is optional was not kept at first.
 */
export const factSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("report"), ...place, dueAt: instant, at: instant.nullable(), verdict: z.enum(keysOf<Assessment>(ASSESSMENT_LABELS)).nullable() }),
  z.object({ kind: z.literal("return"), ...place, at: instant, reason: z.string() }),
  z.object({ kind: z.literal("closed"), ...place, at: instant }),
  z.object({ kind: z.literal("contribution"), ...place, dueAt: instant, at: instant.nullable() }),
  z.object({
    kind: z.literal("order"), ...place, id: z.uuid(), year: z.int().optional(), number: z.int(), colour: z.enum(keysOf<OrderColour>(ORDER_COLOUR_LABELS)), at: instant,
    /** Until when it was to be answered first, when that was done, and when it was ended. */
    dueAt: instant, answeredAt: instant.nullable(), closedAt: instant.nullish(),
  }),
  z.object({ kind: z.literal("correction"), unitId: z.uuid(), item: z.enum(ITEMS), tenths: z.int(), at: instant, reason: z.string() }),
]);
export type Fact = z.output<typeof factSchema>;

export const weightsSchema = z.object(Object.fromEntries(ITEMS.map((item) => [item, z.int().min(0).max(100)])) as Record<AppraisalItem, z.ZodInt>);
export type Weights = z.output<typeof weightsSchema>;

const itemSchema = z.object({
  item: z.enum(ITEMS), weight: z.int(),
  /** Whether there is anything to reckon it from. */
  applies: z.boolean(),
  /** What the item can bring and what it brings, in tenths of a point. */
  max: z.int(), points: z.int(),
  /** Tenths that HRSS added or took away after an objection. */
  corrected: z.int(),
  /** What was counted, in words. */
  basis: z.string(),
});
export type ItemScore = z.output<typeof itemSchema>;

/** `total` in tenths of a point; null where nothing was due yet. */
export const scoreSchema = z.object({ total: z.int().nullable(), items: z.array(itemSchema) });
export type Score = z.output<typeof scoreSchema>;

export const unitScoreSchema = z.object({
  unitId: z.uuid(), name: z.string(), kind: z.enum(keysOf<UnitKind>(UNIT_KIND_LABELS)),
  /** HRSS itself, which assesses the others: without a rank. */
  isAssessor: z.boolean(),
  rank: z.int().nullable(),
  score: scoreSchema,
});
export type UnitScore = z.output<typeof unitScoreSchema>;

/** A year as it was fixed: all it was reckoned from, and what came out. */
export const contentSchema = z.object({ asOf: instant, weights: weightsSchema, facts: z.array(factSchema), units: z.array(unitScoreSchema) });
export type Content = z.output<typeof contentSchema>;
