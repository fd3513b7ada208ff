/** `npm run -s notice:parse -- FILE`: a notice's text as JSON, for whoever prepares one for import. */
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { parseNotice } from "../lib/notice/parse";
import { NoticeError } from "../lib/notice/schema";
import { codeOf, messageOf } from "./operator-error";
import { runScript } from "./script";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "文件不存在。",
  EISDIR: "这是一个文件夹，不是文件。",
  EACCES: "没有读取此文件的权限。",
};

// Whoever reads only the beginning (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on("error", (error) => {
  if (codeOf(error) !== "EPIPE") throw error;
});

await runScript(async () => {
  const [file, ...others] = process.argv.slice(2);
  if (!file || others.length > 0) {
    console.error("用法：npm run -s notice:parse -- 通知文本文件");
    return 2;
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    console.error(`${file}: 无法读取：${REASONS[codeOf(error) ?? ""] ?? messageOf(error)}`);
    return 2;
  }
  // Characters cut in two, or another encoding's, would end up in the database as wording.
  if (!isUtf8(bytes)) {
    console.error(`${file}:${lineOfDamage(bytes)}: 不是 UTF-8 文本，请另存为 UTF-8 编码的纯文本。 [not-utf-8]`);
    return 2;
  }
  try {
    process.stdout.write(`${JSON.stringify(parseNotice(bytes.toString("utf8")), null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof NoticeError)) throw error;
    console.error(`${file}:${error.line}: ${error.message} [${error.code}]`);
    return 2;
  }
});

function lineOfDamage(bytes: Buffer): number {
  const [sound = ""] = bytes.toString("utf8").split("\ufffd");
  return sound.split(/\r\n|\n|\r/).length;
}
