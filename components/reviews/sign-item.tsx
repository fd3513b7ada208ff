import { Link } from "@/components/ui/link";
import { periodName } from "@/lib/periods/calendar";
import { returnFromDeskAction } from "@/lib/reviews/actions-sign";
import type { ContributionToSign, ReportToSign } from "@/lib/reviews/queries-sign";
import { AssessmentMark } from "@/components/tasks/assessment-mark";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/details";
import { newRequestId } from "@/components/ui/request-id";
import { formatDateTime } from "@/components/ui/time";
import { ComparisonTable } from "./comparison-table";
import { MarksLegend } from "./marked-text";
import { contributionRows, reportRows } from "./report-rows";

export type ToSign = ReportToSign | ContributionToSign;

/** @returns which thing it is, for a box's label and for what became of it */
export function signLabel({ kind, no, period }: Pick<ToSign, "kind" | "no" | "period">): string {
  return `第 ${no} 项　${kind === "report" ? "进展报告" : "配合情况"}（${periodName(period)}）`;
}

/** What a signer reads before he signs: the beginning at once, all of it with what changed one click away. */
export function SignItemView({ item }: { item: ToSign }) {
  const { kind, list, no, period, version, content, words, filed, returnReason, fileNames, quotedUnits } = item;
  const text = item.kind === "report" ? item.words.progress : item.words.content;
  return (
    <>
      <p className="line-clamp-1 font-notice text-muted">{content}</p>
      {item.kind === "report" ? (
        <p className="flex flex-wrap gap-x-4">
          <span className="inline-flex gap-x-1.5"><span className="text-muted">自评</span><AssessmentMark value={item.words.selfAssessment} source="claim" isSourceSilent /></span>
          <span><span className="text-muted">完成比例</span>{` ${item.words.completion ?? "—"}%`}</span>
        </p>
      ) : null}
      <p className="mt-1 line-clamp-2">{text}</p>
      {returnReason ? <p className="mt-1 whitespace-pre-line text-warning">{`此前退回原因：${returnReason}`}</p> : null}
      <p className="mt-1 text-sm text-muted">{`${item.writtenByName ?? ""}撰写，${formatDateTime(item.writtenAt)} 保存；经办人 ${words.contactName}　${words.contactPhone}`}</p>
      {quotedUnits.length > 0 ? <p className="mt-1 text-sm"><span className="text-muted">引用配合情况：</span>{quotedUnits.join("、")}</p> : null}
      {fileNames.length > 0 ? <p className="mt-1 text-sm"><span className="text-muted">{`佐证材料 ${fileNames.length} 个：`}</span>{fileNames.join("、")}</p> : null}
      <Disclosure summary={filed ? `查看全文和改动（对照已报送的第 ${filed.revisionNo} 稿）` : "查看全文"} className="mt-1"><FullText item={item} /></Disclosure>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ConfirmDialog trigger="退回修改" triggerSize="sm" triggerVariant="danger" title={`退回：${signLabel(item)}`} confirmLabel="退回" confirmVariant="danger" action={returnFromDeskAction}
          fields={{ kind, list, no, period, version, requestId: newRequestId() }} reason={{ name: "reason", label: "退回原因", hint: "填报员会看到全文。", maxLength: 1000 }} />
        <Link href={`/lists/${list}/tasks/${no}/${kind}?period=${period}`} className="inline-link text-sm">{kind === "report" ? "打开填报页" : "打开反馈页"}</Link>
      </div>
    </>
  );
}

function FullText({ item }: { item: ToSign }) {
  const { filed } = item;
  const rows = item.kind === "report" ? reportRows(item.filed, item.words) : contributionRows(item.filed, item.words);
  const now = { head: "待审签稿", phoneName: filed ? "待审签稿" : null };
  return (
    <ComparisonTable
      label={`${signLabel(item)}全文`}
      caption={filed ? <>与已报送的第 {filed.revisionNo} 稿对照：<MarksLegend added="新稿增写" removed="新稿删去" />。</> : "首次报送，没有前稿可对照。"}
      sides={filed ? [{ head: `已报送的第 ${filed.revisionNo} 稿`, phoneName: `第 ${filed.revisionNo} 稿` }, now] : [now]}
      rows={filed ? rows : rows.map((row) => ({ ...row, cells: row.cells.slice(1) }))}
    />
  );
}
