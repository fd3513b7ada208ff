import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseNotice } from "@/lib/notice/parse";
import { edited, lineOf, REAL_FILE, REAL_TEXT } from "./dump";

const TSX = resolve("node_modules/.bin/tsx");
const TASK_12 = lineOf("\t12、");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duban-notice-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const env = { ...process.env, PATH: `${dirname(TSX)}:${process.env.PATH ?? ""}` };
  const { status, stdout, stderr } = spawnSync(TSX, ["prisma/notice-parse.ts", ...args], { encoding: "utf8", env, maxBuffer: 64 << 20 });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("notice:parse", { timeout: 60_000 }, () => {
  it("prints the notice as JSON and nothing else", () => {
    const { status, stdout, stderr } = run(REAL_FILE);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`${JSON.stringify(parseNotice(REAL_TEXT), null, 2)}\n`);
  });

  it("prints a long notice whole into a pipe", () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `\n\t\n\t\n\t${index + 48}.${"促进就业".repeat(100)}。\n\t市民政局\n\t各县（区）`);
    const long = `${REAL_TEXT.trimEnd()}\n${rows.join("\n")}\n`;
    const { status, stdout } = run(file("long.txt", long));
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(stdout)).toEqual(parseNotice(long));
  });

  it("names file, line, reason and code of what does not fit", () => {
    const path = file("lead.txt", edited(TASK_12 + 1, 1, "\t"));
    expect(run(path)).toEqual({ status: 2, stdout: "", stderr: `${path}:${TASK_12 + 1}: 任务 12 没有牵头单位。 [task-without-lead]\n` });
    const empty = file("empty.txt", "");
    expect(run(empty)).toEqual({ status: 2, stdout: "", stderr: `${empty}:1: 文件是空的，没有通知正文。 [empty-file]\n` });
  });

  it("refuses a file that is not UTF-8, at the line where it shows", () => {
    const bytes = Buffer.from(REAL_TEXT);
    // In the middle of a character of task 12.
    const cut = file("cut.txt", bytes.subarray(0, bytes.indexOf("鼓励苏州宿迁") + 4));
    const reason = "不是 UTF-8 文本，请另存为 UTF-8 编码的纯文本。 [not-utf-8]\n";
    expect(run(cut)).toEqual({ status: 2, stdout: "", stderr: `${cut}:${TASK_12}: ${reason}` });
    const gbk = file("gbk.txt", Buffer.from([0xcb, 0xde, 0xb0, 0xec, 0xb7, 0xa2, 0x0a]));
    expect(run(gbk)).toEqual({ status: 2, stdout: "", stderr: `${gbk}:1: ${reason}` });
  });

  it("refuses a file that it cannot read", () => {
    const missing = join(folder, "missing.txt");
    expect(run(missing)).toEqual({ status: 2, stdout: "", stderr: `${missing}: 无法读取：文件不存在。\n` });
    expect(run(folder)).toEqual({ status: 2, stdout: "", stderr: `${folder}: 无法读取：这是一个文件夹，不是文件。\n` });
  });

  it("says how to use it unless it is given one file", () => {
    for (const args of [[], [REAL_FILE, REAL_FILE]]) {
      expect(run(...args)).toEqual({ status: 2, stdout: "", stderr: "用法：npm run -s notice:parse -- 通知文本文件\n" });
    }
  });
});
