"use client";
import { useState, type ReactNode } from "react";
import type { ContributionRow } from "@/lib/contributions/queries";
import type { FiledReport } from "@/lib/reports/queries";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { appendToField } from "./append-to-field";

type Props = { contributions: ContributionRow[]; earlier: FiledReport | null; /** Whether there is a form to place words into. */ canQuote: boolean; /** By unit, the files it filed. */ files?: Readonly<Record<string, ReactNode>> };

const EARLIER_TEXTS = [
  { name: "progress", label: "进展情况" },
  { name: "problems", label: "存在问题" },
  { name: "coordination", label: "需协调事项" },
  { name: "upward", label: "对上争取" },
  { name: "nextSteps", label: "下一步打算" },
] as const;

/** What the lead writes from: the supporting units' words and last quarter's report, each a click away from the form. */
export function ReportSide({ contributions, earlier, canQuote, files = {} }: Props) {
  const [tab, setTab] = useState<"contributions" | "earlier">("contributions");
  const given = contributions.filter((row) => row.filed !== null);
  const missing = contributions.filter((row) => row.filed === null);
  const look = (name: typeof tab) => `h-10 border-b-2 px-3 ${tab === name ? "border-ink font-semibold" : "border-transparent text-muted hover:text-ink"}`;
  return (
    <section aria-label="参考内容" className="rounded-lg border border-line bg-surface lg:sticky lg:top-[calc(var(--shell-top)+12px)] lg:max-h-[calc(100dvh-var(--shell-top)-32px)] lg:overflow-y-auto print:hidden">
      <div role="tablist" aria-label="参考内容" className="flex border-b border-line px-2">
        <button type="button" role="tab" aria-selected={tab === "contributions"} className={look("contributions")} onClick={() => setTab("contributions")}>{`配合情况 ${given.length}/${contributions.length}`}</button>
        <button type="button" role="tab" aria-selected={tab === "earlier"} className={look("earlier")} onClick={() => setTab("earlier")}>上季度</button>
      </div>
      <div className="p-4">
        {tab === "contributions" ? <Contributions given={given} missing={missing} canQuote={canQuote} files={files} /> : <Earlier earlier={earlier} canQuote={canQuote} />}
      </div>
    </section>
  );
}

function Contributions({ given, missing, canQuote, files }: { given: ContributionRow[]; missing: ContributionRow[]; canQuote: boolean; files: Readonly<Record<string, ReactNode>> }) {
  return (
    <>
      {missing.length > 0 ? <p className="mb-3"><span className="text-muted">{`未反馈 ${missing.length} 个：`}</span>{missing.map((row) => row.unitName).join("、")}</p> : null}
      {given.length === 0 ? <EmptyState title="还没有配合单位反馈" /> : null}
      <ul className="space-y-3">
        {given.map((row) => (
          <li key={row.unitId} className="border-t border-line pt-3 first:border-0 first:pt-0">
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="font-medium">{row.unitName}</h3>
              {row.state === "GIVEN" ? null : <ContributionStateChip state={row.state} />}
              {canQuote ? (
                <Button size="sm" className="ml-auto" aria-label={`引用${row.unitName}的配合情况`} onClick={() => appendToField("progress", `${row.filed?.content ?? ""}（${row.unitName}配合情况）`)}>引用</Button>
              ) : null}
            </div>
            <p className="mt-1 whitespace-pre-line">{row.filed?.content}</p>
            {files[row.unitId]}
          </li>
        ))}
      </ul>
    </>
  );
}

function Earlier({ earlier, canQuote }: { earlier: FiledReport | null; canQuote: boolean }) {
  if (!earlier) return <EmptyState title="此前没有报送过报告" />;
  return (
    <>
      <p className="mb-3 text-muted">{`${earlier.periodLabel}，完成比例 ${earlier.completion ?? "—"}%`}</p>
      {EARLIER_TEXTS.filter(({ name }) => earlier[name] !== "").map(({ name, label }) => (
        <div key={name} className="border-t border-line py-3 first:border-0">
          <div className="flex items-center gap-2">
            <h3 className="font-medium">{label}</h3>
            {canQuote ? <Button size="sm" className="ml-auto" aria-label={`把上季度的${label}复制到表单`} onClick={() => appendToField(name, earlier[name])}>复制</Button> : null}
          </div>
          <p className="mt-1 whitespace-pre-line">{earlier[name]}</p>
        </div>
      ))}
    </>
  );
}
