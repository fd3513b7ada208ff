"use client";
import dynamic from "next/dynamic";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { AssessmentBar } from "./assessment-chart";
import type { TargetMark } from "./target-chart";
import type { TrendMark } from "./trend-chart";

/** recharts is loaded only where a chart is shown; until then its place is kept. */
const AssessmentChart = dynamic(() => import("./assessment-chart").then((file) => file.AssessmentChart), { ssr: false, loading: Loading });
const TargetChart = dynamic(() => import("./target-chart").then((file) => file.TargetChart), { ssr: false, loading: Loading });
const TrendChart = dynamic(() => import("./trend-chart").then((file) => file.TrendChart), { ssr: false, loading: Loading });

function Loading() {
  return <p className="flex h-full items-center justify-center text-sm text-muted">正在载入图表…</p>;
}

export type Chart = { kind: "assessments"; bars: AssessmentBar[] } | { kind: "trend"; marks: TrendMark[] } | { kind: "target"; marks: TargetMark[]; goal: number };

const BAR_HEIGHT = 28;
const AXIS_HEIGHT = 36;
/** Four charts, two by two or one above the other. */
const TREND_HEIGHT = "h-96 max-md:h-224";
const TARGET_HEIGHT = "h-48";

function sizeOf(chart: Chart) {
  if (chart.kind === "assessments") return { style: { height: chart.bars.length * BAR_HEIGHT + AXIS_HEIGHT } };
  return { className: chart.kind === "trend" ? TREND_HEIGHT : TARGET_HEIGHT };
}

type Props = {
  chart: Chart;
  name: string;
  /** How to read it, and where its figures stand as a table. */
  description: string;
  isOpenAtFirst?: boolean;
  /** The heading, and what else stands in its line. */
  children: ReactNode;
};

/** A chart beside its table: opened and closed by a button, drawn once it comes into sight, in a place of fixed height. */
export function ChartPanel({ chart, name, description, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const [isSeen, setIsSeen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen || isSeen || !place.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setIsSeen(true);
    }, { rootMargin: "200px" });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isOpen, isSeen]);

  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1.5">
        {children}
        <Button size="sm" aria-expanded={isOpen} aria-controls={id} aria-label={`${isOpen ? "收起图表" : "显示图表"}：${name}`} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? "收起图表" : "显示图表"}
        </Button>
      </div>
      <figure id={id} hidden={!isOpen} aria-labelledby={`${id}-name`} aria-describedby={`${id}-description`} className="mb-2 rounded-lg border border-line bg-surface p-3 print:hidden">
        <figcaption id={`${id}-name`} className="font-medium">{name}</figcaption>
        <p id={`${id}-description`} className="mb-1 text-sm text-muted">{description}</p>
        {/* The table has the same figures in words. */}
        <div ref={place} aria-hidden="true" {...sizeOf(chart)}>
          {isOpen && isSeen ? <Drawing chart={chart} /> : <Loading />}
        </div>
      </figure>
    </>
  );
}

function Drawing({ chart }: { chart: Chart }) {
  if (chart.kind === "target") return <TargetChart marks={chart.marks} goal={chart.goal} />;
  return chart.kind === "trend" ? <TrendChart marks={chart.marks} /> : <AssessmentChart bars={chart.bars} />;
}
