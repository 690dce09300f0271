/** What readers see in words stands in `src/web/texts`, so that it can be translated there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { nodesWhere, placeOf, type SourceFile, sourceFiles } from "./source-files.ts";

const templated = sourceFiles().filter(({ path }) => path.startsWith("src/web/") && !path.startsWith("src/web/texts/"));

test("no template of a page holds words of its own", () => {
  assert.deepEqual(templated.flatMap(wordsIn), []);
});

test("what counts as words: two of letters between tags, or in an attribute that is read out", () => {
  assert.deepEqual(wordRuns("<p>Two words</p><p>One</p>"), ["Two words"]);
  assert.deepEqual(wordRuns("<b>One</b> <i>each</i>"), []);
  assert.deepEqual(wordRuns(`<p>by ${hole} on ${hole}</p>`), ["by … on …"]);
  assert.deepEqual(wordRuns(`<p class="two words"><code>GET it all</code> ${hole}</p>`), []);
  assert.deepEqual(wordRuns(`<input placeholder="Two words" aria-label="${hole} now" />`), ["Two words"]);
  assert.deepEqual(wordRuns(` id="${hole}" aria-label="Two words" data-some`), ["Two words"]);
});

/** Stands for whatever is put into a template. */
const hole = "\uFFFC";

/** `path:line: words` for each run of words in the templates of a file. */
function wordsIn(file: SourceFile): readonly string[] {
  return nodesWhere(file, isHtml).flatMap((node) => {
    const { template } = node as ts.TaggedTemplateExpression;
    return wordRuns(staticText(template)).map((words) => `${placeOf(file, node)}: ${words}`);
  });
}

function isHtml(node: ts.Node): boolean {
  return ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === "html";
}

function staticText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join(hole);
}

/** Runs of two or more words in markup; what is code, or is for the machine, is none of them. */
function wordRuns(markup: string): readonly string[] {
  const shown = markup.replace(/<(code|kbd|pre|script)\b[^>]*>.*?<\/\1>/gs, "");
  const read = [...shown.matchAll(/\b(?:aria-label|alt|label|placeholder|title)="([^"]*)"/g)];
  const between = shown.replace(/<[^>]*>/g, "\n\n").replace(/[\w-]+="[^"]*"/g, "\n\n");
  return [...between.split(/\n\s*\n/), ...read.map(([, text = ""]) => text)]
    .filter((text) => (text.match(/\p{L}[\p{L}\p{N}’'-]*/gu) ?? []).length > 1)
    .map((text) => text.replace(/\s+/g, " ").trim().replaceAll(hole, "…"));
}
