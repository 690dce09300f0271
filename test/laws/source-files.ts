/** The files of `src` as the laws look at them: parsed, with what each imports. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Root of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** One import of a file, static or not. Importing a type counts. */
export interface Import {
  /** Path from the root with forward slashes for files of the house (`src/domain/when.ts`); else the name of the package. */
  readonly target: string;
  /** The names that it takes; empty for an import of the file's effects, `*` for all of it. */
  readonly names: readonly string[];
  readonly typeOnly: boolean;
}

/** One file. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Every TypeScript file of `src`, tests beside files left out, in order of their paths. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .toSorted()
    .map(sourceFile);
}

/** Every node of a file for which the answer is yes, in reading order. Single keywords are nodes only where they mean something. */
export function nodesWhere({ tree }: SourceFile, isWanted: (node: ts.Node) => boolean): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** `path:line` of a node, for messages. */
export function placeOf({ path, tree }: SourceFile, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return { path, text, tree, imports: importsOf(path, tree) };
}

function importsOf(path: string, tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, names: readonly string[], typeOnly: boolean) => {
    if (specifier !== undefined && ts.isStringLiteral(specifier)) {
      found.push({ target: targetOf(path, specifier.text), names, typeOnly });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, namesOf(node), isTypeOnly(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, ["*"], node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], ["*"], false);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, ["*"], true);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function targetOf(path: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier.replace(/^((?:@[^/]+\/)?[^/]+).*$/, "$1");
  return relative(root, resolve(root, dirname(path), specifier)).replaceAll("\\", "/");
}

function namesOf({ importClause }: ts.ImportDeclaration): readonly string[] {
  if (importClause === undefined) return [];
  const { name, namedBindings } = importClause;
  const own = name === undefined ? [] : ["default"];
  if (namedBindings === undefined) return own;
  if (ts.isNamespaceImport(namedBindings)) return [...own, "*"];
  return [...own, ...namedBindings.elements.map((element) => (element.propertyName ?? element.name).text)];
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  const { name, namedBindings } = importClause;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  if (name !== undefined || namedBindings === undefined || ts.isNamespaceImport(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}
