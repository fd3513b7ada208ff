"use client";
import { CartesianGrid, LabelList, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";

/** `sum` is null where nothing that counts was filed any more. Marks of one `series` are joined: a year's, or all. */
export type TargetMark = { name: string; sum: number | null; series: string };

const TICK = { fill: "var(--color-muted)", fontSize: 12 };
const LABEL = { fill: "var(--color-ink)", fontSize: 12 };
const AXIS = "var(--color-line-strong)";

/** What adds up of a target, against its goal: a dashed line with its word. */
export function TargetChart({ marks, goal }: { marks: TargetMark[]; goal: number }) {
  const series = [...new Set(marks.map((mark) => mark.series))];
  const rows = marks.map((mark) => ({ name: mark.name, [mark.series]: mark.sum }));
  const top = Math.max(goal, ...marks.map(({ sum }) => sum ?? 0)) * 1.15;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={rows} accessibilityLayer={false} margin={{ top: 20, right: 16, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis dataKey="name" tick={TICK} stroke={AXIS} interval="preserveStartEnd" padding={{ left: 16, right: 16 }} />
        <YAxis domain={[0, Math.ceil(top)]} width={44} tick={TICK} stroke={AXIS} allowDecimals={false} />
        <ReferenceLine y={goal} stroke="var(--color-ahead-shape)" strokeWidth={2} strokeDasharray="6 4" label={{ value: "目标", position: "insideTopRight", ...LABEL }} />
        {series.map((name) => (
          <Line key={name} dataKey={name} stroke="var(--color-ink)" strokeWidth={2} dot={{ r: 4, fill: "var(--color-surface)" }} connectNulls={false} isAnimationActive={false}>
            <LabelList dataKey={name} position="top" offset={8} {...LABEL} />
          </Line>
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
