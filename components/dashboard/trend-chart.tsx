"use client";
import { useId } from "react";
import { Bar, BarChart, CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { BarPatterns, fillOf } from "./bar-patterns";

export type TrendMark = { name: string; mean: number | null; filed: number; accepted: number };

const TICK = { fill: "var(--color-muted)", fontSize: 12 };
const LABEL = { fill: "var(--color-ink)", fontSize: 12 };
const AXIS = "var(--color-line-strong)";
const MARGIN = { top: 20, right: 12, bottom: 0, left: 0 };

/** Two small charts side by side, since a share and a count have no scale in common. */
export function TrendChart({ marks }: { marks: TrendMark[] }) {
  const id = useId().replace(/[^\w-]/g, "");
  return (
    <div className="grid h-full gap-x-4 gap-y-2 max-md:grid-rows-2 md:grid-cols-2">
      <div className="flex min-h-0 min-w-0 flex-col">
        <p className="text-sm">平均完成比例（%）</p>
        <div className="min-h-0 flex-1">
          <ResponsiveContainer width="100%" height="100%">
            <LineChart data={marks} accessibilityLayer={false} margin={MARGIN}>
              <CartesianGrid vertical={false} stroke="var(--color-line)" />
              <XAxis dataKey="name" tick={TICK} stroke={AXIS} interval="preserveStartEnd" padding={{ left: 16, right: 16 }} />
              <YAxis domain={[0, 100]} ticks={[0, 50, 100]} width={30} tick={TICK} stroke={AXIS} />
              <Line dataKey="mean" stroke="var(--color-ink)" strokeWidth={2} dot={{ r: 4, fill: "var(--color-surface)" }} connectNulls={false} isAnimationActive={false}>
                <LabelList dataKey="mean" position="top" offset={8} {...LABEL} />
              </Line>
            </LineChart>
          </ResponsiveContainer>
        </div>
      </div>
      <div className="flex min-h-0 min-w-0 flex-col">
        <p className="flex flex-wrap gap-x-3 text-sm">
          <span>任务数</span>
          <span className="inline-flex items-center gap-1"><span className="bar-idle h-3 w-4 rounded-sm" />已报</span>
          <span className="inline-flex items-center gap-1"><span className="bar-ahead h-3 w-4 rounded-sm" />已采纳</span>
        </p>
        <div className="min-h-0 flex-1">
          <ResponsiveContainer width="100%" height="100%">
            <BarChart data={marks} accessibilityLayer={false} margin={MARGIN} barGap={1}>
              <BarPatterns id={id} />
              <CartesianGrid vertical={false} stroke="var(--color-line)" />
              <XAxis dataKey="name" tick={TICK} stroke={AXIS} interval="preserveStartEnd" />
              <YAxis allowDecimals={false} width={30} tick={TICK} stroke={AXIS} />
              <Bar dataKey="filed" fill={fillOf(id, "idle")} stroke={AXIS} isAnimationActive={false}><LabelList dataKey="filed" position="top" {...LABEL} /></Bar>
              <Bar dataKey="accepted" fill={fillOf(id, "ahead")} isAnimationActive={false}><LabelList dataKey="accepted" position="top" {...LABEL} /></Bar>
            </BarChart>
          </ResponsiveContainer>
        </div>
      </div>
    </div>
  );
}
