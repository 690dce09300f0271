/** The forms of the search page: the words, and the time. What else is asked for travels with them. */
import type { Question } from "../../search/search.ts";
import { shortInstant } from "../moment.ts";
import { type Asked, longestWords, partsOf, usualPlace } from "../question.ts";
import { searchTexts } from "../texts/search.ts";
import { type Html, html } from "./html.ts";

const { form, help } = searchTexts;

/** The box for words, and what may be typed into it. */
export function wordsForm(asked: Asked): Html {
  return html`<search aria-label="${form.label}">
      <form action="/incidents" class="words-form" data-instant>
        <input
          type="search"
          name="q"
          id="q"
          value="${asked.question.words}"
          aria-label="${form.label}"
          maxlength="${longestWords}"
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          data-search
          data-complete="/incidents/complete"
        />
        ${carried(asked, ["q"])}<button>${form.button}</button>
      </form>
    </search>
    ${queryHelp()}`;
}

/** The form for the time, open where a time is asked for. */
export function timeForm(asked: Asked): Html {
  const { date, dateSure, asKnownOn } = asked.question;
  const [from, to] = endsOf(asked.question);
  return html`<details class="time" ${date !== null || asKnownOn !== null ? html`open` : null} data-key="time">
    <summary>${form.legend}</summary>
    <form action="/incidents" class="time-form" data-instant>
      ${carried(asked, ["date", "dates", "asKnownOn"])} ${timeEntry("from", form.from, from)}
      ${timeEntry("to", form.to, to)}
      <p class="fine" id="time-hint">${form.dateHint}</p>
      <p>
        <label class="check"
          ><input type="checkbox" name="dates" value="sure" ${dateSure ? html`checked` : null} /> ${form.sure}</label
        >
      </p>
      <p>
        <label for="as-known-on">${form.asKnownOn}</label>
        <input
          id="as-known-on"
          name="asKnownOn"
          value="${asKnownOn === null ? "" : shortInstant(asKnownOn)}"
          placeholder="2022-11-09"
          aria-describedby="known-hint"
        />
      </p>
      <p class="fine" id="known-hint">${form.asKnownOnHint}</p>
      <p><button class="quiet">${form.apply}</button></p>
    </form>
  </details>`;
}

/** Everything else that is asked for, as hidden entries; the order only where somebody chose it. */
function carried({ question, place }: Asked, others: readonly string[]): readonly Html[] {
  const usual = usualPlace(question);
  const chosen = place.sort !== usual.sort || place.descending !== usual.descending;
  return partsOf(question, { ...(chosen ? place : usual), after: null })
    .filter(([name]) => !others.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

function timeEntry(name: "from" | "to", label: string, value: string): Html {
  return html`<p>
    <label for="time-${name}">${label}</label>
    <input id="time-${name}" name="${name}" value="${value}" placeholder="2022-11" aria-describedby="time-hint" />
  </p>`;
}

/** The two ends of a date as the form has them; empty where an end is open or unknown. */
function endsOf({ date }: Pick<Question, "date">): readonly [string, string] {
  const [from = "", to = from] = (date ?? "").split("/").map((end) => (end === ".." ? "" : end));
  return [from, to];
}

function queryHelp(): Html {
  return html`<details class="query-help" data-key="help">
    <summary>${help.heading}</summary>
    <dl class="fields">
      ${help.rows.map(
        ([query, meaning]) =>
          html`<dt><code>${query}</code></dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>
    <p class="fine">${help.note}</p>
  </details>`;
}
