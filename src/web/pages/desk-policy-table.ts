/** The table of a policy: fields by audience, with the forms in which they are told; to read, and to edit. */
import type { AudienceName } from "../../domain/audience.ts";
import { fields } from "../../domain/field.ts";
import type { Field } from "../../domain/field.ts";
import { evidenceForms, formsFor, formsOf, evidenceOf, type Policy } from "../../domain/policy.ts";
import { type Html, html } from "../parts/html.ts";
import { readersHeading } from "../texts/audience.ts";
import { codebookTexts } from "../texts/codebook.ts";
import { policyTexts as texts } from "../texts/policy.ts";
import { groupedFields } from "./codebook.ts";
import { choicesOf } from "./form-entry.ts";
import type { Typed } from "./typed.ts";

/** The audiences that a policy says something of, from the widest to the narrowest. */
export const policyAudiences = ["public", "member", "partner"] as const satisfies readonly AudienceName[];

/** One of them. */
export type PolicyAudience = (typeof policyAudiences)[number];

/** The table, to read. */
export function policyTable(policy: Policy): Html {
  const told = (field: Field) => formsOf(policy, field);
  return frame(
    policyAudiences.map(
      (name) => html`<td data-label="${readersHeading(name)}">${texts.evidenceForms[evidenceOf(policy)[name]]}</td>`,
    ),
    (field) =>
      policyAudiences.map((name) => {
        const form = told(field)[name];
        return html`<td data-label="${readersHeading(name)}" class="form-${form}">${texts.forms[form]}</td>`;
      }),
  );
}

/** The table as part of a form: a list to choose from in every cell. */
export function policyEntries(policy: Policy): Html {
  const entry = (name: PolicyAudience, what: string, label: string, choices: Html) => {
    return html`<td data-label="${readersHeading(name)}">
      <select name="${name}/${what}" aria-label="${`${label}: ${readersHeading(name)}`}">
        ${choices}
      </select>
    </td>`;
  };
  const evidence = policyAudiences.map((name) => {
    const choices = evidenceForms.map((value) => ({ value, label: texts.evidenceForms[value] }));
    return entry(name, "evidence", texts.evidence, choicesOf(choices, evidenceOf(policy)[name]));
  });
  return frame(evidence, (field) =>
    policyAudiences.map((name) => {
      const choices = formsFor(field).map((value) => ({ value, label: texts.forms[value] }));
      return entry(name, field, fields[field].label, choicesOf(choices, formsOf(policy, field)[name]));
    }),
  );
}

/** What stands in an edited table, as a policy file would have it; what is missing or unknown is for `parsePolicy` to find. */
export function tableIn(typed: Typed): unknown {
  const told = (name: PolicyAudience) => {
    const forms = groupedFields().flatMap(([, group]) =>
      group.map((field) => [field, typed.word(`${name}/${field}`)] as const),
    );
    return { evidence: typed.word(`${name}/evidence`), otherwise: "withhold", fields: Object.fromEntries(forms) };
  };
  return {
    name: typed.word("name").slice(0, 200),
    audiences: { public: told("public"), member: told("member"), partner: told("partner") },
  };
}

function frame(evidence: readonly Html[], cells: (field: Field) => readonly Html[]): Html {
  return html`<table class="listing policy">
    <thead>
      <tr>
        <th scope="col">${texts.field}</th>
        ${policyAudiences.map((name) => html`<th scope="col">${readersHeading(name)}</th>`)}
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">${texts.evidence}</th>
        ${evidence}
      </tr>
    </tbody>
    ${groupedFields().map(
      ([group, names]) =>
        html`<tbody>
          <tr>
            <th scope="rowgroup" colspan="4">${codebookTexts.groups[group]}</th>
          </tr>
          ${names.map(
            (field) =>
              html`<tr>
                <th scope="row"><a href="/codebook/${field}">${fields[field].label}</a></th>
                ${cells(field)}
              </tr>`,
          )}
        </tbody>`,
    )}
  </table>`;
}
