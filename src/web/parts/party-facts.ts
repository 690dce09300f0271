/** What several records say of one organisation or actor, each value with the records that say so and their evidence. */
import { canonicalJson } from "../../domain/digest.ts";
import { type Field, fields } from "../../domain/field.ts";
import { type Projection, shownAbout, type ToldAssertion } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { sayStatement } from "../../domain/say.ts";
import { namedTexts } from "../texts/named.ts";
import { evidenceFor } from "./evidence.ts";
import { type Html, html } from "./html.ts";
import { recordHref } from "./search-hits.ts";
import { linkedValue } from "./value-link.ts";
import { sayValue, stanceNote } from "./saying.ts";
import { notReportedLine, speakersOf } from "./told.ts";

/** So many records stand beside a value each with its evidence; of more, the latest alone has it here, and some others are named. */
const mostOpen = 2;
const mostLinks = 4;

/** So many values of a field stand open. */
const mostValues = 5;

/** A record that names the party, and under which key. */
export interface Mention {
  readonly record: Projection;
  readonly about: string;
}

/** What one record says of the party in one field. */
export interface Said {
  readonly record: Projection;
  readonly assertions: readonly ToldAssertion[];
}

/** How values are shown: whether with their speakers, and as of when; null: today. */
interface Showing {
  readonly named: boolean;
  readonly asKnownOn: Instant | null;
}

/** The fields with all that is said; those of which no record says anything are named at the end. Fields that are not shown are left out. */
export function factsAcross(
  mentions: readonly Mention[],
  wanted: readonly Field[],
  speakers: readonly Field[],
  asKnownOn: Instant | null = null,
): Html {
  const told = wanted.filter((field) => mentions.some(({ record }) => record.fields[field].kind === "shown"));
  const silent = told.filter((field) => saidIn(mentions, field).length === 0);
  const entries = told
    .filter((field) => !silent.includes(field))
    .map(
      (field) =>
        html`<dt>${fields[field].label}</dt>
          <dd>${valueList(mentions, field, { named: speakers.includes(field), asKnownOn })}</dd>`,
    );
  return html`${entries.length === 0 ? null : html`<dl class="fields">${entries}</dl>`}
  ${notReportedLine(silent.map((field) => fields[field].label))}`;
}

/** What each record says of the party in a field; records that say nothing are left out. */
export function saidIn(mentions: readonly Mention[], field: Field): readonly Said[] {
  return mentions
    .map(({ record, about }) => ({ record, assertions: shownAbout(record, field, about) }))
    .filter(({ assertions }) => assertions.length > 0);
}

/** The values, those that most records say first; of many, the others open at a touch. */
function valueList(mentions: readonly Mention[], field: Field, how: Showing): Html {
  const values = valuesIn(mentions, field).toSorted((a, b) => b.length - a.length);
  const list = (some: typeof values) =>
    html`<ul class="values">
      ${some.map((said) => html`<li>${valueLine(field, said, how)}</li>`)}
    </ul>`;
  if (values.length <= mostValues + 1) return list(values);
  return html`${list(values.slice(0, mostValues))}
    <details class="further">
      <summary>
        ${namedTexts.further(values.length - mostValues)}<span class="unseen">: ${fields[field].label}</span>
      </summary>
      ${list(values.slice(mostValues))}
    </details>`;
}

/** The same value of several records put together. */
function valuesIn(mentions: readonly Mention[], field: Field): readonly (readonly Said[])[] {
  const values = new Map<string, Said[]>();
  for (const { record, assertions } of saidIn(mentions, field)) {
    for (const [key, same] of Map.groupBy(assertions, ({ content, polarity }) => canonicalJson([content, polarity]))) {
      values.set(key, [...(values.get(key) ?? []), { record, assertions: same }]);
    }
  }
  return [...values.values()];
}

function valueLine(field: Field, said: readonly Said[], { named, asKnownOn }: Showing): Html {
  const all = said.flatMap(({ assertions }) => assertions);
  const [first] = all;
  if (first === undefined) return html``;
  const what = `${fields[field].label}: ${sayStatement(field, first)}`;
  const open = said.length > mostOpen ? said.slice(0, 1) : said;
  const value = field === "victim.parent" ? linkedValue(field, first, asKnownOn) : sayValue(field, first);
  return html`${value} ${stanceNote(all)} ${named ? speakersOf(all) : null}
  ${open.map(
    ({ record, assertions }) =>
      html`<span class="detail">${namedTexts.inRecord} ${recordLink(record, asKnownOn)}</span> ${evidenceFor(
          assertions,
          `${what}, in ${record.incident}`,
          record,
          [],
          recordHref(record.incident, asKnownOn),
        )}`,
  )}
  ${alsoIn(said.slice(open.length), asKnownOn)}`;
}

/** Further records that say the same: their evidence is theirs to show. */
function alsoIn(said: readonly Said[], asKnownOn: Instant | null): Html | null {
  if (said.length === 0) return null;
  const further = said.length - mostLinks;
  return html`<span class="fine"
    >${namedTexts.alsoIn}
    ${said.slice(0, mostLinks).map(({ record }, index) => html`${index === 0 ? null : ", "}${recordLink(record, asKnownOn)}`)}
    ${further > 0 ? namedTexts.moreRecords(further) : null}</span
  >`;
}

function recordLink({ incident }: Projection, asKnownOn: Instant | null): Html {
  return html`<a class="record-number" href="${recordHref(incident, asKnownOn)}">${incident}</a>`;
}
