import { relative, sep } from "node:path";
import type { Rule } from "eslint";
import type { Node, Program } from "estree";
import { misspelling, placeOf } from "./classify";
import { objection } from "./walls";

/** The parts of TypeScript's syntax that ESLint's own types do not know. */
interface Imports {
  readonly source?: { readonly value?: unknown } | null;
  readonly importKind?: "type" | "value";
  readonly exportKind?: "type" | "value";
  readonly specifiers?: readonly { readonly importKind?: string; readonly exportKind?: string }[];
}

function projectPathOf(context: Rule.RuleContext): string {
  return relative(context.cwd, context.filename).split(sep).join("/");
}

function isTypeOnly(node: Imports): boolean {
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const specifiers = node.specifiers ?? [];
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === "type" || one.exportKind === "type");
}

/** Every way to name another file, checked against the table. */
export const walls: Rule.RuleModule = {
  meta: { type: "problem", schema: [], messages: { wall: "{{why}}" } },
  create(context) {
    const path = projectPathOf(context);
    const check = (node: Node, specifier: unknown, isType: boolean): void => {
      if (typeof specifier !== "string") return;
      const why = objection({ path, specifier, isType });
      if (why !== null) context.report({ node, messageId: "wall", data: { why } });
    };
    const declaration = (node: Node): void => {
      const imports = node as Imports;
      check(node, imports.source?.value, isTypeOnly(imports));
    };
    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression: declaration,
      TSImportType: (node: Node) => {
        check(node, (node as Imports).source?.value, true);
      },
      TSExternalModuleReference: (node: Node) => {
        const { expression } = node as unknown as { expression: { value?: unknown } };
        check(node, expression.value, false);
      },
      "CallExpression[callee.name='require']": (node: Node) => {
        const [first] = (node as unknown as { arguments: { value?: unknown }[] }).arguments;
        check(node, first?.value, false);
      },
    };
  },
};

const hasDirective = (program: Program, word: string): boolean =>
  program.body.some((one) => one.type === "ExpressionStatement" && "directive" in one && one.directive === word);

const importsBare = (program: Program, specifier: string): boolean =>
  program.body.some((one) => one.type === "ImportDeclaration" && one.source.value === specifier);

const SERVER_ONLY: readonly string[] = ["queries", "mutations", "storage", "handlers"];

/** What a file is called, and what its first lines must therefore say. */
export const fileShape: Rule.RuleModule = {
  meta: { type: "problem", schema: [], messages: { shape: "{{why}}" } },
  create(context) {
    const path = projectPathOf(context);
    const place = placeOf(path);
    const kind = typeof place === "string" ? null : place.kind;
    const report = (node: Node, why: string): void => {
      context.report({ node, messageId: "shape", data: { why } });
    };
    return {
      Program(program) {
        if (typeof place === "string") report(program, place);
        const spelling = misspelling(path);
        if (spelling !== null) report(program, spelling);
        if (kind !== null && SERVER_ONLY.includes(kind) && !importsBare(program, "server-only")) {
          report(program, `${kind} must import "server-only", so that no browser bundle can hold them`);
        }
        if (kind === "actions" && !hasDirective(program, "use server")) {
          report(program, 'an actions file starts with "use server"');
        }
      },
      "ExpressionStatement[directive='use server']": (node: Node) => {
        // An inline server action would escape defineAction, and with it the check of who asks.
        if (kind !== "actions") report(node, '"use server" stands only at the top of lib/<room>/actions*.ts');
      },
      "ExpressionStatement[directive='use client']": (node: Node) => {
        if (path.startsWith("lib/")) report(node, 'lib has no "use client": what the browser draws is in components');
      },
    };
  },
};
