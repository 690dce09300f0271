/** Law 4: every setting, error code, field, route and command has a heading in docs/reference, and the reverse. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { recordedReview } from "../../src/workflow/recorded-review.ts";
import { writtenAssertion } from "../../src/workflow/written.ts";
import { listRoutes } from "./list-routes.ts";
import { headings, pages } from "./reference.ts";
import { aboveMarker, headingsIn, pageText, readPage } from "./reference-file.ts";
import { routeMeanings } from "./routes.ts";
import { root } from "./source-files.ts";

for (const [page, names] of Object.entries(headings)) {
  test(`docs/reference/${page} has a heading for everything that there is, and for nothing else`, () => {
    assert.deepEqual(headingsIn(page).toSorted(), names.toSorted());
  });
}

for (const [page, generate] of Object.entries(pages)) {
  test(`docs/reference/${page} says what the code says (if not: npm run docs)`, () => {
    assert.equal(readPage(page), pageText(aboveMarker(page), generate()));
  });
}

test("every route that the application registers is told of, and no other", async () => {
  assert.deepEqual(Object.keys(routeMeanings).toSorted(), await listRoutes());
});

test("every member of a recorded review is told of, and no other", () => {
  const told = readPage("recorded-review.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));
  const members = [...Object.keys(recordedReview.properties), ...Object.keys(writtenAssertion.properties)];
  assert.deepEqual(told.toSorted(), members.toSorted());
});

test("every dependency is told of, and no other", () => {
  const description = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, object>;
  const { dependencies = {}, devDependencies = {} } = description;
  const told = [...readPage("dependencies.md").matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names = ""]) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );
  assert.deepEqual(told.toSorted(), Object.keys({ ...dependencies, ...devDependencies }).toSorted());
});

test("no link from one document to another leads nowhere", () => {
  const documents = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  const dead = documents.flatMap((name) => {
    const text = readFileSync(join(root, "docs", name), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, target = ""]) => target);
    return links
      .filter((target) => !exists(join(root, "docs", name, "..", target)))
      .map((target) => `docs/${name} -> ${target}`);
  });
  assert.deepEqual(dead, []);
});

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EISDIR";
  }
}
