import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { describeDetail, isNamed } from "@/lib/audit/rules-detail";
import { filesUnder, read, root } from "@/tests/support/architecture/tree";

/** Whatever writes an audit row: mutations, handlers, and sign-in. Problems of the interface (lib/api) have a `detail` of another kind. */
const writers = filesUnder("lib").filter((path) => path.endsWith(".ts") && !path.startsWith("lib/api/") && /\bevent\b/.test(read(path)) && /\bdetail\b/.test(read(path)));

/** @returns the names in every `detail` of these files, also those that arrive by a spread or from a function */
function namesIn(paths: readonly string[]): Map<string, string> {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile.bind(ts.sys)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(paths.map((path) => join(root, path)), options);
  const checker = program.getTypeChecker();
  const names = new Map<string, string>();

  function collect(type: ts.Type, path: string): void {
    if (type.isUnion()) { type.types.forEach((one) => collect(one, path)); return; }
    if ((type.flags & ts.TypeFlags.Object) === 0) return;
    const item = checker.isArrayLikeType(type) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined;
    if (item) { collect(item, path); return; }
    for (const property of checker.getPropertiesOfType(type)) {
      names.set(property.name, path);
      collect(checker.getTypeOfSymbol(property), path);
    }
  }

  function visit(node: ts.Node, path: string): void {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "detail") collect(checker.getTypeAtLocation(node.initializer), path);
    if (ts.isShorthandPropertyAssignment(node) && node.name.text === "detail") collect(checker.getTypeAtLocation(node.name), path);
    ts.forEachChild(node, (child) => visit(child, path));
  }

  for (const path of paths) visit(program.getSourceFile(join(root, path)) as ts.Node, path);
  return names;
}

it("every particular that is written into the audit has a name in words", { timeout: 60_000 }, () => {
  const names = namesIn(writers);
  expect([...names.keys()]).toEqual(expect.arrayContaining(["roles", "opensAt", "format", "wishedOn", "file", "by"]));
  expect([...names].filter(([name]) => !isNamed(name))).toEqual([]);
});

it("particulars are told on one line, codes in words and times as in Shanghai", () => {
  expect(describeDetail({ before: { roles: ["FILER", "SIGNER"], email: null, isDisabled: false }, sessions: 3, isRefreshed: true }))
    .toBe("原为=（角色=填报员、审签人；电子邮箱=无；停用=否）；会话数=3；更新数据=是");
  expect(describeDetail({ by: "totp" })).toBe("方式=密码和验证码");
  expect(describeDetail({ key: "2026Q4", dueAt: "2026-12-25T10:00:00.000Z", dueMinute: 1080 })).toBe("填报期=2026Q4；截止时间=2026-12-25 18:00:00；截止时刻=18:00");
  expect(describeDetail({ verdict: "ON_TRACK", decision: "RETURNED", choices: { OVERDUE: "DAILY" } })).toBe("序时评价=达进度；原决定=退回；邮件提醒=（逾期=每日汇总）");
  expect(describeDetail({ year: 2026, set: [{ day: "2026-10-01", kind: "HOLIDAY", name: "国庆节" }], remove: [] }))
    .toBe("年度=2026；设定=（日期=2026-10-01；安排=放假；名称=国庆节）；取消=无");
  expect(describeDetail({})).toBe("");
});

it("ids are left out, and a name that looks like a code stays a name", () => {
  expect(describeDetail({ token: "0198a0d2-0000-7000-8000-000000000000", name: "ADMINISTRATOR", constructor: "toString" })).toBe("名称=ADMINISTRATOR；constructor=toString");
});
