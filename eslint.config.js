import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig, globalIgnores } from "eslint/config";
import next from "eslint-config-next/core-web-vitals";
import { tsImport } from "tsx/esm/api";
import tseslint from "typescript-eslint";

const rulesFolder = fileURLToPath(new URL("tests/support/architecture/", import.meta.url));
const { walls, fileShape } = await tsImport("./tests/support/architecture/walls-rule.ts", import.meta.url);

// ESLint's cache knows a plugin by its version only: without this, a moved wall would go unnoticed.
const version = readdirSync(rulesFolder)
  .sort()
  .reduce((hash, file) => hash.update(readFileSync(rulesFolder + file)), createHash("sha256"))
  .digest("hex");

const duban = { meta: { name: "duban", version }, rules: { walls, "file-shape": fileShape } };

const code = ["**/*.ts", "**/*.tsx"];

// ESLint's own recommended rules, of exactly the version that it brings along.
const require = createRequire(import.meta.url);
const js = createRequire(require.resolve("eslint"))("@eslint/js");

const noEnum = {
  selector: "TSEnumDeclaration",
  message: "Enum values are string unions, with their words in lib/labels.ts.",
};
const noMadeUpViewer = {
  selector: ":matches(TSAsExpression, TSTypeAssertion) TSTypeReference[typeName.name='Viewer']",
  message: "Only lib/auth makes a Viewer (requireViewer); whoever casts one has skipped the question who asks.",
};

export default defineConfig(
  globalIgnores(["lib/db/generated/", ".data/", "test-results/", "playwright-report/", ".next/", "tests/unit/architecture/fixtures/"]),
  ...next,
  { files: code, extends: [js.configs.recommended, tseslint.configs.strictTypeChecked] },
  {
    files: code,
    plugins: { duban },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      "import/resolver": { typescript: { project: "tsconfig.json", alwaysTryTypes: true } },
      "import/ignore": ["/node_modules/", "/lib/db/generated/"],
      "import/cache": { lifetime: Infinity },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // DESIGN.md §4: app → components → queries, actions → mutations → policy, workflow → schema.
      "duban/walls": "error",
      "duban/file-shape": "error",
      "import/no-cycle": ["error", { ignoreExternal: true }],
      "import/no-self-import": "error",
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "next/font/google", message: "A closed intranet has no fonts from outside." },
            { name: "next/script", message: "No script but our own bundles." },
            { name: "next/router", message: "The App Router's hooks are in next/navigation." },
          ],
          patterns: [{ group: ["**/index"], message: "No barrels." }],
        },
      ],
      "no-restricted-syntax": ["error", noEnum],

      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // A figure in a sentence is no mistake.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // React takes promises in action= and onClick=.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Next.js wants actions, pages and handlers async, whether or not they wait for anything.
      "@typescript-eslint/require-await": "off",
      // A handler that answers nothing is `Promise<Answer | void>`.
      "@typescript-eslint/no-invalid-void-type": "off",
      // Types from outside promise more than they keep (next-auth's callbacks), and closures change what was narrowed.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // The full-width space is Chinese typography.
      "no-irregular-whitespace": ["error", { skipStrings: true, skipTemplates: true, skipJSXText: true }],
      eqeqeq: "error",
      "no-console": ["error", { allow: ["error"] }],
    },
  },
  {
    files: ["app/**", "components/**", "lib/**"],
    ignores: ["lib/auth/**"],
    rules: { "no-restricted-syntax": ["error", noEnum, noMadeUpViewer] },
  },
  {
    // Scripts talk to a terminal.
    files: ["tests/**", "prisma/**", "seeds/**", "*.config.ts"],
    rules: { "no-console": "off" },
  },
  { files: ["*.config.mjs"], rules: { "import/no-anonymous-default-export": "off" } },
  {
    // Playwright's fixtures take a function called `use`, which is no React hook.
    files: ["tests/**"],
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
);
