import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Intent, Outcome } from "@/components/tasks/draft-request";
import { DraftSaver } from "@/components/tasks/draft-saver";
import { describeDraft } from "@/components/tasks/draft-state";
import { FIRST_PAUSE_MS, KEEP_AFTER_MS, SAVE_AFTER_MS, SAVE_WITHIN_MS } from "@/components/tasks/draft-timers";
import { openKeptStore } from "@/components/tasks/kept-store";
import { keptPrefix } from "@/lib/tasks/rules-kept";
import type { Words } from "@/lib/tasks/rules-merge";
import { MemoryStorage } from "./memory-storage";

const ADDRESS = { list: "2021-60", no: 6, period: "2026Q4" };
const SAVED = { progress: "原文", problems: "", contactPhone: "" };

type Sent = { intent: Intent; words: Words; version: number; requestId: string };

/** A form on a screen with a storage, and a server whose answers the test gives. */
function openForm({ storage = new MemoryStorage(), account = "a", windowId = "1", saved = SAVED, version = 3 } = {}) {
  const screen: Words = { ...saved };
  const sent: Sent[] = [];
  const answers: ((outcome: Outcome) => void)[] = [];
  let ids = 0;
  const saver = new DraftSaver({ words: saved, version, savedAt: null }, "id-0", () => `id-${++ids}`);
  saver.start({
    read: () => ({ ...screen }),
    write: (words) => Object.assign(screen, words),
    lists: [],
    kept: openKeptStore(keptPrefix(account, "report", ADDRESS), storage, windowId),
    send: (intent, words, atVersion, requestId) => {
      sent.push({ intent, words, version: atVersion, requestId });
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  return {
    saver, screen, sent, storage,
    type: (words: Words) => {
      Object.assign(screen, words);
      saver.typed();
    },
    answer: async (outcome: Outcome) => {
      answers.shift()?.(outcome);
      await vi.advanceTimersByTimeAsync(0);
    },
    state: () => saver.board.state(),
    line: (now = "2026-11-24T03:00:00.000Z") => describeDraft(saver.board.state(), new Date(now)),
  };
}

const ok = (version: number): Outcome => ({ kind: "saved", version, savedAt: "2026-11-24T02:32:00.000Z" });

function outdated(values: Words, version: number, isWritable = true): Outcome {
  return { kind: "outdated", current: { values: { ...SAVED, ...values }, version, state: isWritable ? "DRAFT" : "SUBMITTED", isWritable, savedByName: "同事", savedAt: "2026-11-24T02:30:00.000Z" } };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a form that saves itself", () => {
  it("sends some time after the last key, and under steady typing at the latest after ten seconds", async () => {
    const form = openForm();
    form.type({ progress: "改" });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
    expect(form.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(form.sent).toMatchObject([{ intent: "autosave", version: 3, words: { progress: "改" } }]);
    await form.answer(ok(4));
    expect(form.line()).toBe("已保存 10:32");
    expect(form.line("2026-11-25T03:00:00.000Z")).toBe("已保存 11月24日 10:32");
    for (let passed = 0; passed < SAVE_WITHIN_MS; passed += 1_000) {
      form.type({ progress: `改${passed}` });
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(form.sent).toHaveLength(2);
    expect(form.sent[1]).toMatchObject({ version: 4, requestId: "id-1" });
  });

  it("sends nothing where nothing was typed, or where it was taken back", async () => {
    const form = openForm();
    form.saver.typed();
    form.type({ progress: "改" });
    form.type({ progress: "原文 " });
    await vi.advanceTimersByTimeAsync(60_000);
    form.saver.saveNow();
    expect(form.sent).toEqual([]);
    expect(form.storage.length).toBe(0);
  });

  it("sends what was typed while a save was under way, from the version that save made", async () => {
    const form = openForm();
    form.type({ progress: "一" });
    form.saver.saveNow();
    form.type({ progress: "一二" });
    await form.answer(ok(4));
    expect(form.state().isDirty).toBe(true);
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(form.sent.map(({ version, words }) => [version, words.progress])).toEqual([[3, "一"], [4, "一二"]]);
  });

  it("lets a button wait for the save under way, and loses no press", async () => {
    const form = openForm();
    form.type({ progress: "一" });
    form.saver.saveNow();
    form.saver.submit("send");
    form.type({ progress: "一二" });
    expect(form.sent).toHaveLength(1);
    expect(form.line()).toBe("正在送审签…");
    await form.answer(ok(4));
    expect(form.sent[1]).toMatchObject({ intent: "send", version: 4, words: { progress: "一二" } });
  });

  it("leaves a word behind that the server refuses, and sends the rest without it", async () => {
    const form = openForm();
    form.type({ progress: "改", contactPhone: "电话" });
    form.saver.saveNow();
    await form.answer({ kind: "refused", message: "有误", fieldErrors: { contactPhone: "只能填数字" } });
    expect(form.state().errors).toEqual({ contactPhone: "只能填数字" });
    expect(form.sent[1]?.words).toMatchObject({ progress: "改", contactPhone: "" });
    await form.answer(ok(4));
    expect(form.line()).toBe("有内容填写有误，改正后保存");
    expect(form.storage.length).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(form.sent).toHaveLength(2);
    form.type({ contactPhone: "123" });
    expect(form.state().errors).toEqual({});
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(form.sent[2]?.words).toMatchObject({ progress: "改", contactPhone: "123" });
  });
});

describe("when the server cannot be reached", () => {
  it("keeps the words in the browser, tries again after growing pauses, and forgets them once they are saved", async () => {
    const form = openForm();
    form.type({ progress: "断网" });
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    expect(form.storage.length).toBe(1);
    form.saver.saveNow();
    await form.answer({ kind: "offline" });
    expect(form.line()).toBe("网络不通，内容已存在本机，恢复后自动保存");
    expect(form.saver.isSafe()).toBe(true);
    await vi.advanceTimersByTimeAsync(FIRST_PAUSE_MS);
    await form.answer({ kind: "offline" });
    await vi.advanceTimersByTimeAsync(FIRST_PAUSE_MS * 2 - 1);
    expect(form.sent).toHaveLength(2);
    form.saver.connection(true);
    expect(form.sent).toHaveLength(3);
    // A lost answer is known by its key.
    expect(new Set(form.sent.map(({ requestId }) => requestId))).toEqual(new Set(["id-0"]));
    await form.answer(ok(4));
    expect(form.storage.length).toBe(0);
    expect(form.line()).toBe("已保存 10:32");
  });

  it("does not pretend where the browser can keep nothing", async () => {
    const form = openForm({ storage: new MemoryStorage(0) });
    form.type({ progress: "断网" });
    form.saver.saveNow();
    await form.answer({ kind: "offline" });
    expect(form.line()).toBe("网络不通，本机也无法存放内容，请勿关闭本页");
    expect(form.saver.isSafe()).toBe(false);
  });

  it("does not pass the draft on to the signer by itself later", async () => {
    const form = openForm();
    form.type({ progress: "断网" });
    form.saver.submit("send");
    await form.answer({ kind: "offline" });
    expect(form.state().problem).toContain("未送审签");
    await vi.advanceTimersByTimeAsync(FIRST_PAUSE_MS);
    expect(form.sent.map(({ intent }) => intent)).toEqual(["send", "autosave"]);
  });

  it.each(["signed-out", "other-account"] as const)("%s: asks no more until the window is looked at again", async (kind) => {
    const form = openForm();
    form.type({ progress: "到期" });
    form.saver.saveNow();
    await form.answer({ kind });
    form.type({ progress: "到期后" });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(form.sent).toHaveLength(1);
    expect(form.line()).toContain("内容已存在本机");
    form.saver.wake();
    expect(form.sent[1]?.words.progress).toBe("到期后");
    await form.answer(ok(4));
    expect(form.storage.length).toBe(0);
  });
});

describe("words that the browser kept", () => {
  async function leftBehind(change: Words) {
    const form = openForm();
    form.type(change);
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    // The window is gone.
    vi.clearAllTimers();
    return form.storage;
  }

  it("come back into the form, are saved, and can be thrown away", async () => {
    const storage = await leftBehind({ progress: "关窗前" });
    const form = openForm({ storage, windowId: "2" });
    expect(form.screen.progress).toBe("关窗前");
    expect(form.state().restoredAt).not.toBeNull();
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    await form.answer(ok(4));
    expect(storage.length).toBe(0);
    form.saver.discardRestored();
    expect(form.screen.progress).toBe("原文");
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(form.sent[1]?.words.progress).toBe("原文");
  });

  it("are for their account only, and stay for it", async () => {
    const storage = await leftBehind({ progress: "甲的话" });
    const other = openForm({ storage, account: "b", windowId: "2" });
    expect(other.screen.progress).toBe("原文");
    expect(other.state().restoredAt).toBeNull();
    other.type({ progress: "乙的话" });
    other.saver.saveNow();
    await other.answer(ok(4));
    expect(openForm({ storage, windowId: "3" }).screen.progress).toBe("甲的话");
  });

  it("are forgotten without a word where the server has them already", async () => {
    const storage = await leftBehind({ progress: "已到服务器" });
    const form = openForm({ storage, windowId: "2", saved: { ...SAVED, progress: "已到服务器" }, version: 4 });
    expect(form.state().restoredAt).toBeNull();
    expect(storage.length).toBe(0);
  });

  it("meet what a colleague saved meanwhile field by field", async () => {
    const storage = await leftBehind({ progress: "我的", contactPhone: "1" });
    const form = openForm({ storage, windowId: "2", saved: { progress: "他的", problems: "他写的", contactPhone: "" }, version: 4 });
    expect(form.screen).toEqual({ progress: "我的", problems: "他写的", contactPhone: "1" });
    expect(form.state().conflicts).toEqual([{ name: "progress", mine: "我的", theirs: "他的" }]);
    // Unanswered, the question is asked again by the next page.
    form.saver.stop();
    expect(openForm({ storage, windowId: "3", saved: { progress: "他的", problems: "他写的", contactPhone: "1" }, version: 5 }).state().conflicts).toHaveLength(1);
  });
});

describe("two on one draft", () => {
  it("takes over what only the other changed and saves the rest on top", async () => {
    const form = openForm();
    form.type({ problems: "我写" });
    form.saver.saveNow();
    await form.answer(outdated({ progress: "他写" }, 7));
    expect(form.screen).toMatchObject({ progress: "他写", problems: "我写" });
    expect(form.state().taken).toMatchObject({ names: ["progress"], rival: { name: "同事" } });
    expect(form.sent[1]).toMatchObject({ version: 7, words: { progress: "他写", problems: "我写" } });
    await form.answer(ok(8));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(form.sent).toHaveLength(2);
  });

  it("sends neither version of a disputed field before a choice, and does not keep asking the server", async () => {
    const form = openForm();
    form.type({ progress: "我写" });
    form.saver.saveNow();
    await form.answer(outdated({ progress: "他写" }, 7));
    await vi.advanceTimersByTimeAsync(120_000);
    form.saver.submit("send");
    expect(form.sent).toHaveLength(1);
    form.type({ problems: "另一处" });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(form.sent[1]).toMatchObject({ version: 7, words: { progress: "他写", problems: "另一处" } });
    await form.answer(ok(8));
    form.saver.decide("progress", "both");
    expect(form.screen.progress).toBe("我写\n他写");
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(form.sent[2]).toMatchObject({ version: 8, words: { progress: "我写\n他写" } });
  });

  it("does not send to the signer what came in from the other unread", async () => {
    const form = openForm();
    form.type({ problems: "我写" });
    form.saver.saveNow();
    form.saver.submit("send");
    await form.answer(outdated({ progress: "他写" }, 7));
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(form.sent.map(({ intent }) => intent)).toEqual(["autosave", "autosave"]);
    expect(form.state().problem).toContain("请核对后");
  });

  it("keeps the words and sends no more once the draft is signed", async () => {
    const form = openForm();
    form.type({ problems: "晚了" });
    form.saver.saveNow();
    await form.answer(outdated({ progress: "他写" }, 7, false));
    expect(form.state().closed).toMatchObject({ state: "SUBMITTED" });
    form.type({ problems: "更晚了" });
    form.saver.submit("save");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(form.sent).toHaveLength(1);
    expect(form.storage.length).toBe(1);
    expect(form.screen).toMatchObject({ progress: "原文", problems: "更晚了" });
  });

  it("takes a newer page for the other's, under words that are being typed", async () => {
    const form = openForm();
    form.type({ problems: "我写" });
    form.saver.pageShows({ words: { ...SAVED, progress: "他写" }, version: 5, savedAt: null });
    expect(form.screen).toMatchObject({ progress: "他写", problems: "我写" });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(form.sent[0]).toMatchObject({ version: 5 });
  });
});
