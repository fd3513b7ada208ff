"use client";
import { CONTRIBUTION_STATE_LABELS, REPORT_STATE_LABELS } from "@/lib/labels";
import { Button, ButtonLink } from "@/components/ui/button";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatClock, formatDate, formatDateTime } from "@/components/ui/time";
import type { DraftSaver } from "./draft-saver";
import type { DraftState, Rival } from "./draft-state";
import { fieldLabel } from "./filing-fields";

const STATE_LABELS: Record<string, string> = { ...REPORT_STATE_LABELS, ...CONTRIBUTION_STATE_LABELS };

function whoAndWhen({ name, at }: Rival): string {
  return `${name || "本单位"}${at ? ` ${formatClock(at)} ` : ""}`;
}

/** @returns the clock time of today, or the day too */
function whenTyped(at: string): string {
  return formatDate(at) === formatDate(new Date()) ? formatClock(at) : formatDateTime(at);
}

/** Above the fields: words that came back, and what others did with the draft meanwhile. */
export function DraftNotices({ draft, saver }: { draft: DraftState; saver: DraftSaver }) {
  const { restoredAt, taken, closed, problem } = draft;
  return (
    <>
      {closed ? (
        <NoticeBar tone="warning" title={`${whoAndWhen(closed.rival)}已保存并转入“${STATE_LABELS[closed.state] ?? closed.state}”，草稿不能再修改`}
          action={<Button size="sm" onClick={() => location.reload()}>查看最新情况</Button>}>
          {draft.isKept ? "您未保存的内容已存在本机，打开最新情况后可以复制。" : "本机无法存放您未保存的内容，请先从下面复制。"}
        </NoticeBar>
      ) : null}
      {problem ? <NoticeBar tone="error">{problem}</NoticeBar> : null}
      {restoredAt ? (
        <NoticeBar action={<span className="flex flex-wrap gap-2"><Button size="sm" onClick={() => saver.discardRestored()}>放弃，恢复已保存的内容</Button><Button size="sm" variant="quiet" onClick={() => saver.board.tell({ restoredAt: null })}>知道了</Button></span>}>
          {`已恢复 ${whenTyped(restoredAt)} 未保存的内容`}
        </NoticeBar>
      ) : null}
      {taken ? (
        <NoticeBar action={<Button size="sm" variant="quiet" onClick={() => saver.board.tell({ taken: null })}>知道了</Button>}>
          {`${whoAndWhen(taken.rival)}保存了修改，已并入本表：${taken.names.map(fieldLabel).join("、")}`}
        </NoticeBar>
      ) : null}
    </>
  );
}

/** Beside the buttons, where the session has ended: the way back in. It leads to this very page. */
export function SignInAgain({ draft }: { draft: DraftState }) {
  if (draft.trouble !== "signed-out" && draft.trouble !== "other-account") return null;
  const here = `${location.pathname}${location.search}`;
  return (
    <div className="basis-full">
      <NoticeBar tone="warning" action={<ButtonLink isPlain size="sm" href={`/sign-in?${new URLSearchParams({ callbackUrl: here }).toString()}`}>重新登录</ButtonLink>}>
        {`${draft.trouble === "signed-out" ? "登录已到期" : "现在登录的是其他账号"}，${draft.isKept ? "内容已存在本机。用原账号登录后自动恢复并保存。" : draft.isDirty ? "本机无法存放内容，请先复制所填内容。" : "请用原账号登录。"}`}
      </NoticeBar>
    </div>
  );
}
