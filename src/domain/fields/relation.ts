/** How this incident stands to others. */
import { defineField } from "../field-definition.ts";

const relation = (label: string, definition: string) =>
  defineField({ label, definition, value: "relation", states: ["stated-none", "reported-unknown"] });

export const relationFields = {
  "relation.campaign": relation("Part of campaign", "A campaign that a speaker says this incident belongs to."),
  "relation.same-event": relation("Same event", "Another record or report of the same event."),
  "relation.follows": relation("Follows", "An earlier incident that led to this one."),
  "relation.related": relation("Related", "Another incident that a speaker connects with this one in some other way."),
  "relation.dismissed": relation(
    "Considered and dismissed",
    "Something that was looked at in connection with this incident and found to be separate or harmless, with the reason.",
  ),
} as const;
