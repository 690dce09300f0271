/** The texts of a release: nothing in a name is markup, the codebook is whole, and sizes and changes read well. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { fieldNames, fields } from "../domain/field.ts";
import { noChanges } from "../domain/release-counts.ts";
import { releaseCitations } from "../formats/citation/release.ts";
import { sayBytes } from "../web/parts/release-parts.ts";
import { codebookCsv, codebookJson } from "./release-codebook.ts";
import { markdownTable, plain } from "./release-markdown.ts";
import { sayChanges } from "./release-words.ts";

const tables = [{ file: "records.csv", columns: [{ name: "a", type: "text", about: 'A "cell",\nor two.' }] }];

test("what comes from outside is no markup in Markdown, and stays on its line", () => {
  assert.equal(plain("a|b\n# <b>c</b> [d](e) \u202e!"), "a\\|b \\# \\<b\\>c\\</b\\> \\[d\\](e) \\!");
  assert.equal(markdownTable(["a", "#b"], [["x", 1]]), "| a | b |\n|---|---:|\n| x | 1 |");
});

test("the codebook names every field, term and column, as a table and as JSON", () => {
  const rows: readonly Readonly<Record<string, string>>[] = parse(codebookCsv(tables), { columns: true });
  const of = (entry: string) => rows.filter((row) => row["entry"] === entry);
  assert.deepEqual(
    of("field").map(({ name }) => name),
    fieldNames,
  );
  const terms = fieldNames.flatMap((field) => Object.keys(fields[field].terms ?? {}).map((term) => `${field} ${term}`));
  assert.deepEqual(
    of("term").map(({ of: field, name }) => `${field ?? ""} ${name ?? ""}`),
    terms,
  );
  assert.deepEqual(
    of("column").map(({ of: file, name, definition }) => [file, name, definition]),
    [["records.csv", "a", 'A "cell",\nor two.']],
  );
  const { fields: told, states } = JSON.parse(codebookJson(tables)) as Record<string, Record<string, unknown>>;
  assert.deepEqual([Object.keys(told ?? {}).length, Object.keys(states ?? {}).length], [fieldNames.length, 3]);
});

test("citations hold the release, the state and the address, whatever the casebook is called", () => {
  const release = { name: "2026.2", records: 1, toldTo: "the public", knownOn: "2026-06-30" };
  const cited = releaseCitations(release, { name: 'R&D "Case" {book}\n%', url: "https://c.example" });
  assert.equal(
    cited.text,
    `R&D "Case" {book} % curators, "R&D 'Case' {book} %, release 2026.2". Data set of 1 record as told to the public, as known on 2026-06-30. R&D "Case" {book} %. https://c.example/releases/2026.2.\n`,
  );
  assert.match(
    cited.bibtex,
    /^@misc\{release-2026\.2,\n {2}author = \{\{R\\&D "Case" \\\{book\\\} \\% curators\}\},\n/,
  );
  assert.match(cited.cff, /^title: "R&D \\"Case\\" \{book\} %, release 2026\.2"$/m);
  assert.match(cited.cff, /^date-released: "2026-06-30"$/m);
  assert.equal((JSON.parse(cited.csl) as readonly { readonly version: string }[])[0]?.version, "2026.2");
  assert.match(cited.ris, /^TY {2}- DATA\r\n(?:[A-Z][A-Z0-9] {2}- .*\r\n)+ER {2}- \r\n$/);
});

test("changes and sizes read well", () => {
  assert.equal(sayChanges(null), "the first release");
  assert.equal(sayChanges(noChanges), "nothing changed");
  assert.equal(sayChanges({ ...noChanges, added: 1200, withdrawn: 1 }), "1,200 records added, 1 withdrawn");
  assert.deepEqual([1, 999, 1000, 12_345, 999_600, 3_400_000, 780_000_000, 2_000_000_000].map(sayBytes), [
    "1 byte",
    "999 bytes",
    "1.0 kB",
    "12 kB",
    "1.0 MB",
    "3.4 MB",
    "780 MB",
    "2.0 GB",
  ]);
});
