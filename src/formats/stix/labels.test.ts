/** Labels: each stands for one term, and each term for one label. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fields } from "../../domain/field.ts";
import { labelFields, labelFor, readLabel } from "./labels.ts";

test("every term that may stand as a label is read from it again", () => {
  for (const field of labelFields) {
    for (const term of Object.keys(fields[field].terms ?? {})) {
      const label = labelFor(field, term);
      assert.deepEqual(readLabel(label), { field, term }, label);
      assert.deepEqual(readLabel(` ${label.toUpperCase()}`), { field, term }, label);
    }
  }
});

test("terms of other vocabularies stand as the tags that their users know", () => {
  assert.equal(labelFor("action.variety", "hacking.DoS"), 'veris:action:hacking:variety="DoS"');
  assert.equal(labelFor("asset.variety", "S - Database"), 'veris:asset:assets:variety="S - Database"');
  assert.equal(labelFor("incident.rsit", "availability.ddos"), 'rsit:availability="ddos"');
  assert.equal(labelFor("incident.type", "ddos"), "ddos");
  assert.equal(labelFor("motive", "fun"), 'casebook:motive="fun"');
  assert.equal(readLabel("tlp:red"), null);
});
