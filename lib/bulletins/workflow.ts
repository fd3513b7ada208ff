/** The life of a bulletin: written, issued, and written and issued again. */
import type { BulletinDisplayState } from "@/lib/labels";

export type BulletinStep = "SAVE" | "ISSUE" | "REISSUE" | "DISCARD" | "DRAFT_AGAIN";
export type BulletinFacts = { state: "DRAFT" | "ISSUED"; hasDraft: boolean };

/** @returns why a step cannot be taken now, or null */
export function bulletinRefusal({ state, hasDraft }: BulletinFacts, step: BulletinStep): string | null {
  switch (step) {
    case "SAVE":
    case "DISCARD":
      return hasDraft ? null : "草稿已经印发或已被放弃，请刷新页面。";
    case "ISSUE":
      if (state === "ISSUED") return "这份通报已经印发，请刷新页面。";
      return hasDraft ? null : "草稿已被放弃，请刷新页面。";
    case "REISSUE":
      if (state === "DRAFT") return "这份通报尚未印发，请刷新页面。";
      return hasDraft ? null : "没有可以印发的新版草稿，请刷新页面。";
    case "DRAFT_AGAIN":
      if (state === "DRAFT") return "这份通报尚未印发，请修改现有草稿。";
      return hasDraft ? "新版草稿已在起草，请刷新页面。" : null;
  }
}

/** @returns the state to show; only supervisors know of a version being written */
export function displayedBulletinState({ state, hasDraft }: BulletinFacts, readsDrafts: boolean): BulletinDisplayState {
  return state === "ISSUED" && hasDraft && readsDrafts ? "REISSUING" : state;
}
