/** Every frame speaks for its positive sentences and stays silent on its negative ones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isField, fields } from "../../../domain/field.ts";
import { countedIn } from "../topics/impact.ts";
import { sentenceAt } from "../reading/read-passage.ts";
import { allFrames, freeFrames, isTied } from "./all-frames.ts";
import type { Frame } from "./frame.ts";
import { hitsIn, speaks } from "./hits.ts";

/** Whether a frame makes a sentence speak, found by way of the index as in a report. */
function speaksFor(frame: Frame, text: string): boolean {
  const sentence = sentenceAt(text, { start: 0, end: text.length }, 0, 0);
  if (frame.field.startsWith("impact."))
    return sentence.clauses.some((clause) => countedIn(clause).some(({ rule }) => rule === frame.id));
  if (isTied(frame)) return frame.trigger.test(text);
  return hitsIn(sentence, freeFrames).some((hit) => hit.frame === frame && speaks(hit));
}

for (const frame of allFrames) {
  test(`frame ${frame.id} speaks for its examples and for nothing that they deny`, () => {
    assert.deepEqual(
      frame.positive.filter((text) => !speaksFor(frame, text)),
      [],
      "silent on a positive example",
    );
    assert.deepEqual(
      frame.negative.filter((text) => speaksFor(frame, text)),
      [],
      "speaks for a negative example",
    );
    assert.ok(frame.positive.length >= 2 && frame.negative.length >= 2);
  });
}

test("the names of frames are unique, and their fields and terms stand in the codebook", () => {
  assert.equal(new Set(allFrames.map(({ id }) => id)).size, allFrames.length);
  for (const { id, field, value, also = [] } of allFrames) {
    assert.ok(isField(field), id);
    const told = [...(value === null ? [] : [[field, value] as const]), ...also];
    for (const [name, term] of told) {
      const { terms, units } = fields[name];
      assert.ok(
        terms === null ? units.includes(term) : Object.hasOwn(terms, term),
        `${id}: ${name} does not admit ${term}`,
      );
    }
  }
});

test("no trigger holds a gap without a bound", () => {
  for (const { id, trigger, unless } of allFrames) {
    for (const source of [trigger.source, unless?.source ?? ""])
      assert.doesNotMatch(source, /\.\*(?!\$)|\.\+|\]\+\)[*+]|\\s\*/, id);
  }
});
