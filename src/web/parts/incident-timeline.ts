/** The timeline of the event: every date in order, each placed between the earliest and the latest, as a point where it is known to the day and else as the span that it may fall in. */
import { fieldNames, fields } from "../../domain/field.ts";
import { type Projection, shownOf, type ToldAssertion } from "../../domain/projection.ts";
import { compareWhen, getWhen, sayWhen, type When } from "../../domain/when.ts";
import { recordTexts } from "../texts/record.ts";
import { type Html, html } from "./html.ts";
import { notReportedLine, valueOf, voicesOf } from "./told.ts";

const texts = recordTexts.timeline;
const dates = fieldNames.filter((field) => field.startsWith("date."));
const dayMs = 86_400_000;

/** From the first to the last day of which anything is said, in days since 1970. */
interface Scale {
  readonly first: number;
  readonly last: number;
}

/** All dates, earliest first; those of no value after them; dates that nobody reports in one line. */
export function timelineOf(projection: Projection): Html {
  const said = dates.flatMap((field) => voicesOf(shownOf(projection, field)).map((voices) => ({ field, voices })));
  const sorted = said.toSorted((a, b) => compareDates(a.voices[0], b.voices[0]));
  const whens = sorted.map(({ voices: [{ content }] }) => (content.kind === "date" ? getWhen(content.edtf) : null));
  const scale = scaleOf(whens.filter((when) => when !== null));
  const silent = dates.filter(
    (field) => projection.fields[field].kind === "shown" && shownOf(projection, field).length === 0,
  );
  const items = sorted.map(({ field, voices }, index) => {
    const several = said.filter((other) => other.field === field).length > 1;
    const when = whens[index] ?? null;
    return html`<li>
      <span class="moment">${fields[field].label}</span>
      <span>${valueOf(projection, field, voices, several)}</span>
      ${scale === null || when === null ? null : trackOf(when, scale)}
    </li>`;
  });
  return html`${
    items.length === 0
      ? null
      : html`${scale === null ? null : captionOf(scale)}
          <ol class="timeline">
            ${items}
          </ol>`
  }
  ${notReportedLine(silent.map((field) => fields[field].label))}`;
}

function compareDates(a: ToldAssertion, b: ToldAssertion): number {
  if (a.content.kind !== "date" || b.content.kind !== "date")
    return Number(a.content.kind !== "date") - Number(b.content.kind !== "date");
  return compareWhen(a.content.edtf, b.content.edtf);
}

/** Null where there is nothing to place: fewer than two dates, or all of one day. */
function scaleOf(whens: readonly When[]): Scale | null {
  if (whens.length < 2) return null;
  const days = whens.flatMap(({ min, max }) => [min, max].filter((day) => day !== null).map(dayOf));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return last > first ? { first, last } : null;
}

/** The ends of the scale and what its marks mean. Those who hear the page hear the dates themselves. */
function captionOf({ first, last }: Scale): Html {
  const day = (number: number) => sayWhen(new Date(number * dayMs).toISOString().slice(0, 10));
  return html`<div class="scale" aria-hidden="true">
    <svg class="defs">
      <pattern id="uncertain" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V4" />
      </pattern>
    </svg>
    <p>
      <svg class="key"><circle cx="5" cy="5" r="4" /></svg> ${texts.onDay}
      <svg class="key"><rect x="1" y="1" width="18" height="8" /></svg> ${texts.within}
    </p>
    <p class="ends"><span>${day(first)}</span> <span>${day(last)}</span></p>
  </div>`;
}

/** Where a date stands on the scale. An end that is open or unknown goes to the edge. */
function trackOf({ min, max, approximate, uncertain }: When, { first, last }: Scale): Html {
  const at = (day: number) => Math.round(((day - first) / (last - first)) * 1000) / 10;
  const [from, to] = [min === null ? 0 : at(dayOf(min)), max === null ? 100 : at(dayOf(max))];
  const mark =
    min === max
      ? html`<circle cx="${from}%" cy="5" r="4" />`
      : html`<rect x="${from}%" y="1" width="${Math.max(0.5, Math.round((to - from) * 10) / 10)}%" height="8" />`;
  return html`<svg class="track${approximate || uncertain ? " about" : ""}" aria-hidden="true">
    <line x2="100%" y1="5" y2="5" />
    ${mark}
  </svg>`;
}

function dayOf(day: string): number {
  return Math.round(Date.parse(day) / dayMs);
}
