import ts from "typescript";
import { filesUnder, read } from "./tree";

/** What the product offers to be called: server actions, pages, route handlers and queries, read from its source. */

type Declared = { name: string; value: ts.Node };

function exportedOf(source: ts.SourceFile): Declared[] {
  return source.statements.flatMap((statement): Declared[] => {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      return statement.exportClause.elements.map(({ name }) => ({ name: name.text, value: statement }));
    }
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name?.text ?? "default", value: statement }];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      const names = ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => (ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name.text] : []));
      return initializer ? names.map((one) => ({ name: one, value: initializer })) : [];
    });
  });
}

function parse(path: string, text = read(path)): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** @returns the names of all server actions: every export of an actions file is one (actions.test.ts) */
export function declaredActions(): string[] {
  return filesUnder("lib").filter((path) => /^lib\/[^/]+\/actions(-[^/]+)?\.ts$/.test(path)).flatMap((path) => exportedOf(parse(path)).map(({ name }) => name));
}

const routeOf = (path: string): string => path.replace(/^app/, "").replace(/\/[^/]+$/, "").replace(/\/\([^)]*\)/g, "") || "/";

/** @returns the routes of all pages */
export function declaredPages(): string[] {
  return filesUnder("app").filter((path) => /\/page\.tsx$/.test(path)).map(routeOf);
}

/** @returns every method of every route handler: `GET /api/health` */
export function declaredRoutes(): string[] {
  return filesUnder("app")
    .filter((path) => /\/route\.ts$/.test(path))
    .flatMap((path) => exportedOf(parse(path)).filter(({ name }) => /^[A-Z]+$/.test(name)).map(({ name }) => `${name} ${routeOf(path)}`));
}

/** The function of `async (viewer) => …` and of `cache(async (viewer) => …)`. */
function functionIn(value: ts.Node): ts.FunctionLikeDeclaration | null {
  if (ts.isFunctionDeclaration(value) || ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
  if (ts.isCallExpression(value)) return value.arguments.map(functionIn).find((found) => found !== null) ?? null;
  return null;
}

/** A query reads, and is told for whom; what makes only a part of a statement (`Prisma.Sql`) is in the queries that use it. */
export function queriesIn(path: string, text: string): string[] {
  return exportedOf(parse(path, text)).flatMap(({ name, value }) => {
    const made = functionIn(value);
    const [first] = made?.parameters ?? [];
    const isQuery = first?.type !== undefined && /\bViewer\b/.test(first.type.getText()) && made?.type?.getText() !== "Prisma.Sql";
    return isQuery ? [`${path.replace(/^lib\/|\.ts$/g, "")} ${name}`] : [];
  });
}

/** @returns every exported query that takes a viewer: `lists/queries getList` */
export function declaredQueries(): string[] {
  return filesUnder("lib").filter((path) => /\/queries(-[^/]+)?\.ts$/.test(path)).flatMap((path) => queriesIn(path, read(path)));
}
