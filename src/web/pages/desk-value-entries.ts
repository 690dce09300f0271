/** The entries for a value, as the codebook has them for its kind, and for whom it is said of. */
import { qualifiers } from "../../domain/amount.ts";
import { type Field, fields } from "../../domain/field.ts";
import type { Finding } from "../../domain/finding.ts";
import { subjectKey } from "../../domain/subject.ts";
import { attributionBases, matterObjects, unknownStates } from "../../domain/value.ts";
import { partsOfDay } from "../../domain/when.ts";
import { type Hole, html, type Html } from "../parts/html.ts";
import { assertionTexts } from "../texts/assertion.ts";
import type { WrittenEntry, WrittenForm } from "./desk-written.ts";
import { areaEntry, type Choice, choiceEntry, lineEntry } from "./form-entry.ts";

/** What the entries need of the draft. */
interface Known {
  /** Names of the draft's victims and actors by their keys. */
  readonly names: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

/** Lists longer than this are typed into, with suggestions, rather than scrolled through. */
const longestList = 40;

/** Which victim or actor it is about, of those that the draft knows or a further one; nothing for fields of the incident itself. */
export function aboutEntry(field: Field, { values }: WrittenForm, { names, findings }: Known): Html | null {
  const { about: kind } = fields[field];
  if (kind === "incident") return null;
  const texts = assertionTexts.about[kind];
  const known = [...names].filter(([key]) => key.startsWith(`${kind}-`));
  const numbers = known.map(([key]) => Number(key.slice(kind.length + 1)));
  const fresh = subjectKey(kind, Math.max(0, ...numbers) + 1);
  const nobody = { value: "", label: assertionTexts.about.nobody };
  const choices = [
    ...(field === "responsibility.not-attributed" ? [nobody] : []),
    ...known.map(([key, name]) => ({ value: key, label: name })),
    { value: fresh, label: known.length === 0 ? texts.first : texts.another },
    ...(names.has(values.about) || ["", fresh].includes(values.about) ? [] : [plain(values.about)]),
  ];
  // Whoever is named here is more often somebody new, and one too many is seen sooner than two taken for one.
  const usual = fields[field].value === "party" || field === "victim.name" ? fresh : (choices[0]?.value ?? fresh);
  const value = values.about === "" ? usual : values.about;
  return choiceEntry({ name: "about", label: texts.label, value, choices, findings });
}

/** The value, or the stated absence of one. */
export function valueEntries(field: Field, form: WrittenForm, { findings }: Known): Html {
  const { states } = fields[field];
  const stated = states.map((state) => ({ value: state, label: unknownStates[state] }));
  const instead = choiceEntry({
    name: "unknown",
    label: assertionTexts.value.instead,
    value: form.values.unknown,
    choices: [{ value: "", label: assertionTexts.value.given }, ...stated],
    findings,
  });
  return html`${kindEntries(field, form, findings)} ${stated.length === 0 ? null : instead}`;
}

function kindEntries(field: Field, { values }: WrittenForm, findings: readonly Finding[]): Html {
  const { value: kind, terms, label } = fields[field];
  const { value: texts } = assertionTexts;
  const line = (name: WrittenEntry, words: Hole, hint?: string) =>
    lineEntry({ name, label: words, value: values[name], findings, ...(hint === undefined ? {} : { hint }) });
  const list = (name: WrittenEntry, words: Hole, choices: readonly Choice[], usual = "") =>
    choiceEntry({ name, label: words, value: values[name] === "" ? usual : values[name], choices, findings });
  switch (kind) {
    case "name":
      return line("value", label, texts.name);
    case "term":
      return terms === null ? line("value", label) : termEntry(terms, label, values.value, findings);
    case "prose":
      return areaEntry({ name: "value", label, value: values.value, rows: 6, hint: texts.prose, findings });
    case "date":
      return html`${line("value", label, texts.date)}
      ${list("partOfDay", texts.partOfDay, withNone(partsOfDay, texts.notSaid))}`;
    case "amount":
      return amountEntries(field, line, list);
    case "party":
      return html`${line("value", label, texts.party)}
      ${field === "responsibility.attributed" ? list("basis", texts.basis, tableChoices(attributionBases, texts.noBasis)) : null}`;
    case "matter":
      return html`${line("value", label)} ${list("object", texts.object, tableChoices(matterObjects), "system")}`;
    case "relation":
      return html`${line("value", label, texts.relation)} ${line("incident", texts.incident, texts.incidentHint)}
      ${line("because", texts.because)}`;
  }
}

function amountEntries(
  field: Field,
  line: (name: WrittenEntry, words: Hole, hint?: string) => Html,
  list: (name: WrittenEntry, words: Hole, choices: readonly Choice[], usual?: string) => Html,
): Html {
  const { label, units } = fields[field];
  const { value: texts, labels } = assertionTexts;
  const words = qualifiers.map((qualifier) => ({ value: qualifier, label: qualifier.replace("-", " ") }));
  return html`${list("qualifier", texts.qualifier, words, "exactly")} ${line("value", label, texts.amount)}
  ${line("max", texts.max)} ${list("unit", labels.unit, units.map(plain), units[0])}`;
}

function termEntry(
  terms: Readonly<Record<string, string>>,
  label: string,
  value: string,
  findings: readonly Finding[],
): Html {
  const entries = Object.entries(terms);
  const { value: texts } = assertionTexts;
  if (entries.length <= longestList) {
    const choices = [
      { value: "", label: texts.choose },
      ...entries.map(([term, words]) => ({ value: term, label: words })),
    ];
    const known = value === "" || Object.hasOwn(terms, value) ? choices : [plain(value), ...choices];
    return choiceEntry({ name: "value", label, value, choices: known, findings });
  }
  const options = entries.map(
    ([term, words]) => html`<option value="${term}">${words === term ? null : words}</option>`,
  );
  return html`${lineEntry({ name: "value", label, value, list: "terms", hint: texts.term, findings })}
    <datalist id="terms">${options}</datalist>`;
}

/** A choice that is its own label. */
export function plain(value: string): Choice {
  return { value, label: value };
}

function withNone(values: readonly string[], none: string): readonly Choice[] {
  return [{ value: "", label: none }, ...values.map(plain)];
}

function tableChoices(table: Readonly<Record<string, string>>, none?: string): readonly Choice[] {
  const choices = Object.entries(table).map(([value, label]) => ({ value, label }));
  return none === undefined ? choices : [{ value: "", label: none }, ...choices];
}
