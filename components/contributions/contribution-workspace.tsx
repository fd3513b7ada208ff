import type { ReactNode } from "react";
import { returnContributionUnsignedAction, signContributionAction, withdrawContributionAction } from "@/lib/contributions/actions";
import type { ContributionFormData } from "@/lib/contributions/queries-form";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { FilingOutcome, filingStanding } from "@/components/tasks/filing-outcome";
import { KeptWords } from "@/components/tasks/kept-words";
import { StepPanel, type FilingRequestIds } from "@/components/tasks/step-panel";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatMonthDay } from "@/components/ui/time";
import { StartFrom } from "@/components/reports/start-from";
import { wishWords } from "./asked-line";
import { ContributionForm } from "./contribution-form";

/** A contribution under the hands of its unit: the form while it may be written, else its words and the steps left. */
export function ContributionWorkspace({ form, requestIds, done, evidence }: { form: ContributionFormData; requestIds: FilingRequestIds; done: string | undefined; evidence?: ReactNode }) {
  const { list, task, period, contribution, earlier, asked, rights } = form;
  const address = { list: list.slug, no: task.no, period: period.key };
  const version = contribution?.version ?? 0;
  const saved = {
    content: contribution?.content ?? "",
    problems: contribution?.problems ?? "",
    contactName: contribution?.contactName ?? "",
    contactPhone: contribution?.contactPhone ?? "",
  };
  const actions = { sign: signContributionAction, signReturn: returnContributionUnsignedAction, withdraw: withdrawContributionAction };
  const lead = `牵头单位${task.lead.name}`;
  return (
    <div className="min-w-0 space-y-4">
      <FilingOutcome done={done} state={contribution?.state ?? "NOT_GIVEN"} signers={form.signers} receiver={lead} />
      {contribution?.state === "RETURNED" && contribution.returnReason ? (
        <NoticeBar tone="warning" title="需要补充修改"><span className="whitespace-pre-line">{contribution.returnReason}</span></NoticeBar>
      ) : null}
      {asked && !contribution?.firstSubmittedAt ? (
        <NoticeBar tone="info" title={`${task.lead.name} ${formatMonthDay(asked.at)} 请本单位反馈${asked.note ? "：" : ""}`}>
          {asked.note || asked.wishedOn ? <span className="whitespace-pre-line">{[asked.note, wishWords(asked.wishedOn)].filter(Boolean).join("\n")}</span> : null}
        </NoticeBar>
      ) : null}
      {rights.write ? null : <KeptWords accountId={form.accountId} kind="contribution" address={address} saved={saved} />}
      <StepPanel rights={rights} actions={actions} address={address} version={version} requestIds={requestIds} signLabel="审签反馈"
        standing={filingStanding({ done, state: contribution?.state ?? "NOT_GIVEN", rights, signers: form.signers, receiver: lead, isReviewed: false })} />
      {rights.write ? (
        <Card>
          {earlier && saved.content === "" && saved.problems === "" ? (
            <StartFrom fields={["content", "problems"]} starts={[{ label: "从上次反馈起草", words: { content: earlier.content, problems: earlier.problems } }]} />
          ) : null}
          <ContributionForm accountId={form.accountId} address={address} requestId={requestIds.save} version={version} saved={saved} savedAt={contribution?.writtenAt.toISOString() ?? null} evidence={evidence} />
        </Card>
      ) : (
        <Card title="配合情况内容" id="contribution-text" actions={contribution ? <ContributionStateChip state={contribution.state} /> : null}>
          {contribution ? (
            <>
              <DefinitionList
                items={[
                  { term: "配合情况", description: contribution.content },
                  { term: "问题和建议", description: contribution.problems || <span className="text-muted">无</span> },
                  { term: "经办人", description: `${contribution.contactName}　${contribution.contactPhone}` },
                ]}
              />
              {evidence}
            </>
          ) : (
            <EmptyState title="本期还没有填写配合情况">{form.isOpen ? "由本单位填报员填写。" : null}</EmptyState>
          )}
        </Card>
      )}
    </div>
  );
}
