import { describe, expect, it } from "vitest";
import { listKept, openKeptStore } from "@/components/tasks/kept-store";
import { keptPrefix } from "@/lib/tasks/rules-kept";
import { parseKept } from "@/lib/tasks/parse-kept";
import { MemoryStorage } from "./memory-storage";

const prefix = keptPrefix("a", "report", { list: "2021-60", no: 6, period: "2026Q4" });
const kept = (progress: string, minute = 10) => ({ at: `2026-11-24T02:${minute}:00.000Z`, base: {}, words: { progress }, undecided: [] });

describe("what the browser keeps of a draft", () => {
  it("stands apart for each account, form, task and period", () => {
    const places = [
      keptPrefix("a", "report", { list: "x", no: 1, period: "2026Q1" }), keptPrefix("b", "report", { list: "x", no: 1, period: "2026Q1" }),
      keptPrefix("a", "contribution", { list: "x", no: 1, period: "2026Q1" }), keptPrefix("a", "report", { list: "x", no: 11, period: "2026Q1" }),
      keptPrefix("a", "report", { list: "x", no: 1, period: "2026Q2" }),
    ];
    for (const one of places) expect(places.filter((other) => other.startsWith(one))).toEqual([one]);
  });

  it("is what another window left last; what that one left before comes at the next time", () => {
    const storage = new MemoryStorage();
    openKeptStore(prefix, storage, "1").write(kept("先", 10));
    openKeptStore(prefix, storage, "2").write(kept("后", 20));
    const here = openKeptStore(prefix, storage, "3");
    expect(here.takeOver()?.words).toEqual({ progress: "后" });
    here.remove();
    expect(here.takeOver()?.words).toEqual({ progress: "先" });
    here.remove();
    expect(storage.length).toBe(0);
  });

  it("is not removed by an answer to older words", () => {
    const storage = new MemoryStorage();
    const store = openKeptStore(prefix, storage, "1");
    store.write(kept("新"));
    store.remove({ progress: "旧" });
    expect(storage.length).toBe(1);
    store.remove({ progress: "新 " });
    expect(storage.length).toBe(0);
  });

  it("is nothing where it is broken, foreign, or where there is no storage", () => {
    const storage = new MemoryStorage();
    storage.setItem(`${prefix}1`, "{");
    storage.setItem(`${prefix}2`, JSON.stringify({ words: { progress: 1 } }));
    storage.setItem("theme", "dark");
    expect(listKept(prefix, storage)).toEqual([]);
    expect(parseKept(null)).toBeNull();
    const none = openKeptStore(prefix, null, "1");
    expect([none.write(kept("x")), none.takeOver()]).toEqual([false, null]);
  });

  it("says so when there is no room", () => {
    expect(openKeptStore(prefix, new MemoryStorage(0), "1").write(kept("x"))).toBe(false);
  });
});
