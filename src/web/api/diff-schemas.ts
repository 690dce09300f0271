/** Schemas of what changed between two states of a record. */
import { type TSchema, Type } from "typebox";
import { instant, oneOf, orNull } from "./content-schemas.ts";
import { anyTold, toldAssertion, toldSource } from "./told-schemas.ts";

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** How much changed. */
export const diffCounts: TSchema = Type.Object(
  {
    added: count("Assertions that are added."),
    removed: count("Assertions that are removed."),
    changed: count("Assertions that say the same of the same subject, but otherwise."),
    retold: count("Fields that are told in another form, or whose count is another."),
  },
  { title: "DiffCounts", description: "How much changed." },
);

/** Which state. */
export const stateMark: TSchema = Type.Object(
  { number: Type.Integer({ minimum: 1 }), since: instant("When the record was first changed to say so.") },
  { title: "StateMark", description: "Names a state." },
);

const placed = Type.Object(
  {
    at: Type.Integer({ minimum: 0, description: "Its place in the field of its state, from 0." }),
    assertion: toldAssertion,
  },
  { title: "PlacedAssertion", description: "An assertion with its place." },
);

const assertionsDiff = Type.Object(
  {
    kind: Type.Literal("assertions"),
    added: Type.Array(placed, { description: "As the later state has them." }),
    removed: Type.Array(placed, { description: "As the earlier state has them." }),
    changed: Type.Array(
      Type.Object(
        {
          before: placed,
          after: placed,
          members: Type.Array(oneOf(Object.keys(toldAssertion.properties), "A member that differs.")),
        },
        {
          title: "ChangedAssertion",
          description: "The same thing said of the same subject, but otherwise than before.",
        },
      ),
    ),
    order: orNull(
      Type.Array(Type.Integer({ minimum: 0 })),
      "Null: what stayed stands in the same order as before; else its order, as places among what stayed.",
    ),
  },
  { title: "AssertionsDiff", description: "What changed in a field that is shown in both states." },
);

const retold = Type.Object(
  { kind: Type.Literal("retold"), before: anyTold, after: anyTold },
  { title: "Retold", description: "A field that is counted or withheld in one of the states." },
);

/** What changed in one field. */
export const fieldDiff: TSchema = Type.Union([assertionsDiff, retold], { title: "FieldDiff" });

/** What changed among the sources. */
export const sourcesDiff: TSchema = Type.Object(
  {
    added: Type.Array(toldSource),
    removed: Type.Array(toldSource),
    changed: Type.Array(Type.Object({ before: toldSource, after: toldSource }, { title: "ChangedSource" })),
    renumbered: Type.Record(Type.String(), Type.Integer({ minimum: 1 }), {
      description: "Sources that have another number in the later state: number before, number after.",
    }),
  },
  { title: "SourcesDiff", description: "What changed among the sources." },
);
