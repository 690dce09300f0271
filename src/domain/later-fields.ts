/** Fields that the codebook took up after tellings had been kept: what such a telling says of them, which is nothing. */
import { type Field, fieldNames, mapFields } from "./field.ts";
import type { Told } from "./projection.ts";

/** Each with a field that was there, whose form it takes: a policy that names neither tells both alike. */
const likeWhich: Readonly<Partial<Record<Field, Field>>> = { "victim.parent": "victim.alias" };

/** What was kept of the fields, with those that it does not have in their places: nothing was said of them, told in the form of their like. */
export function withLaterFields(kept: Readonly<Partial<Record<Field, Told>>>): Readonly<Record<Field, Told>> {
  if (isWhole(kept)) return kept;
  return mapFields((field) => kept[field] ?? nothingIn(kept[likeWhich[field] ?? field]));
}

function isWhole(kept: Readonly<Partial<Record<Field, Told>>>): kept is Readonly<Record<Field, Told>> {
  return fieldNames.every((field) => kept[field] !== undefined);
}

function nothingIn(like: Told | undefined): Told {
  switch (like?.kind) {
    case "shown":
      return { kind: "shown", assertions: [] };
    case "counted":
      return { kind: "counted", count: 0 };
    case "withheld":
    case undefined:
      return { kind: "withheld" };
  }
}
