"use client";
import { CONTRIBUTION_STATE_LABELS, REPORT_STATE_LABELS } from "@/lib/labels";
import { Button, ButtonLink } from "@/components/ui/button";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatClock, formatRecent } from "@/components/ui/time";
import type { DraftSaver } from "./draft-saver";
import type { DraftState, Rival } from "./draft-state";
import { useFieldLabel } from "./field-names";

const STATE_LABELS: Record<string, string> = { ...REPORT_STATE_LABELS, ...CONTRIBUTION_STATE_LABELS };

type Props = { draft: DraftState; saver: DraftSaver };

function whoAndWhen({ name, at }: Rival): string {
  return `${name || "本单位"}${at ? ` ${formatClock(at)} ` : ""}`;
}

/** Above the fields: words of an earlier visit are in them again. */
export function RestoredNotice({ draft, saver }: Props) {
  if (!draft.restoredAt) return null;
  const actions = (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" onClick={() => saver.discardRestored()}>放弃，恢复已保存的内容</Button>
      <Button size="sm" variant="quiet" onClick={() => saver.board.tell({ restoredAt: null })}>知道了</Button>
    </span>
  );
  return <NoticeBar action={actions}>{`已恢复 ${formatRecent(draft.restoredAt, new Date())} 未保存的内容`}</NoticeBar>;
}

/** Whether the account has to sign in again before anything more can be saved. */
export function asksForSignIn({ trouble, closed }: DraftState): boolean {
  return closed === null && (trouble === "signed-out" || trouble === "other-account");
}

/** Beside the buttons, always in sight: what became of the draft. Where several things did, the one that matters most. */
export function DraftNotice({ draft, saver }: Props) {
  const { closed, problem, taken, isKept } = draft;
  const fieldLabel = useFieldLabel();
  if (closed) {
    const title = `${whoAndWhen(closed.rival)}已保存并转入“${STATE_LABELS[closed.state] ?? closed.state}”，草稿不能再修改`;
    return (
      <NoticeBar tone="warning" title={title} action={<Button size="sm" onClick={() => location.reload()}>查看最新情况</Button>}>
        {isKept ? "您未保存的内容已存在本机，打开最新情况后可以复制。" : "本机无法存放您未保存的内容，请先复制。"}
      </NoticeBar>
    );
  }
  if (asksForSignIn(draft)) return <SignInAgain draft={draft} />;
  if (problem) return <NoticeBar tone="error">{problem}</NoticeBar>;
  if (!taken) return null;
  return (
    <NoticeBar action={<Button size="sm" variant="quiet" onClick={() => saver.board.tell({ taken: null })}>知道了</Button>}>
      {`${whoAndWhen(taken.rival)}保存了修改，已并入本表：${taken.names.map(fieldLabel).join("、")}`}
    </NoticeBar>
  );
}

/** The way back in leads to this very page, where the words come back. */
function SignInAgain({ draft: { trouble, isKept, isDirty } }: { draft: DraftState }) {
  const here = `${location.pathname}${location.search}`;
  const why = trouble === "signed-out" ? "登录已到期" : "现在登录的是其他账号";
  const then = isKept ? "内容已存在本机。用原账号登录后自动恢复并保存。" : isDirty ? "本机无法存放内容，请先复制所填内容。" : "请用原账号登录。";
  const way = <ButtonLink isPlain size="sm" href={`/sign-in?${new URLSearchParams({ callbackUrl: here }).toString()}`}>重新登录</ButtonLink>;
  return <NoticeBar tone="warning" action={way}>{`${why}，${then}`}</NoticeBar>;
}
