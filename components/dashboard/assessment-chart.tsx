"use client";
import { useId, useSyncExternalStore } from "react";
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis, type BarShapeProps } from "recharts";
import type { BarTone } from "@/components/ui/stacked-bar";
import { PARTS } from "./assessment-segments";
import { BarPatterns, fillOf } from "./bar-patterns";

export type AssessmentBar = { name: string; /** Where there is little room. */ shortName: string; mean: number | null; /** In the order of `PARTS`. */ values: number[] };

/** What recharts holds of a row: its parts by tone, which of them is the last, and what stands behind it. */
type Row = Record<BarTone, number> & { name: string; last: BarTone | undefined; end: string };

const WIDE = "(min-width: 48rem)";
const LEAST_WIDTH = 12;

function watchWidth(onChange: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

function toRow({ name, shortName, mean, values }: AssessmentBar, isWide: boolean): Row {
  const parts = Object.fromEntries(PARTS.map(({ tone }, at) => [tone, values[at] ?? 0])) as Record<BarTone, number>;
  return { ...parts, name: isWide ? name : shortName, last: PARTS.findLast(({ tone }) => parts[tone] > 0)?.tone, end: mean === null ? "—" : `${mean}%` };
}

/** A part with its figure, where it is wide enough to hold one; behind the last part the row's mean completion. */
function Part({ x, y, width, height, payload, tone, fill }: BarShapeProps & { tone: BarTone; fill: string }) {
  const row = payload as Row;
  if (row[tone] === 0) return null;
  const isNone = tone === "none";
  const middle = { y: y + height / 2, dy: "0.36em", fontSize: 12 };
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} fill={fill} stroke={isNone ? "var(--color-line-strong)" : "var(--color-surface)"} strokeDasharray={isNone ? "3 2" : undefined} />
      {width < LEAST_WIDTH ? null : <text {...middle} x={x + width / 2} textAnchor="middle" fill={isNone ? "var(--color-ink)" : `var(--color-bar-${tone}-ink)`}>{row[tone]}</text>}
      {row.last === tone ? <text {...middle} x={x + width + 8} fill="var(--color-ink)">{row.end}</text> : null}
    </g>
  );
}

/** One bar a row, as long as the row has tasks, in the five assessments; the mean completion at its end. */
export function AssessmentChart({ bars }: { bars: AssessmentBar[] }) {
  const id = useId().replace(/[^\w-]/g, "");
  const isWide = useSyncExternalStore(watchWidth, () => matchMedia(WIDE).matches);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={bars.map((bar) => toRow(bar, isWide))} layout="vertical" accessibilityLayer={false} margin={{ top: 4, right: 56, bottom: 0, left: 0 }} barCategoryGap={4}>
        <BarPatterns id={id} />
        <XAxis type="number" domain={[0, "dataMax"]} allowDecimals={false} height={24} tick={{ fill: "var(--color-muted)", fontSize: 12 }} stroke="var(--color-line-strong)" />
        <YAxis type="category" dataKey="name" width={isWide ? 330 : 88} interval={0} tick={{ fill: "var(--color-ink)", fontSize: 12 }} stroke="var(--color-line-strong)" tickLine={false} />
        {PARTS.map(({ tone, value }) => (
          <Bar key={value} dataKey={tone} stackId="all" isAnimationActive={false} shape={(props: BarShapeProps) => <Part {...props} tone={tone} fill={fillOf(id, tone)} />} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
