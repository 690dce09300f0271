/** The form of one assertion, for adding and for amending: the codebook decides which entries it has. */
import { stances } from "../../domain/assertion.ts";
import { asserterRoles, type AsserterRole } from "../../domain/asserter.ts";
import { type Field, fieldNames, fields, isField } from "../../domain/field.ts";
import { type Finding, finding, findingCodes } from "../../domain/finding.ts";
import type { SharingGroup } from "../../domain/group.ts";
import type { Report } from "../../domain/report.ts";
import { rejectionReasons } from "../../domain/review.ts";
import { credibilityWords } from "../../vocabulary/admiralty.ts";
import { confidenceWords, likelihoodBands } from "../../vocabulary/icd203.ts";
import { tlpLabels } from "../../vocabulary/tlp.ts";
import { groupsEntry, namesIn } from "../parts/group-choice.ts";
import { html, type Html } from "../parts/html.ts";
import { assertionTexts } from "../texts/assertion.ts";
import { restrictTexts } from "../texts/restrict.ts";
import { headingOf } from "./desk-draft-items.ts";
import { aboutEntry, plain, valueEntries } from "./desk-value-entries.ts";
import { shorten } from "./desk-words.ts";
import { notCleared } from "../../workflow/written.ts";
import { placesOf, usualRole, type WrittenEntry, type WrittenForm } from "./desk-written.ts";
import { areaEntry, type Choice, choiceEntry, choicesOf, lineEntry } from "./form-entry.ts";

/** What the form needs besides what stands in it. */
export interface AssertionSheet {
  readonly kind: "add" | "amend";
  /** `/desk/drafts/<id>`. */
  readonly address: string;
  readonly edition: number;
  readonly token: Html;
  /** Key of the amended item; null when adding. */
  readonly target: string | null;
  /** The reports that may be quoted, the draft's first. */
  readonly reports: readonly Report[];
  /** Names of the draft's victims and actors by their keys. */
  readonly names: ReadonlyMap<string, string>;
  /** All sharing groups that there ever were. */
  readonly groups: readonly SharingGroup[];
  readonly findings: readonly Finding[];
}

/** The whole form. Without a field only the field is asked for. */
export function assertionForm(form: WrittenForm, sheet: AssertionSheet): Html {
  const field = isField(form.values.field) ? form.values.field : null;
  const target = sheet.target === null ? null : html`<input type="hidden" name="target" value="${sheet.target}" />`;
  const save = assertionTexts[sheet.kind];
  // The first button of a form is the one that Enter presses.
  return html`<form method="post" action="${sheet.address}/${sheet.kind}" class="assertion-form" data-assertion-form>
    ${sheet.token}<input type="hidden" name="edition" value="${sheet.edition}" />${target}
    <button class="unseen" tabindex="-1" aria-hidden="true" ${field === null ? html`name="step" value="field"` : null}>
      ${save}
    </button>
    ${fieldEntry(form, sheet)}
    ${
      field === null
        ? keptEntries(form)
        : html`${aboutEntry(field, form, sheet)} ${valueEntries(field, form, sheet)} ${quoteEntries(form, sheet)}
            ${speakerEntries(field, form, sheet)} ${furtherEntries(form, sheet)} ${reasonEntry(form, sheet)}
            <p class="deeds">
              <button class="main">${save}</button>
              <a class="button" href="${sheet.address}">${assertionTexts.cancel}</a>
            </p>`
    }
  </form>`;
}

function fieldEntry({ values }: WrittenForm, { findings }: AssertionSheet): Html {
  const { field: texts, labels } = assertionTexts;
  const headings = [...new Set(fieldNames.map(headingOf))];
  const wrong = findings.filter(({ at }) => at === "field");
  const definition = isField(values.field) ? fields[values.field].definition : texts.hint;
  const choices = (heading: string) =>
    fieldNames
      .filter((field) => headingOf(field) === heading)
      .map((field) => ({ value: field, label: fields[field].label }));
  return html`<div class="entry">
    <label for="f-field">${labels.field}</label>
    <div class="joined">
      <select id="f-field" name="field" aria-describedby="f-field-hint">
        <option value="">${texts.choose}</option>
        ${headings.map((heading) => html`<optgroup label="${heading}">${choicesOf(choices(heading), values.field)}</optgroup>`)}
      </select>
      <button name="step" value="field" data-step>${isField(values.field) ? texts.change : texts.next}</button>
    </div>
    <p class="hint" id="f-field-hint">${definition}</p>
    ${wrong.map(({ code }) => html`<p class="error">${findingCodes[code]}</p>`)}
  </div>`;
}

