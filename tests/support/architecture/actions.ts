import ts from "typescript";

const MAKER = "defineAction";
const MAKER_MODULE = "@/lib/actions/define-action";

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

function isMakerCall(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === MAKER;
}

/** Whether `defineAction` in this file is the real one. */
function importsMaker(source: ts.SourceFile): boolean {
  return source.statements.some((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
    const bindings = statement.importClause?.namedBindings;
    if (statement.moduleSpecifier.text !== MAKER_MODULE || !bindings || !ts.isNamedImports(bindings)) return false;
    return bindings.elements.some(({ name, propertyName }) => name.text === MAKER && propertyName === undefined);
  });
}

/** What a statement exports, unless it is `export const x = defineAction(…)` or a type. */
function unguardedExports(statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement)) return ["default"];
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly ? [] : [statement.getText()];
  if (!isExported(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
  if (!ts.isVariableStatement(statement)) {
    const named = statement as ts.Statement & { readonly name?: ts.Identifier };
    return [named.name?.text ?? statement.getText()];
  }
  const { declarations } = statement.declarationList;
  return declarations.filter(({ initializer }) => !isMakerCall(initializer)).map(({ name }) => name.getText());
}

/**
 * Every export of an actions file can be called by anyone who reaches the server. So each must be made by
 * `defineAction`, which asks who it is. @returns the names of those that are not
 */
export function exportsWithoutDefineAction(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const unguarded = source.statements.flatMap(unguardedExports);
  const exportsSomething = source.statements.some((statement) => isExported(statement) && ts.isVariableStatement(statement));
  if (exportsSomething && !importsMaker(source)) unguarded.push(`${MAKER} is not imported from ${MAKER_MODULE}`);
  return unguarded;
}
