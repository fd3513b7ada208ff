import type { FilingRights } from "@/lib/tasks/rules";
import { Arrival } from "@/components/ui/arrival";
import { NoticeBar } from "@/components/ui/notice-bar";

type Props = { done: string | undefined; state: string; signers: string[]; /** Who has it after the signature. */ receiver: string };

/** After a step: what happened, what comes next, and who has it now. Says nothing that the filing's state contradicts. */
export function FilingOutcome(props: Props) {
  const told = describeOutcome(props);
  if (!told || !props.done) return null;
  return <Arrival of={props.done}><NoticeBar tone="success" title={told.title}>{told.text}</NoticeBar></Arrival>;
}

function describeOutcome({ done, state, signers, receiver }: Props): { title: string; text: string } | null {
  if (done === "sent" && state === "AWAITING_SIGNATURE") return { title: "已送审签", text: `现由${signers.join("、")}审签，审签后报送${receiver}。审签前可以撤回。` };
  if (done === "signed" && (state === "SUBMITTED" || state === "GIVEN")) return { title: state === "GIVEN" ? "已反馈" : "已报送", text: `已送${receiver}。` };
  if (done === "returned" && state === "RETURNED") return { title: "已退回", text: "填报员将看到退回原因，修改后再送审签。" };
  if (done === "withdrawn" && state === "DRAFT") return { title: "已撤回", text: "内容已变回草稿，可以继续修改。" };
  return null;
}

type Standing = { done: string | undefined; state: string; rights: Pick<FilingRights, "sign" | "withdraw">; signers: string[]; receiver: string; /** Whether the receiver accepts or returns it. */ isReviewed: boolean };

/** @returns who has a filing now, for whoever comes back to it and may still act; null where its state, or what was just done, says all */
export function filingStanding({ done, state, rights, signers, receiver, isReviewed }: Standing): string | null {
  if (state === "AWAITING_SIGNATURE" && done !== "sent") {
    if (rights.sign) return `核对无误后审签，审签后报送${receiver}；需要修改的，退回填报员。`;
    return `已送审签，现由${signers.join("、")}审签，审签后报送${receiver}。`;
  }
  if ((state === "SUBMITTED" || state === "GIVEN") && done !== "signed") return isReviewed ? `已报送，待${receiver}审核，审核前可以撤回。` : `已送${receiver}，需要改动的可以撤回。`;
  return null;
}
