/** Tests of the splitter: every record comes out once, and what is damaged is named where it stands. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { mendQuotes } from "./json-repair.ts";
import { createSplitter } from "./records.ts";
import type { FilePiece, InputFile, TablePiece } from "./splitter.ts";

const { records, rows } = createSplitter();
const malformed = join(import.meta.dirname, "../../../shared/data/vcdb/malformed");

/** A file of these bytes that arrives in pieces; one of unknown size is read as a large one is. */
function fileOf(content: string | Uint8Array, { size = null as number | null, piece = 7 } = {}): InputFile {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return {
    name: "test",
    size,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += piece) {
        await Promise.resolve();
        yield bytes.subarray(at, at + piece);
      }
    },
  };
}

async function all<T>(pieces: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const piece of pieces) list.push(piece);
  return list;
}

function summary(pieces: readonly FilePiece[]): readonly unknown[] {
  return pieces.map((piece) => (piece.kind === "record" ? [piece.at, piece.data] : [piece.at, "refused"]));
}

const splittable = {
  "one record": ['{"a": 1}', [["", { a: 1 }]]],
  "an array": [
    '[ {"a": "x, ] }"} , {"b": "\\"["},\n3 ]',
    [
      ["/0", { a: "x, ] }" }],
      ["/1", { b: '"[' }],
      ["/2", 3],
    ],
  ],
  "an empty array": ["[ ]", []],
  "one record a line": [
    '{"a":1}\n\n{"b":2}\r\n{"c":3}',
    [
      ["line 1", { a: 1 }],
      ["line 3", { b: 2 }],
      ["line 4", { c: 3 }],
    ],
  ],
  "a record over several lines": ['{\n"a":\n[1]\n}\n', [["", { a: [1] }]]],
  "one line that is damaged": [
    '{"a":1}\n{"b":\n{"c":3}',
    [
      ["line 1", { a: 1 }],
      ["line 2", "refused"],
      ["line 3", { c: 3 }],
    ],
  ],
  "a member that is damaged": [
    '[{"a":1},{"b" 2},{"c":3}]',
    [
      ["/0", { a: 1 }],
      ["/1", "refused"],
      ["/2", { c: 3 }],
    ],
  ],
  "an array that is cut off": [
    '[{"a":1},{"b":',
    [
      ["/0", { a: 1 }],
      ["/1", "refused"],
    ],
  ],
  "an array without an end": ['[{"a":1}', [["/0", "refused"]]],
} as const;

for (const [name, [text, expected]] of Object.entries(splittable)) {
  test(`a file falls into its records: ${name}`, async () => {
    const bytes = Buffer.from(text);
    assert.deepEqual(summary(await all(records(fileOf(text)))), expected);
    assert.deepEqual(summary(await all(records(fileOf(text, { size: bytes.length, piece: 1000 })))), expected);
  });
}

test("byte order marks, UTF-16 and Latin-1 are read as what they are", async () => {
  const text = '[{"town":"Žatec – ü"}]';
  const latin = Buffer.from('[{"town":"Zürich"}]', "latin1");
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  for (const size of [null, 100]) {
    assert.deepEqual(summary(await all(records(fileOf(`\ufeff${text}`, { size })))), [["/0", { town: "Žatec – ü" }]]);
    assert.deepEqual(summary(await all(records(fileOf(wide, { size, piece: 9 })))), [["/0", { town: "Žatec – ü" }]]);
  }
  const [piece] = await all(records(fileOf(latin, { size: latin.length })));
  assert.deepEqual(piece?.kind === "record" ? piece.data : null, { town: "Zürich" });
  assert.deepEqual(
    piece?.findings.map(({ code }) => code),
    ["encoding-guessed"],
  );
});

test("curly quotes are taken for quotes only where JSON must have one", () => {
  assert.deepEqual(mendQuotes('{”a": “b”, "c": "says “so”, twice"}'), {
    text: '{"a": "b", "c": "says “so”, twice"}',
    quotes: 3,
  });
  assert.equal(mendQuotes('{"a": "says “so”"}'), null);
  assert.equal(mendQuotes("{“a”: “b "), null);
  assert.equal(mendQuotes('{“a”: “he said "no" twice”}'), null);
});

test("a record with curly quotes says that it was mended", async () => {
  const [piece] = await all(records(fileOf('{"a": 1, ”b": “c”}')));
  assert.deepEqual(piece?.kind === "record" ? piece.data : null, { a: 1, b: "c" });
  assert.deepEqual(piece?.findings, [{ at: "", code: "json-quotes-repaired", saw: "3 quotes" }]);
});

test(
  `of the malformed VCDB files, those with curly quotes are mended word for word, the others refused${existsSync(malformed) ? "" : " (skipped: ../shared/data is not here)"}`,
  { skip: !existsSync(malformed) },
  async () => {
    const counts = { record: 0, refused: 0 };
    for (const name of readdirSync(malformed)) {
      const bytes = readFileSync(join(malformed, name));
      const [piece, ...others] = await all(records(fileOf(bytes, { size: bytes.length, piece: 100_000 })));
      assert.ok(piece !== undefined && others.length === 0 && piece.findings.length > 0, name);
      if (piece.kind === "record") assert.equal(straight(piece.text), straight(bytes.toString().trim()), name);
      counts[piece.kind] += 1;
    }
    assert.deepEqual(counts, { record: 608, refused: 6 });
  },
);

function straight(text: string): string {
  return text.replace(/[“”]/g, '"');
}

function cellsOf(pieces: readonly TablePiece[]): readonly unknown[] {
  return pieces.map((piece) => {
    if (piece.kind === "columns") return piece.columns;
    return piece.kind === "row" ? [piece.number, piece.cells] : [piece.at, "refused"];
  });
}

test("a table falls into its rows, whatever its delimiter", async () => {
  for (const sign of [",", ";", "\t", "|"]) {
    const text = `\ufeffa${sign}"b ${sign}c"\r\n1${sign}"x\ny ""z"""\r\n\r\n2${sign}\r\n`;
    assert.deepEqual(cellsOf(await all(rows(fileOf(text), { delimiter: null }))), [
      ["a", `b ${sign}c`],
      [2, { a: "1", [`b ${sign}c`]: 'x\ny "z"' }],
      [3, { a: "2", [`b ${sign}c`]: "" }],
    ]);
  }
});

test("a row of another width keeps all its cells and says so; columns of one name are told apart", async () => {
  const pieces = await all(rows(fileOf("a,a,\n1,2,3\n1\n1,2,3,4\n"), { delimiter: null }));
  assert.deepEqual(cellsOf(pieces), [
    ["a", "a column 2", "column 3"],
    [2, { a: "1", "a column 2": "2", "column 3": "3" }],
    [3, { a: "1", "a column 2": "", "column 3": "" }],
    [4, { a: "1", "a column 2": "2", "column 3": "3", "column 4": "4" }],
  ]);
  assert.deepEqual(
    pieces.map(({ findings }) => findings.map(({ code }) => code)),
    [["key-repeated"], [], ["row-width"], ["row-width"]],
  );
});

test("a quote that never closes refuses the rest of the table and keeps what came before", async () => {
  const pieces = await all(rows(fileOf('a,b\n1,2\n3,"4\n'), { delimiter: null }));
  assert.deepEqual(cellsOf(pieces), [
    ["a", "b"],
    [2, { a: "1", b: "2" }],
    ["row 3", "refused"],
  ]);
});

test("an empty table is refused at its first row", async () => {
  assert.deepEqual(cellsOf(await all(rows(fileOf("\n\n"), { delimiter: null }))), [["row 1", "refused"]]);
});
