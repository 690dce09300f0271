/** Fields as an audience is told them: values with their evidence, a count, or the one constant text of what is withheld. */
import { canonicalJson } from "../../domain/digest.ts";
import { type Field, fields } from "../../domain/field.ts";
import { type Projection, shownOf, type ToldAssertion } from "../../domain/projection.ts";
import { sayStatement } from "../../domain/say.ts";
import { toldTexts as texts } from "../texts/told.ts";
import { evidenceHere } from "./evidence.ts";
import { type Html, html } from "./html.ts";
import { sayAsserter, stanceNote } from "./saying.ts";
import { linkedValue } from "./value-link.ts";

/** The same thing said of the same subject by one speaker or several. */
export type Voices = readonly [ToldAssertion, ...ToldAssertion[]];

/** What stands where a field is withheld: one text for each audience, whatever lies behind it. */
export function withheldText({ audience }: Pick<Projection, "audience">): string {
  return audience === "public" ? texts.toMembers : texts.notToYou;
}

/** What stands where a field is shown and nobody says anything of it. */
export const { notReported } = texts;

/** A field in whichever form it is told. */
export function tellingOf(projection: Projection, field: Field): Html {
  const told = projection.fields[field];
  switch (told.kind) {
    case "withheld":
      return html`<span class="withheld">${withheldText(projection)}</span>`;
    case "counted":
      return html`${countOf(field, told.count)}`;
    case "shown":
      return told.assertions.length === 0 ? notReported : valuesOf(projection, field, told.assertions);
  }
}

/** `1 motive`, `0 actors`. */
export function countOf(field: Field, count: number): string {
  return (texts.counts[field] ?? texts.values)(count);
}

/** The values, one beneath the other; those who disagree are named beside what they say. */
export function valuesOf(projection: Projection, field: Field, said: readonly ToldAssertion[]): Html {
  const groups = voicesOf(said);
  const disputed = groups.some(([first]) => first.polarity === "negated") || said.some(isDisputed);
  const items = groups.map((voices) => valueOf(projection, field, voices, disputed));
  return items.length === 1
    ? html`${items}`
    : html`<ul class="values">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
}

/** One value with its stance, its speakers where they matter, and its evidence. */
export function valueOf(projection: Projection, field: Field, voices: Voices, named: boolean): Html {
  const [first] = voices;
  const what = `${fields[field].label}: ${sayStatement(field, first)}`;
  return html`${linkedValue(field, first)} ${stanceNote(voices)} ${named ? speakersOf(voices) : null}
  ${evidenceHere(voices, what, projection)}`;
}

/** ` — who, who`; nothing where the audience is not told who speaks. */
export function speakersOf(voices: readonly ToldAssertion[]): Html | null {
  const speakers = new Map(voices.map(({ asserter }) => [canonicalJson(asserter), sayAsserter(asserter)]));
  const names = [...speakers.values()].filter((speaker) => speaker !== null);
  if (names.length === 0) return null;
  return html`<span class="speaker">— ${names.map((name, index) => (index === 0 ? name : html`, ${name}`))}</span>`;
}

/** Assertions that say the same put together, in order of the first of each. */
export function voicesOf(said: readonly ToldAssertion[]): readonly Voices[] {
  const [first, ...others] = said;
  if (first === undefined) return [];
  // Most fields have one voice, and naming what it says takes longer than all else that is done with it.
  if (others.length === 0) return [[first]];
  const groups = new Map<string, [ToldAssertion, ...ToldAssertion[]]>();
  for (const one of said) {
    const key = canonicalJson([one.about, one.content, one.polarity]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** Whether any of the fields is told in another form than withheld. That is the policy's word and says nothing of the record. */
export function anyTold(projection: Projection, wanted: readonly Field[]): boolean {
  return wanted.some((field) => projection.fields[field].kind !== "withheld");
}

/** Whether nothing of a field reaches the reader: nobody says anything of it, or it is withheld. */
export function isUnsaid({ fields: told }: Projection, field: Field): boolean {
  const form = told[field];
  return form.kind === "withheld" || (form.kind === "shown" && form.assertions.length === 0);
}

/** Fields with their labels as a list of terms; those that are shown and of which nobody says anything are named in one line at the end. */
export function fieldList(projection: Projection, wanted: readonly Field[]): Html {
  const told = wanted.filter((field) => projection.fields[field].kind !== "withheld");
  const silent = told.filter(
    (field) => projection.fields[field].kind === "shown" && shownOf(projection, field).length === 0,
  );
  const spoken = told.filter((field) => !silent.includes(field));
  const entries = spoken.map(
    (field) =>
      html`<dt>${fields[field].label}</dt>
        <dd>${tellingOf(projection, field)}</dd>`,
  );
  return html`${entries.length === 0 ? null : html`<dl class="fields">${entries}</dl>`}
  ${notReportedLine(silent.map((field) => fields[field].label))}`;
}

/** "Not reported: …"; nothing where nothing is missing. */
export function notReportedLine(labels: readonly string[]): Html | null {
  return labels.length === 0 ? null : html`<p class="silent">${texts.notReportedOf(labels.join(" · "))}</p>`;
}

function isDisputed({ stance }: ToldAssertion): boolean {
  return ["disputed", "denied", "retracted", "superseded"].includes(stance);
}
