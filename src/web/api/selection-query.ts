/** Filters of lists of records, by what their reader is told of them and by nothing else. */
import { type Static, Type } from "typebox";
import { fields } from "../../domain/field.ts";
import type { Selection } from "../../domain/selection.ts";
import { selectionIn } from "../selection-query.ts";
import { pageParameters } from "./endpoint.ts";
import { refuseParameter } from "./request-reader.ts";

/** How many records may be asked for by their numbers at once. */
const mostNumbers = 200;

const name = (description: string, example: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 400, description, examples: [example] }));

/** What a list of records takes. */
export const selectionQuery = Type.Object(
  {
    organisation: name("The name of a victim, or of its page.", "state-of-southmoor"),
    actor: name("The name of an actor in any lane of responsibility, or of its page.", "conti"),
    country: Type.Optional(
      Type.String({
        pattern: "^[A-Za-z]{2}$",
        description: "ISO 3166-1 alpha-2 code of a victim's country.",
        examples: ["US"],
      }),
    ),
    sector: Type.Optional(
      Type.Enum(Object.keys(fields["victim.sector"].terms ?? {}), {
        type: "string",
        description: "A term of `victim.sector`; a sector holds its parts.",
      }),
    ),
    type: Type.Optional(
      Type.Enum(Object.keys(fields["incident.type"].terms ?? {}), {
        type: "string",
        description: "A term of `incident.type`.",
      }),
    ),
    technique: Type.Optional(
      Type.String({
        pattern: "^[Tt][0-9]{4}([.][0-9]{3})?$",
        description: "An ATT&CK technique; a technique holds its sub-techniques.",
        examples: ["T1486"],
      }),
    ),
    date: Type.Optional(
      Type.String({
        minLength: 4,
        maxLength: 32,
        description: "EDTF, such as `2022-11` or `2022-10/2023-03`: the record's date may fall on one of these days.",
        examples: ["2022"],
      }),
    ),
    changed_since: Type.Optional(
      Type.String({
        pattern:
          "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$",
        description: "A day, or an instant with its zone (RFC 3339): told as it is since then.",
        examples: ["2026-01-01"],
      }),
    ),
    incident: Type.Optional(
      Type.String({
        minLength: 9,
        maxLength: 10 * mostNumbers,
        description: `Record numbers, parted by commas, at most ${mostNumbers}.`,
        examples: ["CB-SXTHM0"],
      }),
    ),
    view: Type.Optional(
      Type.Enum(["summary", "full"], {
        type: "string",
        default: "summary",
        description: "`summary` (where nothing is asked for) or `full`: records in short, or whole.",
      }),
    ),
    ...pageParameters,
  },
  { additionalProperties: false },
);

/** A list of records, as it is asked for. */
export type SelectionQuery = Static<typeof selectionQuery>;

/** What is selected. Refuses (`request-invalid`) what is no date, no instant or no list of numbers. */
export function selectionFrom(query: SelectionQuery): Selection {
  const selection = selectionIn(query);
  if ((selection.incidents ?? []).length > mostNumbers) {
    throw refuseParameter(selectionQuery, "incident", query.incident);
  }
  return selection;
}
