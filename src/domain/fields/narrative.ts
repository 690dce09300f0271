/** Fields told in the desk's own words: summary, description, context. */
import { defineField } from "../field-definition.ts";

export const narrativeFields = {
  summary: defineField({
    label: "Summary",
    definition: "One paragraph in the desk's own words: what happened to whom, who says so, what is not known.",
    value: "prose",
    states: [],
  }),
  description: defineField({
    label: "Description",
    definition: "Several paragraphs in the desk's own words, resting on the quoted places.",
    value: "prose",
    states: [],
  }),
  context: defineField({
    label: "Context",
    definition:
      "What a speaker says of the incident's weight or setting: the largest of its day, one of several, more expected.",
    value: "prose",
    states: [],
  }),
} as const;
