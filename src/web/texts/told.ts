/** What stands where a field has no value to show: nobody reports one, it is withheld, or it is only counted. */
import type { Field } from "../../domain/field.ts";
import { html } from "../parts/html.ts";

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

const counts: Readonly<Partial<Record<Field, (count: number) => string>>> = {
  motive: counted("motive", "motives"),
  technique: counted("technique", "techniques"),
  "responsibility.attributed": counted("actor", "actors"),
  "responsibility.claimed": counted("claim", "claims"),
  "victim.name": counted("victim", "victims"),
  response: counted("measure", "measures"),
};

/** The texts. What is withheld has one text for each audience, whatever lies behind it. */
export const toldTexts = {
  toMembers: "Available to members",
  notToYou: "Not shown to you",
  notReported: html`<span class="unknown">not reported</span>`,
  noReason: html`reason <span class="unknown">not reported</span>`,
  notReportedOf: (labels: string) => `Not reported: ${labels}`,
  counts,
  values: counted("value", "values"),
} as const;
