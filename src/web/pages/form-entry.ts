/** Entries of forms: a label, a control, a hint, and what was wrong with what was typed. */
import { type Finding, findingCodes } from "../../domain/finding.ts";
import { type Hole, html, type Html } from "../parts/html.ts";
import { formTexts } from "../texts/form.ts";

/** What every entry has. */
export interface Entry {
  /** Name of the form field; findings are matched by it. */
  readonly name: string;
  readonly label: Hole;
  readonly hint?: Hole;
  readonly required?: boolean;
  /** All findings of the form; those about this entry are shown beside it. */
  readonly findings?: readonly Finding[];
  /** Id of the control where the name alone would not be unique on the page. */
  readonly id?: string;
}

/** One choice of a list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A line of text. */
export interface LineEntry extends Entry {
  readonly value: string;
  readonly type?: "text" | "password" | "url" | "date" | "email";
  readonly autocomplete?: string;
  /** Id of a datalist. */
  readonly list?: string;
  readonly placeholder?: string;
}

/** A line of text with its label. */
export function lineEntry(entry: LineEntry): Html {
  const { type = "text", value, autocomplete = "off", list, placeholder } = entry;
  return around(
    entry,
    html`<input
      id="${idOf(entry)}"
      name="${entry.name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${list === undefined ? null : html`list="${list}"`}
      ${placeholder === undefined ? null : html`placeholder="${placeholder}"`}
      ${stateOf(entry)}
    />`,
  );
}

/** Several lines of text with their label. */
export function areaEntry(entry: Entry & { readonly value: string; readonly rows: number }): Html {
  // A text area's first line break is not part of its value, so one is given away.
  const attributes = html`id="${idOf(entry)}" name="${entry.name}" rows="${entry.rows}" dir="auto" ${stateOf(entry)}`;
  return around(entry, html`<textarea ${attributes}>${"\n"}${entry.value}</textarea>`);
}

/** A list to choose one of, with its label. */
export function choiceEntry(entry: Entry & { readonly value: string; readonly choices: readonly Choice[] }): Html {
  return around(
    entry,
    html`<select id="${idOf(entry)}" name="${entry.name}" ${stateOf(entry)}>
      ${choicesOf(entry.choices, entry.value)}
    </select>`,
  );
}

/** The options of a list, the chosen one marked. */
export function choicesOf(choices: readonly Choice[], value: string): Html {
  return html`${choices.map((choice) => {
    const chosen = choice.value === value ? html` selected` : null;
    return html`<option value="${choice.value}" ${chosen}>${choice.label}</option>`;
  })}`;
}

/** Everything that was wrong, at the head of a form, so that nobody has to search for it. Nothing where nothing was. */
export function findingsNotice(findings: readonly Finding[], sentence: string): Html | null {
  if (findings.length === 0) return null;
  return html`<div class="notice notice-error" role="alert">
    <p>${sentence}</p>
    <ul>
      ${findings.map(({ at, code, saw }) => {
        return html`<li>${at}: ${findingCodes[code]}${saw === undefined ? null : html` <q dir="auto">${saw}</q>`}</li>`;
      })}
    </ul>
  </div>`;
}

/** That nothing was done, as `nothingDone` says, and which entries are why, each a step away. `labels` names the entries as the form does. */
export function wrongEntries(
  findings: readonly Finding[],
  nothingDone: string,
  labels: Readonly<Record<string, string>>,
): Html {
  const names = [...new Set(findings.map(({ at }) => at))];
  const links = names.map((name, index) => {
    return html`${index === 0 ? null : ", "}<a href="#f-${name}">${labels[name] ?? name}</a>`;
  });
  return notice("error", html`<p>${formTexts.lookAgain(nothingDone, html`${links}`)}</p>`);
}

/** A statement by the page on what has just happened or must be known. */
export function notice(kind: "said" | "error", body: Hole): Html {
  return html`<div class="notice notice-${kind}" role="${kind === "error" ? "alert" : "status"}">${body}</div>`;
}

function around(entry: Entry, control: Html): Html {
  const id = idOf(entry);
  const wrong = about(entry);
  const hint = entry.hint === undefined ? null : html`<p class="hint" id="${id}-hint">${entry.hint}</p>`;
  const errors = wrong.map(({ code }) => html`<p class="error">${findingCodes[code]}</p>`);
  return html`<div class="entry ${wrong.length > 0 ? "entry-wrong" : null}">
    <label for="${id}">${entry.label}</label>
    ${control} ${hint} ${wrong.length === 0 ? null : html`<div id="${id}-error">${errors}</div>`}
  </div>`;
}

function stateOf(entry: Entry): Html {
  const id = idOf(entry);
  const wrong = about(entry).length > 0;
  const described = [...(entry.hint === undefined ? [] : [`${id}-hint`]), ...(wrong ? [`${id}-error`] : [])];
  return html`${entry.required === true ? html`required ` : null}${wrong ? html`aria-invalid="true" ` : null}
  ${described.length === 0 ? null : html`aria-describedby="${described.join(" ")}"`}`;
}

function about({ name, findings = [] }: Entry): readonly Finding[] {
  return findings.filter(({ at }) => at === name);
}

function idOf({ id, name }: Entry): string {
  return id ?? `f-${name}`;
}
