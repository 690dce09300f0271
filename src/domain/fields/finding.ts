/** Negative findings: what a speaker says was not affected or did not happen. As much a finding as any other. */
import { defineField } from "../field-definition.ts";

export const findingFields = {
  "finding.not-affected": defineField({
    label: "Stated not affected",
    definition: "A system, service, kind of data or organisation that a speaker says was not affected.",
    value: "matter",
    states: [],
  }),
  "finding.not-happened": defineField({
    label: "Stated not to have happened",
    definition: "An event that a speaker says did not happen or was not seen.",
    value: "matter",
    states: [],
  }),
} as const;