/** What was selected or typed before the field was chosen is carried along. */
function keptEntries({ values, quotes, report, reason }: WrittenForm): Html {
  const kept = Object.entries({ ...values, report, reason }).filter(
    ([name, value]) => name !== "field" && value !== "",
  );
  const quoted = quotes.filter((quote) => quote !== "");
  return html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
  ${quoted.map((quote) => areaEntry({ name: "quote", label: assertionTexts.labels.quote, value: quote, rows: 4 }))}`;
}

function quoteEntries(form: WrittenForm, { findings, reports }: AssertionSheet): Html {
  const report = reports.find(({ id }) => id === form.report) ?? reports[0];
  const { quote: texts, labels } = assertionTexts;
  const { hint } = texts;
  const areas = form.quotes.map((quote, index) =>
    areaEntry({
      name: "quote",
      label: index === 0 ? labels.quote : texts.further(index + 1),
      value: quote,
      rows: 4,
      findings: quoteFindings(quote, report, findings),
      ...(index === 0 ? { hint } : { id: `f-quote-${index + 1}` }),
    }),
  );
  const choices = reports.map(({ id, title }) => ({
    value: id,
    label: shorten(title ?? texts.untitled(id.slice(0, 8)), 80),
  }));
  const which =
    choices.length > 1
      ? choiceEntry({ name: "report", label: labels.report, value: form.report, choices, findings })
      : html`<input type="hidden" name="report" value="${form.report}" />`;
  return html`${which} ${areas} ${placeEntry(form, report)}`;
}

/** Of several quotes only those that do not stand are to blame. */
function quoteFindings(quote: string, report: Report | undefined, findings: readonly Finding[]): readonly Finding[] {
  const [loose] = findings.filter(({ at, code }) => at === "quote" && code === "evidence-unresolved");
  if (loose === undefined || report?.text.includes(quote) !== true) return findings;
  return placesOf(quote, report.text, 2).length > 1 ? findings : findings.filter(({ at }) => at !== "quote");
}

/** Where the same words stand more than once, the place is asked for; otherwise it is known. */
function placeEntry({ quotes, values }: WrittenForm, report: Report | undefined): Html {
  const [quote = ""] = quotes;
  const places = report === undefined || quotes.length > 1 ? [] : placesOf(quote, report.text, 12);
  if (report === undefined || places.length < 2)
    return html`<input type="hidden" name="start" value="${values.start}" data-start-entry />`;
  const choices = places.map((start) => {
    const before = report.text.slice(Math.max(0, start - 40), start);
    const after = report.text.slice(start + quote.length, start + quote.length + 40);
    return { value: String(start), label: `…${before}[${shorten(quote, 40)}]${after}…`.replace(/\s+/g, " ") };
  });
  const { place: label, placeHint: hint, choosePlace } = assertionTexts.quote;
  const all = values.start === "" ? [{ value: "", label: choosePlace }, ...choices] : choices;
  return choiceEntry({ name: "start", label, value: values.start, choices: all, hint });
}

function speakerEntries(field: Field, { values }: WrittenForm, { findings }: AssertionSheet): Html {
  const { speakers } = fields[field];
  const { speaker: texts, labels } = assertionTexts;
  const roles = Object.entries(asserterRoles).map(([role, words]) => ({ value: role as AsserterRole, label: words }));
  const admitted = speakers === null ? roles : roles.filter(({ value }) => speakers.includes(value));
  const role = admitted.some(({ value }) => value === values.role) ? values.role : usualRole(field);
  const usual = { value: "", label: texts.usualStance };
  const words = Object.entries(stances).map(([stance, label]) => ({ value: stance, label }));
  const polarity = [
    { value: "affirmed", label: texts.affirmed },
    { value: "negated", label: texts.negated },
  ];
  return html`<fieldset>
    <legend>${texts.legend}</legend>
    ${choiceEntry({ name: "role", label: labels.role, value: role, choices: admitted, findings })}
    ${lineEntry({ name: "speaker", label: texts.name, value: values.speaker, hint: texts.nameHint, findings })}
    ${choiceEntry({ name: "polarity", label: labels.polarity, value: values.polarity, choices: polarity, findings })}
    ${choiceEntry({ name: "stance", label: labels.stance, value: values.stance, choices: [usual, ...words], findings })}
  </fieldset>`;
}

function furtherEntries({ values }: WrittenForm, { groups, findings }: AssertionSheet): Html {
  const { further: texts, labels } = assertionTexts;
  const names: readonly WrittenEntry[] = [
    "asserted",
    "likelihood",
    "confidence",
    "credibility",
    "marking",
    "embargo",
    "groups",
  ];
  const open = names.some((name) => values[name] !== "" || findings.some(({ at }) => at === name));
  const list = (name: WrittenEntry, label: string, choices: readonly Choice[]) =>
    choiceEntry({ name, label, value: values[name], choices, findings });
  const likelihoods = Object.entries(likelihoodBands).map(([word, [from, to]]) => ({
    value: word,
    label: texts.likely(word.replaceAll("-", " "), from, to),
  }));
  const credibilities = Object.entries(credibilityWords).map(([digit, words]) => ({
    value: digit,
    label: `${digit}: ${words}`,
  }));
  const markings = [...tlpLabels.map(plain), { value: notCleared, label: texts.notCleared }];
  const none = { value: "", label: texts.notSaid };
  return html`<details ${open ? html`open` : null}>
    <summary>${texts.summary}</summary>
    ${lineEntry({ name: "asserted", label: labels.asserted, value: values.asserted, hint: texts.assertedHint, findings })}
    ${list("likelihood", texts.likelihood, [none, ...likelihoods])}
    ${list("confidence", texts.confidence, [none, ...confidenceWords.map(plain)])}
    ${list("credibility", texts.credibility, [{ value: "", label: texts.notJudged }, ...credibilities])}
    ${list("marking", texts.marking, [{ value: "", label: texts.asReport }, ...markings])}
    ${lineEntry({ name: "embargo", label: labels.embargo, value: values.embargo, hint: restrictTexts.embargoHint, findings })}
    ${groupsEntry({ label: labels.groups, hint: restrictTexts.groupsHint, groups, chosen: namesIn(values.groups), findings })}
  </details>`;
}

function reasonEntry({ reason }: WrittenForm, { kind, findings }: AssertionSheet): Html {
  const label = kind === "amend" ? assertionTexts.reason.change : assertionTexts.reason.remark;
  const options = rejectionReasons.map((words) => html`<option value="${words}"></option>`);
  return html`${lineEntry({ name: "reason", label, value: reason, list: "amend-reasons", findings })}
    <datalist id="amend-reasons">${kind === "amend" ? options : null}</datalist>`;
}

/** The finding for a missing reason, at the reason. */
export const reasonMissing: Finding = finding("reason", "value-missing");
