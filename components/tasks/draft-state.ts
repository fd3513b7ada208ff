import type { Words } from "@/lib/tasks/rules-merge";
import { formatRecent } from "@/components/ui/time";
import type { Intent, Trouble } from "./draft-request";

/** A field that two people changed differently. */
export type Conflict = { name: string; mine: string; theirs: string };

/** Who saved the draft meanwhile, and when; the name is empty where only the page knows that it happened. */
export type Rival = { name: string; at: string | null };

/** All that the screen shows of a draft besides its fields. */
export type DraftState = {
  /** What is on its way to the server, or waits for the one that is. */
  activity: Intent | null;
  isDirty: boolean;
  /** Unsaved words are safe in the browser. */
  isKept: boolean;
  savedAt: string | null;
  version: number;
  trouble: Trouble | null;
  /** Why the last save was not taken, where no field is to blame. */
  problem: string | null;
  /** What a button's save was refused for, field by field. */
  summary: { message: string; fieldErrors: Words } | null;
  /** What is wrong at each field now. */
  errors: Words;
  conflicts: Conflict[];
  rival: Rival | null;
  /** Fields taken over from the rival, and from whom. */
  taken: { names: string[]; rival: Rival } | null;
  /** The draft went on without these words. */
  closed: { state: string; rival: Rival } | null;
  /** When the words that came back from the browser had been typed. */
  restoredAt: string | null;
  /** What was put into the fields last, by field; typing does not change it. */
  filled: Words;
  /** For the ear: only what is worth an interruption, not every save. */
  announcement: string;
};

const SAFE: Record<Trouble, string> = {
  offline: "网络不通，内容已存在本机，恢复后自动保存",
  server: "服务器没有应答，内容已存在本机，稍后自动重试",
  "signed-out": "登录已到期，内容已存在本机",
  "other-account": "现在登录的是其他账号，内容已存在本机",
  barred: "当前账号不能保存本表，内容已存在本机",
  renewed: "系统已更新，内容已存在本机，请刷新页面",
};

const UNSAFE: Record<Trouble, string> = {
  offline: "网络不通，本机也无法存放内容，请勿关闭本页",
  server: "服务器没有应答，本机也无法存放内容，请勿关闭本页",
  "signed-out": "登录已到期，本机无法存放内容，请先复制所填内容",
  "other-account": "现在登录的是其他账号，本机无法存放内容，请先复制所填内容",
  barred: "当前账号不能保存本表，本机无法存放内容，请先复制所填内容",
  renewed: "系统已更新，本机无法存放内容，请先复制所填内容再刷新",
};

/** @returns where the words are kept now that they cannot reach the server; null when nothing is wrong or at stake */
export function describeTrouble({ trouble, isDirty, isKept }: Pick<DraftState, "trouble" | "isDirty" | "isKept">): string | null {
  if (!trouble || !isDirty) return trouble === "signed-out" ? "登录已到期" : null;
  return (isKept ? SAFE : UNSAFE)[trouble];
}

/** @returns the words beside the buttons; a draft of another day says which */
export function describeDraft(state: DraftState, now: Date): string {
  if (state.closed) return "草稿已不能修改";
  if (state.activity === "send") return "正在送审签…";
  if (state.activity) return "正在保存…";
  const trouble = describeTrouble(state);
  if (trouble) return trouble;
  if (state.conflicts.length > 0) return `有 ${state.conflicts.length} 处与他人的修改不同，请选择`;
  if (state.isDirty && Object.keys(state.errors).length > 0) return "有内容填写有误，改正后保存";
  if (state.isDirty) return state.problem ? "有未保存的内容" : "有未保存的修改";
  return state.savedAt ? `已保存 ${formatRecent(state.savedAt, now)}` : "尚未填写";
}

/** What becomes of a press on 送审签 that reached nobody: the words go by themselves later, the signature round does not. */
export const UNSENT: Partial<Record<Trouble, string>> = {
  offline: "网络不通，未送审签。网络恢复后请再点“送审签”。",
  server: "服务器没有应答，未送审签。请稍后再点“送审签”。",
};

/** Trouble that passes by itself. */
export function passes(trouble: Trouble | null): boolean {
  return trouble === "offline" || trouble === "server";
}
