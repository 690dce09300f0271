/** The readers of data: formats of others and our own, vocabularies, mappings, policies and recorded reviews. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { dataParts } from "../arbitrary/data-parts.ts";
import { projections } from "../arbitrary/projection.ts";
import { root } from "../laws/source-files.ts";
import { parsePolicy } from "../../src/domain/policy.ts";
import type { Projection } from "../../src/domain/projection.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { readVocabularyFile } from "../../src/domain/vocabulary-files/read-file.ts";
import { allFormats, formatOfMapping } from "../../src/formats/all-formats.ts";
import type { Format } from "../../src/formats/format.ts";
import type { VocabularyName } from "../../src/vocabulary/loaded.ts";
import { recordsIn } from "../../src/workflow/import-records.ts";
import { parseRecordedReview, wishesOf } from "../../src/workflow/recorded-review.ts";
import type { FuzzTarget } from "./target.ts";

const shared = join(root, "../shared/data");
const speaker = { name: "Casebook", url: "https://casebook.example" };

/** Files of a folder that is only sometimes at hand, each cut to its first lines or bytes. */
function shelved(folder: string, pattern: RegExp, most: number, cut: (text: string) => string): readonly Buffer[] {
  const path = join(shared, folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path).filter((name) => pattern.test(name));
  const step = Math.max(1, Math.floor(names.length / most));
  return names
    .filter((_, index) => index % step === 0)
    .slice(0, most)
    .map((name) => Buffer.from(cut(readFileSync(join(path, name), "utf8"))));
}

const whole = (text: string) => text;
const firstLines = (text: string) => text.split("\n").slice(0, 25).join("\n");

/** Some of a long list in a file of JSON, which stays JSON. */
const thinned = (text: string): string => {
  const tree = JSON.parse(text) as Record<string, unknown>;
  for (const [name, value] of Object.entries(tree)) if (Array.isArray(value)) tree[name] = value.slice(0, 12);
  return JSON.stringify(tree);
};

const real: Readonly<Record<string, () => readonly Buffer[]>> = {
  veris: () => [...shelved("vcdb/valid", /json$/, 120, whole), ...shelved("vcdb/malformed", /json$/, 40, whole)],
  eurepoc: () => shelved("eurepoc", /Global.*csv$/, 1, firstLines),
  hhs: () => shelved("hhs_breaches", /csv$/, 1, firstLines),
  nukib: () => shelved("nukib", /csv$/, 1, firstLines),
  cissm: () => [readFileSync(join(root, "src/formats/csv-mapping/fixtures/cissm.csv"))],
  stix: () => shelved("vocab/stix21-incident-core", /json$/, 2, whole),
};

/** What a format makes of random records, as files of it. */
async function written({ writes }: Format): Promise<readonly Buffer[]> {
  if (writes === null) return [];
  const files: Buffer[] = [];
  for (const some of fc.sample(fc.array(projections(), { minLength: 1, maxLength: 3 }), { seed: 7, numRuns: 12 })) {
    const pieces: Buffer[] = [];
    for await (const piece of writes.pack(tellingsOf(some), speaker)) pieces.push(Buffer.from(piece));
    files.push(Buffer.concat(pieces));
  }
  return files;
}

async function* tellingsOf(some: readonly Projection[]): AsyncGenerator<Projection> {
  for (const projection of some) yield await Promise.resolve(projection);
}

/** The records of the file, each through the codec itself: the import would hide what that throws. */
const importing = (format: Format) => async (bytes: Buffer) => {
  const file = {
    name: "a",
    size: bytes.length,
    open: async function* () {
      yield await Promise.resolve(bytes);
    },
  };
  for await (const piece of recordsIn(format, [file], dataParts.split)) {
    if (piece.kind === "record") format.reads?.read(piece.data, { publisher: "somebody" });
  }
};

const formatTargets: readonly FuzzTarget[] = allFormats
  .filter(({ reads }) => reads !== null)
  .map((format) => ({
    name: `format ${format.name}`,
    share: 28,
    seeds: async () => {
      const seeds = [...(real[format.name]?.() ?? []), ...(await written(format))];
      return seeds.length > 0 ? seeds : [Buffer.from("a,b\n1,2\n"), Buffer.from('[{"a":1}]')];
    },
    take: importing(format),
  }));

const vocabularies: Readonly<Record<VocabularyName, () => readonly Buffer[]>> = {
  attack: () => shelved("vocab/attack", /slim\.json$/, 1, thinned),
  "misp-galaxy": () => shelved("vocab/misp-galaxy", /json$/, 9, thinned),
  veris: () => shelved("vocab/veris", /^verisc-(?:labels|merged)\.json$/, 2, whole),
};

const vocabularyTargets: readonly FuzzTarget[] = Object.entries(vocabularies).map(([name, files]) => ({
  name: `vocabulary ${name}`,
  share: 30,
  seeds: () => [...files(), Buffer.from('{"type":"bundle","objects":[]}'), Buffer.from('{"values":[{"value":"x"}]}')],
  take: (bytes) => readVocabularyFile({ vocabulary: name as VocabularyName, bytes, version: null }),
}));

/** JSON that reads, or nothing: what is no JSON has been refused before. */
const overJson = (take: (value: unknown) => unknown) => (bytes: Buffer) => {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    return null;
  }
  return take(value);
};

const table = readFileSync(join(root, "src/formats/csv-mapping/fixtures/cissm.csv"));

const fileTargets: readonly FuzzTarget[] = [
  {
    name: "mapping files",
    share: 50,
    seeds: () => filesIn("src/formats/csv-mapping/mappings", /json$/),
    take: overJson((value) => {
      const made = formatOfMapping(value);
      return "format" in made ? importing(made.format)(table) : null;
    }),
  },
  {
    name: "policy files",
    share: 60,
    seeds: () => Object.values(shippedPolicies).map((policy) => Buffer.from(JSON.stringify(policy))),
    made: fc.json(),
    take: overJson((value) => parsePolicy(value)),
  },
  {
    name: "recorded reviews",
    share: 50,
    seeds: () => filesIn("sample/reviews", /json$/),
    take: overJson((value) => wishesOf(parseRecordedReview(value))),
  },
];

function filesIn(folder: string, pattern: RegExp): readonly Buffer[] {
  return readdirSync(join(root, folder))
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(root, folder, name)));
}

/** The targets. */
export const dataTargets: readonly FuzzTarget[] = [...formatTargets, ...vocabularyTargets, ...fileTargets];
