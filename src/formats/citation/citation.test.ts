/** Citations: version and date of state always, and nothing in a name can break the file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  dated,
  exampleReport,
  firstRevision,
  named,
  quoted,
  reportsById,
  said,
  term,
} from "../../../test/arbitrary/example.ts";
import { projections } from "../../../test/arbitrary/projection.ts";
import type { Statement } from "../../domain/assertion.ts";
import { audiences } from "../../domain/audience.ts";
import { bury, disclose } from "../../domain/disclosure.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import type { Format } from "../format.ts";
import { citationBibtex } from "./bibtex.ts";
import { bibtexFormat, cslJsonFormat, risFormat } from "./codec.ts";
import { citationCsl } from "./csl.ts";
import { citationRis } from "./ris.ts";
import { citationText } from "./text.ts";

const speaker = { name: "Casebook", url: "https://casebook.example" };
const at = "2026-03-01T00:00:00.000Z";
const report = exampleReport("On 8 November 2022 Northfield was flooded.");

function example(name = "Northfield", ...further: readonly Statement[]): Projection {
  const statements = [
    ...further,
    said("victim.name", named(name), quoted(report, "Northfield")),
    said("incident.type", term("ddos"), quoted(report, "flooded")),
    said("date.began", dated("2022-11"), quoted(report, "8 November 2022")),
  ];
  const told = disclose(
    {
      revision: firstRevision(statements),
      reports: reportsById([report]),
      policy: shippedPolicies["open"] ?? assert.fail(),
    },
    audiences.public,
    null,
    at,
  );
  return told ?? assert.fail();
}

async function fileOf({ writes }: Format, ...tellings: readonly Telling[]): Promise<string> {
  const pieces: (string | Uint8Array)[] = [];
  const all = (async function* () {
    for (const telling of tellings) yield await Promise.resolve(telling);
  })();
  for await (const piece of writes?.pack(all, speaker) ?? assert.fail()) pieces.push(piece);
  return pieces.join("");
}

test("the line of text names record, version, date of state and the reader's day", () => {
  const line =
    'Casebook curators, "Northfield: Denial of service (2022-11)". Record CB-TEST00, version 1, as known on 2026-03-01. Casebook. https://casebook.example/incidents/CB-TEST00/v1';
  assert.equal(citationText(example(), speaker, "2026-07-01"), `${line} (accessed 2026-07-01).`);
  assert.equal(citationText(example(), speaker, null), `${line}.`);
});

test("a boast makes no headline, and a doubt about the whole matter does", () => {
  const boast = said("incident.type", term("data-theft"), quoted(report, "flooded"), {
    asserter: { role: "attacker", name: "Grey Heron" },
    stance: "claimed",
  });
  const doubt = said("incident.reality", term("disputed"), quoted(report, "flooded"));
  const line = citationText(example("Northfield", boast, doubt), speaker, null);
  assert.match(line, /"Northfield: Denial of service, disputed \(2022-11\)"/);
});

test("BibTeX: an entry with its key, and TeX's own characters printed", () => {
  assert.equal(
    citationBibtex(example("R&D_{50%} of #1 ~ \\x $5^2 <b>"), speaker, "2026-07-01"),
    String.raw`@misc{CB-TEST00-v1,
  author = {{Casebook curators}},
  title = {{R\&D\_\{50\%\} of \#1 \textasciitilde{} \textbackslash{}x \$5\textasciicircum{}2 \textless{}b\textgreater{}: Denial of service (2022-11)}},
  year = {2026},
  month = mar,
  howpublished = {Casebook},
  version = {1},
  note = {Record CB-TEST00, version 1, as known on 2026-03-01},
  url = {https://casebook.example/incidents/CB-TEST00/v1},
  urldate = {2026-07-01},
}
`,
  );
});

test("RIS: a tag a line, from TY to ER", () => {
  assert.deepEqual(
    citationRis(example("North\r\nER  - \nfield"), { ...speaker, name: "Case, Book*" }, "2026-07-01").split("\r\n"),
    [
      "TY  - DATA",
      "AU  - Case Book curators",
      "TI  - North ER - field: Denial of service (2022-11)",
      "PY  - 2026",
      "DA  - 2026/03/01/",
      "ET  - 1",
      "AN  - CB-TEST00",
      "DB  - Case, Book*",
      "PB  - Case, Book*",
      "N1  - Record CB-TEST00, version 1, as known on 2026-03-01",
      "UR  - https://casebook.example/incidents/CB-TEST00/v1",
      "Y2  - 2026/07/01/",
      "ER  - ",
      "",
    ],
  );
});

test("CSL-JSON: an item whose author is a body", () => {
  assert.deepEqual(citationCsl(example(), speaker, "2026-07-01"), {
    id: "CB-TEST00-v1",
    type: "dataset",
    title: "Northfield: Denial of service (2022-11)",
    author: [{ literal: "Casebook curators" }],
    issued: { "date-parts": [[2026, 3, 1]] },
    accessed: { "date-parts": [[2026, 7, 1]] },
    number: "CB-TEST00",
    version: "1",
    "container-title": "Casebook",
    publisher: "Casebook",
    note: "Record CB-TEST00, version 1, as known on 2026-03-01",
    URL: "https://casebook.example/incidents/CB-TEST00/v1",
  });
  assert.equal("accessed" in citationCsl(example(), speaker, null), false);
});

test("files hold one reference after another, without those that were withdrawn", async () => {
  const stone = bury(example(), "asked for", at) ?? assert.fail();
  assert.equal((await fileOf(bibtexFormat, example(), stone, example())).match(/^@misc\{/gm)?.length, 2);
  assert.match(await fileOf(risFormat, example(), stone, example()), /ER {2}- \r\n\r\nTY {2}- DATA\r\n/);
  assert.equal((JSON.parse(await fileOf(cslJsonFormat, example(), stone, example())) as unknown[]).length, 2);
  assert.deepEqual(JSON.parse(await fileOf(cslJsonFormat, stone)), []);
});

test("whatever a record says, its citation keeps its form", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      const text = citationText(projection, speaker, null);
      assert.match(text, new RegExp(`Record ${projection.incident}, version ${projection.version}, as known on`));
      assert.doesNotMatch(text, /[\p{Cc}\u202a-\u202e]/u);
      const lines = citationRis(projection, speaker, null).split("\r\n");
      assert.ok(lines.slice(0, -1).every((line) => /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/.test(line)));
      assert.equal(depthOf(citationBibtex(projection, speaker, null)), 0);
    }),
    { numRuns: 200, seed: 3 },
  );
});

/** Open braces at the end, escaped ones not counted; fails where one closes that was never opened. */
function depthOf(bibtex: string): number {
  let depth = 0;
  for (const brace of bibtex.replace(/\\[{}]/g, "").match(/[{}]/g) ?? []) {
    depth += brace === "{" ? 1 : -1;
    assert.ok(depth >= 0);
  }
  return depth;
}
