import { NoticeBar } from "@/components/ui/notice-bar";

type Props = { done: string | undefined; state: string; signers: string[]; /** Who has it after the signature. */ receiver: string };

/** After a step: what happened, what comes next, and who has it now. Says nothing that the filing's state contradicts. */
export function FilingOutcome({ done, state, signers, receiver }: Props) {
  if (done === "sent" && state === "AWAITING_SIGNATURE") {
    return <NoticeBar tone="success" title="已送审签">{`现由${signers.join("、")}审签，审签后报送${receiver}。审签前可以撤回。`}</NoticeBar>;
  }
  if (done === "signed" && (state === "SUBMITTED" || state === "GIVEN")) {
    return <NoticeBar tone="success" title={state === "GIVEN" ? "已反馈" : "已报送"}>{`已送${receiver}。`}</NoticeBar>;
  }
  if (done === "returned" && state === "RETURNED") return <NoticeBar tone="success" title="已退回">填报员将看到退回原因，修改后再送审签。</NoticeBar>;
  if (done === "withdrawn" && state === "DRAFT") return <NoticeBar tone="success" title="已撤回">内容已变回草稿，可以继续修改。</NoticeBar>;
  return null;
}
