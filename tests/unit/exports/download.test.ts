import { afterEach, expect, it, vi } from "vitest";
import { download, fileNameOf, type Progress } from "@/components/exports/download";
import { contentDisposition } from "@/lib/attachments/rules";

afterEach(() => vi.unstubAllGlobals());

const signal = new AbortController().signal;
const answers = (response: Response) => vi.stubGlobal("fetch", () => Promise.resolve(response));

it("gives the file the name that the server sent", () => {
  expect(fileNameOf(contentDisposition("宿办发〔2021〕60号 台账（筛选）.xlsx"))).toBe("宿办发〔2021〕60号 台账（筛选）.xlsx");
  expect(fileNameOf(null)).toBeNull();
  expect(fileNameOf("attachment; filename*=UTF-8''%")).toBeNull();
});

it("tells how many tasks will come, then what has come", async () => {
  answers(new Response("一二", { headers: { "x-ledger-tasks": "47", "content-disposition": contentDisposition("台账.csv") } }));
  const told: Progress[] = [];
  const { name, blob } = await download("/x", signal, (progress) => told.push(progress));
  expect([name, await blob.text()]).toEqual(["台账.csv", "一二"]);
  expect([told[0], told.at(-1)]).toEqual([{ tasks: 47, bytes: 0 }, { tasks: 47, bytes: 6 }]);
});

it("says why the server refused, in its own words or in ours", async () => {
  answers(new Response("登录已过期。", { status: 401, headers: { "content-type": "text/plain; charset=utf-8" } }));
  await expect(download("/x", signal, () => undefined)).rejects.toThrow("登录已过期。");
  answers(new Response("<html>", { status: 502, headers: { "content-type": "text/html" } }));
  await expect(download("/x", signal, () => undefined)).rejects.toThrow("系统出错");
});

it("keeps nothing of a file that broke off on the way", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new TypeError("terminated"));
    },
  });
  answers(new Response(broken));
  await expect(download("/x", signal, () => undefined)).rejects.toThrow("网络中断");
});
