/** Names: runs of capitals, told apart. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceAt } from "../reading/read-passage.ts";
import { namesIn } from "./names.ts";

function namesOf(text: string): readonly string[] {
  const sentence = sentenceAt(text, { start: 0, end: text.length }, 0, 0);
  return namesIn(text, sentence, new Set(["officials"])).map(({ text: name, kind }) => `${name}: ${kind}`);
}

for (const [text, ...expected] of [
  ["The Municipal Water Authority of Ellwood shut a valve.", "Municipal Water Authority of Ellwood: organisation"],
  [
    "The Cybersecurity and Infrastructure Security Agency (CISA) helped the state and its vendors for hours.",
    "Cybersecurity and Infrastructure Security Agency: institution",
    "CISA: institution",
  ],
  ["Verizon and T-Mobile said so.", "Verizon: other", "T-Mobile: other"],
  ["Northwind Health CEO Jane Miller spoke.", "Northwind Health: organisation", "Jane Miller: person"],
  ["Ohio-based Northwind Mills was hit.", "Northwind Mills: other"],
  ["The Montana Secretary of State's office said so.", "Montana Secretary of State's office: organisation"],
  ["Officials in Ohio blamed APT28 and WannaCry.", "Ohio: place", "APT28: actor", "WannaCry: product"],
  ["On Monday, however, nothing happened."],
] as const) {
  test(`“${text}” names ${expected.join(", ") || "nobody"}`, () => {
    assert.deepEqual(namesOf(text), expected);
  });
}
