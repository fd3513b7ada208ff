"use client";
import { useId, type ReactElement, type ReactNode } from "react";
import { Bar, BarChart, CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { BarPatterns, fillOf } from "./bar-patterns";

export type TrendMark = { name: string; mean: number | null; filed: number; accepted: number; onTime: number | null; given: number | null; returns: number };

const TICK = { fill: "var(--color-muted)", fontSize: 12 };
const LABEL = { fill: "var(--color-ink)", fontSize: 12 };
const AXIS = "var(--color-line-strong)";
const MARGIN = { top: 20, right: 12, bottom: 0, left: 0 };
const DOT = { r: 4, fill: "var(--color-surface)" };

/** Small charts side by side, since a share and a count have no scale in common. */
export function TrendChart({ marks }: { marks: TrendMark[] }) {
  const id = useId().replace(/[^\w-]/g, "");
  return (
    <div className="grid h-full gap-x-4 gap-y-2 max-md:grid-rows-4 md:grid-cols-2 md:grid-rows-2">
      <Small title="平均完成比例（%）">
        <LineChart data={marks} accessibilityLayer={false} margin={MARGIN}>
          {shareAxes()}
          <Line dataKey="mean" stroke="var(--color-ink)" strokeWidth={2} dot={DOT} connectNulls={false} isAnimationActive={false}>
            <LabelList dataKey="mean" position="top" offset={8} {...LABEL} />
          </Line>
        </LineChart>
      </Small>
      <Small title="任务数" keys={<><Key className="bar-idle">已报</Key><Key className="bar-ahead">已采纳</Key></>}>
        <BarChart data={marks} accessibilityLayer={false} margin={MARGIN} barGap={1}>
          <BarPatterns id={id} />
          {countAxes()}
          <Bar dataKey="filed" fill={fillOf(id, "idle")} stroke={AXIS} isAnimationActive={false}><LabelList dataKey="filed" position="top" {...LABEL} /></Bar>
          <Bar dataKey="accepted" fill={fillOf(id, "ahead")} isAnimationActive={false}><LabelList dataKey="accepted" position="top" {...LABEL} /></Bar>
        </BarChart>
      </Small>
      <Small title="按时率、配合反馈率（%）" keys={<><LineKey>按时率</LineKey><LineKey isDashed>配合反馈率</LineKey></>}>
        <LineChart data={marks} accessibilityLayer={false} margin={MARGIN}>
          {shareAxes()}
          <Line dataKey="onTime" stroke="var(--color-ink)" strokeWidth={2} dot={DOT} connectNulls={false} isAnimationActive={false} />
          <Line dataKey="given" stroke="var(--color-ahead-shape)" strokeWidth={2} strokeDasharray="6 4" dot={{ r: 3, fill: "var(--color-ahead-shape)", strokeDasharray: "none" }} connectNulls={false} isAnimationActive={false} />
        </LineChart>
      </Small>
      <Small title="退回次数">
        <BarChart data={marks} accessibilityLayer={false} margin={MARGIN}>
          <BarPatterns id={`${id}r`} />
          {countAxes()}
          <Bar dataKey="returns" fill={fillOf(`${id}r`, "behind")} isAnimationActive={false} maxBarSize={48}><LabelList dataKey="returns" position="top" {...LABEL} /></Bar>
        </BarChart>
      </Small>
    </div>
  );
}

function shareAxes(): ReactElement[] {
  return [
    <CartesianGrid key="grid" vertical={false} stroke="var(--color-line)" />,
    <XAxis key="x" dataKey="name" tick={TICK} stroke={AXIS} interval="preserveStartEnd" padding={{ left: 16, right: 16 }} />,
    <YAxis key="y" domain={[0, 100]} ticks={[0, 50, 100]} width={30} tick={TICK} stroke={AXIS} />,
  ];
}

function countAxes(): ReactElement[] {
  return [
    <CartesianGrid key="grid" vertical={false} stroke="var(--color-line)" />,
    <XAxis key="x" dataKey="name" tick={TICK} stroke={AXIS} interval="preserveStartEnd" />,
    <YAxis key="y" allowDecimals={false} width={30} tick={TICK} stroke={AXIS} />,
  ];
}

function Small({ title, keys, children }: { title: string; keys?: ReactNode; children: ReactElement }) {
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <p className="flex flex-wrap gap-x-3 text-sm"><span>{title}</span>{keys}</p>
      <div className="min-h-0 flex-1"><ResponsiveContainer width="100%" height="100%">{children}</ResponsiveContainer></div>
    </div>
  );
}

function Key({ className, children }: { className: string; children: ReactNode }) {
  return <span className="inline-flex items-center gap-1"><span className={`${className} h-3 w-4 rounded-sm`} />{children}</span>;
}

function LineKey({ isDashed, children }: { isDashed?: boolean; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1">
      <svg viewBox="0 0 24 8" className="h-2 w-6" aria-hidden="true" focusable="false">
        <line x1="0" y1="4" x2="24" y2="4" strokeWidth="2" strokeDasharray={isDashed ? "6 4" : undefined} className={isDashed ? "stroke-ahead-shape" : "stroke-ink"} />
      </svg>
      {children}
    </span>
  );
}
