/** The codebook as data: what each field of a record means and may hold. */
import { Type } from "typebox";
import { asserterRoles } from "../../domain/asserter.ts";
import { fieldNames, fields } from "../../domain/field.ts";
import { unknownStates } from "../../domain/value.ts";
import { oneOf, orNull, valueKinds } from "./content-schemas.ts";
import { defineEndpoint, type Endpoint, nothing } from "./endpoint.ts";

const fieldEntry = Type.Object(
  {
    field: oneOf(fieldNames, "Its name."),
    label: Type.String(),
    definition: Type.String({ description: "What belongs here, and what does not." }),
    value: oneOf(valueKinds, "Of which kind its values are."),
    about: oneOf(["incident", "victim", "actor"], "What it is a property of."),
    terms: orNull(
      Type.Record(Type.String(), Type.String()),
      "Admitted terms with their labels; null where the kind is not `term`.",
    ),
    units: Type.Array(Type.String(), { description: "Units that an amount may be in." }),
    states: Type.Array(oneOf(Object.keys(unknownStates), "A stated absence that the field admits.")),
    speakers: orNull(
      Type.Array(oneOf(Object.keys(asserterRoles), "A role.")),
      "Roles that may speak for the field; null: any.",
    ),
  },
  { title: "FieldEntry", description: "One field of the codebook." },
);

const listFields = defineEndpoint({
  name: "listFields",
  path: "/fields",
  group: "codebook",
  summary: "The codebook",
  description: "Every field of a record in the order in which records have them. The same for everybody.",
  params: nothing,
  query: nothing,
  answer: Type.Object({ items: Type.Array(fieldEntry) }, { title: "Codebook", description: "All fields." }),
  example: { items: fieldNames.slice(0, 1).map(entryOf) },
  respond: () => ({ items: fieldNames.map(entryOf) }),
});

function entryOf(field: (typeof fieldNames)[number]): object {
  const { label, definition, value, about, terms, units, states, speakers } = fields[field];
  return { field, label, definition, value, about, terms, units, states, speakers };
}

/** The endpoints of this file. */
export const codebookEndpoints: readonly Endpoint[] = [listFields];
