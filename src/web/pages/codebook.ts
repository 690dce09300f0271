/** The codebook: GET /codebook lists the fields of a record, GET /codebook/:field tells all of one. Made from the table of fields and the policy. */
import { asserterRoles } from "../../domain/asserter.ts";
import { tiers } from "../../domain/audience.ts";
import { type Field, fieldNames, fields, isField } from "../../domain/field.ts";
import { formsOf, type Policy } from "../../domain/policy.ts";
import { Refusal } from "../../domain/refusal.ts";
import { unknownStates } from "../../domain/value.ts";
import type { Format } from "../../formats/format.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { section } from "../parts/section.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { readersHeading } from "../texts/audience.ts";
import { codebookTexts as texts } from "../texts/codebook.ts";
import { typedIn } from "./typed.ts";

/** More terms than this are folded away. */
const mostTermsOpen = 16;

type Group = keyof typeof texts.groups;

/** What the names of the fields of a group begin with. */
const beginnings: Readonly<Record<Exclude<Group, "further">, readonly string[]>> = {
  victims: ["victim."],
  narrative: ["summary", "description", "context"],
  dates: ["date."],
  kind: ["incident.", "discovery.", "severity."],
  effects: ["cia.", "motive", "technique", "action.", "vulnerability", "malware", "asset.", "attribute.", "data."],
  responsibility: ["responsibility.", "claim."],
  actors: ["actor."],
  impact: ["impact."],
  negative: ["finding."],
  response: ["response"],
  relations: ["relation."],
};

/** The list, and each field. */
export const codebookRoutes: Routes =
  ({ house: { store, policies, formats } }) =>
  (app) => {
    app.get("/codebook", (request, reply) =>
      answer(request, reply, { page: codebookPage, json: () => ({ items: fieldNames.map(entryOf) }) }),
    );
    app.get("/codebook/:field", async (request, reply) => {
      const name = typedIn(request.params).text("field");
      if (!isField(name)) throw new Refusal("page-not-found");
      const policy = await policies.inForce(store);
      return answer(request, reply, {
        page: () => fieldPage(name, policy, formats),
        json: () => ({ ...entryOf(name), told: formsOf(policy, name) }),
      });
    });
    return Promise.resolve();
  };

/** The fields by group, in the order of the codebook. Those that no group takes come last. */
export function groupedFields(): readonly (readonly [Group, readonly Field[]])[] {
  const groupOf = (field: Field): Group => {
    const group = (Object.keys(beginnings) as (keyof typeof beginnings)[]).find((name) =>
      beginnings[name].some((beginning) => field.startsWith(beginning)),
    );
    return group ?? "further";
  };
  return [...Map.groupBy(fieldNames, groupOf)];
}

function entryOf(field: Field): object {
  const { label, definition, value, about, terms, units, states, speakers } = fields[field];
  return { field, label, definition, value, about, terms, units, states, speakers };
}

function codebookPage(): PageContent {
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.intro} ${texts.also}: <a href="/api/v1/fields">JSON</a></p>
    ${groupedFields().map(([group, names]) => section(group, texts.groups[group], fieldTable(names)))}`;
  return { title: texts.title, body, section: "/about", canonical: "/codebook" };
}

function fieldTable(names: readonly Field[]): Html {
  return html`<dl class="fields">
    ${names.map((field) => {
      const { label, definition } = fields[field];
      return html`<dt><a href="/codebook/${field}">${label}</a></dt>
        <dd>${definition}</dd>`;
    })}
  </dl>`;
}

function fieldPage(field: Field, policy: Policy, formats: readonly Format[]): PageContent {
  const { label, definition } = fields[field];
  const body = html`<h1>${label}</h1>
    <p class="meta"><code>${field}</code> · <a href="/codebook">${texts.back}</a></p>
    <p class="summary">${definition}</p>
    ${factsOf(field)} ${termsOf(field)} ${section("telling", texts.tellingHeading, tellingOf(field, policy))}
    ${section("files", texts.formatsHeading, lossesOf(field, formats))}`;
  return {
    title: `${label}, ${texts.title}`,
    body,
    section: "/about",
    styles: ["record.css"],
    canonical: `/codebook/${field}`,
  };
}

function factsOf(field: Field): Html {
  const { about, value, units, states, speakers } = fields[field];
  const { facts } = texts;
  return html`<dl class="fields fields-of">
    <dt>${facts.about}</dt>
    <dd>${texts.subjects[about]}</dd>
    <dt>${facts.value}</dt>
    <dd>${texts.kinds[value]}</dd>
    ${
      units.length === 0
        ? null
        : html`<dt>${facts.units}</dt>
            <dd>${units.join(", ")}</dd>`
    }
    <dt>${facts.speakers}</dt>
    <dd>${speakers === null ? facts.anybody : speakers.map((role) => asserterRoles[role]).join(", ")}</dd>
    <dt>${facts.absences}</dt>
    <dd>
      <ul class="values">
        ${states.map((state) => html`<li>${unknownStates[state]}: ${texts.absences[state]}</li>`)}
        <li>${facts.notReported}: ${facts.noSpeaker}</li>
      </ul>
    </dd>
  </dl>`;
}

function termsOf(field: Field): Html | null {
  const terms = Object.entries(fields[field].terms ?? {});
  if (terms.length === 0) return null;
  const list = html`<ul class="terms">
    ${terms.map(([term, label]) => html`<li>${label === term ? null : html`${label} `}<code>${term}</code></li>`)}
  </ul>`;
  const body =
    terms.length <= mostTermsOpen
      ? list
      : html`<details>
          <summary>${texts.terms(terms.length)}</summary>
          ${list}
        </details>`;
  return section("terms", texts.termsHeading, body);
}

function tellingOf(field: Field, policy: Policy): Html {
  const told = formsOf(policy, field);
  return html`<p>${texts.telling}</p>
    <dl class="fields">
      ${tiers.map(
        (audience) =>
          html`<dt>${readersHeading(audience)}</dt>
            <dd>${texts.forms[told[audience]]}</dd>`,
      )}
    </dl>`;
}

function lossesOf(field: Field, formats: readonly Format[]): Html {
  const losing = formats.filter(({ writes }) => writes?.loses.fields.includes(field) === true);
  return html`<p>
      ${losing.length === 0 ? texts.formatsKeep : `${texts.formatsLose} ${losing.map(({ label }) => label).join(", ")}.`}
    </p>
    <p class="fine"><a href="/data">${texts.formatsAll}</a></p>`;
}
