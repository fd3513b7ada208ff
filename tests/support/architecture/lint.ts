import { ESLint } from "eslint";
import tseslint from "typescript-eslint";

/**
 * The project's real ESLint configuration on a text that need not exist, without type information (which only real
 * files have). So a wall that is loosened in eslint.config.js or in table.ts fails the tests that use this.
 */
export function createLinter(root: string, rules: readonly string[]): ESLint {
  return new ESLint({
    cwd: root,
    ignore: false,
    ruleFilter: ({ ruleId }) => rules.includes(ruleId),
    overrideConfig: [
      tseslint.configs.disableTypeChecked,
      // Directives for rules that are filtered out here would count as unused.
      { linterOptions: { reportUnusedDisableDirectives: "off" } },
    ],
  });
}

/** What the rules say about `code` if it stood in `path`. */
export async function complaints(linter: ESLint, path: string, code: string): Promise<string[]> {
  const results = await linter.lintText(code, { filePath: path });
  return results.flatMap((result) => result.messages.map((message) => `${message.ruleId ?? "parser"}: ${message.message}`));
}
