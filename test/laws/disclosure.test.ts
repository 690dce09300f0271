/** Law 3: one file decides what an audience is told, and whoever tells has been given nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { nodesWhere, placeOf, type SourceFile, sourceFiles } from "./source-files.ts";

const files = sourceFiles();
const disclosure = "src/domain/disclosure.ts";
const tellings = /\b(Projection|Telling|Tombstone|Unsealed)\b/;

/** Rooms and files that may know of nothing but what is told. Only the desk's own pages show drafts and revisions. */
const tellers = files.filter(
  ({ path }) => /^src\/(web|search|formats)\//.test(path) && !/^src\/web\/(pages|parts)\/desk/.test(path),
);

test("only disclosure makes a telling: nobody else casts to one, or casts blindly", () => {
  const wrong = placesWhere(
    files.filter(({ path }) => path !== disclosure),
    (node, tree) => {
      if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return false;
      const blind = ts.isAsExpression(node.expression) && node.expression.type.kind === ts.SyntaxKind.UnknownKeyword;
      return blind || tellings.test(node.type.getText(tree));
    },
  );
  assert.deepEqual(wrong, []);
});

test("nobody copies a telling member by member", () => {
  const wrong = placesWhere(files, (node, tree) => {
    if (!ts.isSpreadAssignment(node)) return false;
    return /(projection|telling|tombstone)$/i.test(node.expression.getText(tree));
  });
  assert.deepEqual(wrong, []);
});

test("only a store brings a kept telling back", () => {
  const wrong = files.filter(
    ({ path, imports }) =>
      !path.startsWith("src/store/") &&
      imports.some(({ target, names }) => target === disclosure && (names.includes("revive") || names.includes("*"))),
  );
  assert.deepEqual(pathsOf(wrong), []);
});

test("only the workflow has a record disclosed", () => {
  const wrong = files.filter(
    ({ path, imports }) =>
      !/^src\/(workflow|store\/contract)\//.test(path) &&
      imports.some(
        ({ target, names }) => target === disclosure && names.some((name) => /^(disclose|discloser|bury)$/.test(name)),
      ),
  );
  assert.deepEqual(pathsOf(wrong), []);
});

test("only disclosure compares a marking with a clearance, and only it asks the policy", () => {
  const others = files.filter(({ path }) => path !== disclosure);
  const clearances = placesWhere(
    others.filter(({ path }) => path !== "src/domain/audience.ts"),
    (node) => ts.isIdentifier(node) && node.text === "clearance",
  );
  const ranks = placesWhere(
    others.filter(({ path }) => path !== "src/domain/marking.ts"),
    (node, tree) => isMember(node, tree, /(^|\.)tlpLabels$/, /^(indexOf|findIndex|entries)$/),
  );
  const forms = placesWhere(
    others.filter(({ path }) => path !== "src/domain/policy.ts"),
    (node, tree) => isMember(node, tree, /\bpolicy$/i, /^audiences$/),
  );
  assert.deepEqual([...clearances, ...ranks, ...forms], []);
});

test("whoever tells knows neither drafts nor revisions", () => {
  const hidden =
    /^src\/(domain\/(draft|decision|review|revision)|workflow\/(draft|review|publish|written|recorded-review))\.ts$/;
  const wrong = tellers.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, names }) => hidden.test(target) && names.some((name) => name !== "DraftId"))
      .map(({ target }) => `${path} imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test("whoever tells asks the store for what is told and for nothing else", () => {
  const hidden =
    /^(find|list|append|save)(Report|Original|Reports|Draft|Drafts|Incident|Revision|Revisions)$|^draftsOf$/;
  const wrong = placesWhere(tellers, (node) => ts.isPropertyAccessExpression(node) && hidden.test(node.name.text));
  assert.deepEqual(wrong, []);
});

test("only the page that looks first whether the reader is told of a picture gives it out", () => {
  const others = files
    .filter(({ path }) => /^src\/(web|search|formats|cli)\//.test(path))
    .filter(({ path }) => path !== "src/web/pages/incident-picture.ts");
  assert.deepEqual(
    placesWhere(others, (node) => ts.isPropertyAccessExpression(node) && node.name.text === "findPicture"),
    [],
  );
});

function placesWhere(
  among: readonly SourceFile[],
  isWrong: (node: ts.Node, tree: ts.SourceFile) => boolean,
): readonly string[] {
  return among.flatMap((file) =>
    nodesWhere(file, (node) => isWrong(node, file.tree)).map(
      (node) => `${placeOf(file, node)} ${node.getText(file.tree)}`,
    ),
  );
}

function isMember(node: ts.Node, tree: ts.SourceFile, of: RegExp, member: RegExp): boolean {
  return ts.isPropertyAccessExpression(node) && member.test(node.name.text) && of.test(node.expression.getText(tree));
}

function pathsOf(found: readonly SourceFile[]): readonly string[] {
  return found.map(({ path }) => path);
}
