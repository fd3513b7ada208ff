"use client";
import type { ReactNode } from "react";
import type { ContributionRow } from "@/lib/contributions/queries";
import type { FilingAddress } from "@/lib/tasks/schema";
import { AskedLine } from "@/components/contributions/asked-line";
import { AskButton } from "@/components/contributions/contribution-list";
import { ContributionTally } from "@/components/contributions/contribution-tally";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { appendToField } from "./append-to-field";
import { useQuotes } from "./quotes";

type Props = { rows: ContributionRow[]; canQuote: boolean; ask: FilingAddress | null; /** By unit, the files it filed. */ files: Readonly<Record<string, ReactNode>> };

/** Every supporting unit's words, to be placed into the report with their source; those who gave none can be asked. */
export function SideContributions({ rows, canQuote, ask, files }: Props) {
  if (rows.length === 0) return <EmptyState title="这项任务没有配合单位" />;
  const given = rows.filter((row) => row.filed !== null);
  const missing = rows.filter((row) => row.filed === null);
  return (
    <>
      <ContributionTally rows={rows} ask={ask} />
      {given.length > 0 ? <ul className="mt-3">{given.map((row) => <Given key={row.unitId} row={row} canQuote={canQuote} ask={ask} files={files} />)}</ul> : null}
      {/* The tally names them already. */}
      {ask && missing.length > 0 ? (
        <Disclosure summary="逐个请未反馈单位反馈" className="mt-3 border-t border-line pt-2">
          <ul aria-label="未反馈">
            {missing.map((row) => (
              <li key={row.unitId} className="py-1">
                <div className="flex flex-wrap items-center gap-2"><span>{row.unitName}</span><AskButton row={row} ask={ask} /></div>
                {row.asked ? <AskedLine asked={row.asked} /> : null}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}

function Given({ row, canQuote, ask, files }: { row: ContributionRow } & Omit<Props, "rows">) {
  const { marks, add } = useQuotes();
  const { unitId, unitName, filed } = row;
  if (!filed) return null;
  const { revisionNo, submittedAt } = filed;
  const mark = marks.find((other) => other.unitId === unitId);
  function place(field: string, words: string) {
    appendToField(field, words);
    add({ unitId, revisionNo, unitName, submittedAt: new Date(submittedAt).toISOString(), state: "CURRENT" });
  }
  return (
    <li className="border-t border-line py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">{unitName}</h3>
        {row.state === "GIVEN" ? null : <ContributionStateChip state={row.state} />}
        {mark ? <span className="text-sm text-muted">{mark.revisionNo === revisionNo ? "已引用" : "引用后有修改"}</span> : null}
        <AskButton row={row} ask={ask} />
        {canQuote ? (
          <Button size="sm" className={ask && row.state === "GIVEN" && row.isOpen ? undefined : "ml-auto"} aria-label={`引用${unitName}的配合情况`} onClick={() => place("progress", `${filed.content}（${unitName}配合情况）`)}>引用</Button>
        ) : null}
      </div>
      <p className="mt-1 whitespace-pre-line">{filed.content}</p>
      {files[unitId]}
      {filed.problems ? (
        <div className="mt-1 flex flex-wrap items-start gap-2">
          <p className="min-w-0 flex-1 basis-40 whitespace-pre-line text-muted">存在问题和建议：{filed.problems}</p>
          {canQuote ? <Button size="sm" aria-label={`把${unitName}反映的问题引用到存在问题`} onClick={() => place("problems", `${filed.problems}（${unitName}反映）`)}>引用到存在问题</Button> : null}
        </div>
      ) : null}
    </li>
  );
}
