/** Techniques by tactic, each with the number of incidents that show it. */
import type { Tally } from "../../search/search.ts";
import { attackVersionInUse, currentTechnique, type Technique, techniques } from "../../vocabulary/attack.ts";
import { type Html, html } from "../parts/html.ts";
import { chartTexts, sayIncidents, sayNumber, sayShare } from "../texts/charts.ts";
import { tacticLabel, tactics } from "../texts/techniques.ts";
import { sayAbsent } from "./absent.ts";
import { blankOf, type Chart, type Drawing } from "./chart.ts";
import type { DataTable } from "./data-table.ts";
import { type Shade, shadeOf, shadesFor } from "./shade.ts";

/** What the matrix is told besides its numbers. */
export interface MatrixDrawing extends Drawing {
  /** How many incidents show any technique of a tactic; tactics that are not named have no number. */
  readonly byTactic?: ReadonlyMap<string, number>;
  /** At most so many techniques of a tactic, those with the most incidents; left out: all that incidents show. */
  readonly most?: number;
  /** Whether techniques that no incident shows are there to open. */
  readonly whole?: boolean;
}

const texts = chartTexts.matrix;

/** The picture of a tally by `technique`, in which a technique holds its sub-techniques. `href` is asked for ids such as `T1498`. */
export function techniqueMatrix(tally: Tally, asked: MatrixDrawing = {}): Chart {
  const named = { id: asked.id ?? "matrix", title: asked.title ?? texts.title };
  const blank = blankOf(named, tally, asked);
  if (blank !== null) return blank;
  const counts = new Map(tally.cells.map(({ values: [id = ""], count }) => [id, count]));
  const wholes = [...counts].filter(([id]) => !id.includes("."));
  const [top] = wholes.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    ...named,
    summary: top === undefined ? "" : chartTexts.most(nameOf(top[0]), top[1], tally.records),
    blank: null,
    picture: picture(counts, shadesFor(top?.[1] ?? 0), asked),
    counted: chartTexts.counted.cells(tally.records),
    absent: tally.absent[0] === undefined ? null : sayAbsent(tally.absent[0], tally.records),
    notes: [texts.note, texts.attack(attackVersionInUse())],
    table: tableFrom(counts, tally.records, asked),
  };
}

function picture(counts: ReadonlyMap<string, number>, shades: readonly Shade[], asked: MatrixDrawing): Html {
  const wholes = [...techniques.values()].filter(({ id }) => !id.includes("."));
  const named = new Set([...Object.keys(tactics), ...wholes.flatMap((technique) => technique.tactics)]);
  const unnamed = [...counts].flatMap(([id, count]) => (techniques.has(id) || id.includes(".") ? [] : [{ id, count }]));
  const columns = [...named].map((tactic) => {
    const here = wholes.filter((technique) => technique.tactics.includes(tactic));
    return columnOf(tactic, here, { counts, shades, asked });
  });
  return html`<div class="matrix">
    ${columns} ${unnamed.map(({ id, count }) => cellOf({ id, name: id }, count, { counts, shades, asked }))}
  </div>`;
}

interface Matrix {
  readonly counts: ReadonlyMap<string, number>;
  readonly shades: readonly Shade[];
  readonly asked: MatrixDrawing;
}

function columnOf(tactic: string, here: readonly Technique[], matrix: Matrix): Html | null {
  const { counts, asked } = matrix;
  const countOf = ({ id }: Technique) => counts.get(id) ?? 0;
  const seen = here.filter((technique) => countOf(technique) > 0).sort((a, b) => countOf(b) - countOf(a));
  const unseen = here.filter((technique) => countOf(technique) === 0 && currentTechnique(technique.id).via === "same");
  const whole = asked.whole === true;
  if (seen.length === 0 && !whole) return null;
  const total = asked.byTactic?.get(tactic);
  const hidden = seen.length - (asked.most ?? seen.length);
  return html`<div class="tactic">
    <p class="tactic-name">
      ${tacticLabel(tactic)}${total === undefined ? null : html` <span class="count">${sayIncidents(total)}</span>`}
    </p>
    ${seen.length === 0 ? (total === undefined ? html`<p class="fine">${texts.none}</p>` : null) : listOf(seen.slice(0, asked.most), matrix)}
    ${hidden <= 0 ? null : html`<p class="fine">${texts.further(hidden)}</p>`}
    ${
      whole && unseen.length > 0
        ? html`<details>
            <summary class="fine">
              ${texts.unseen(unseen.length)}<span class="unseen">: ${tacticLabel(tactic)}</span>
            </summary>
            ${listOf(unseen, matrix)}
          </details>`
        : null
    }
  </div>`;
}

function listOf(listed: readonly Technique[], matrix: Matrix): Html {
  return html`<ul>
    ${listed.map((technique) => html`<li>${cellOf(technique, matrix.counts.get(technique.id) ?? 0, matrix)}</li>`)}
  </ul>`;
}

function cellOf({ id, name }: Pick<Technique, "id" | "name">, count: number, { shades, asked }: Matrix): Html {
  const href = asked.href?.(id) ?? null;
  const step = shadeOf(shades, count)?.step;
  const body = html`<span>${name}</span>
    ${count === 0 ? null : html`<span class="technique-count">${sayNumber(count)}<span class="unseen"> ${count === 1 ? "incident" : "incidents"}</span></span>`}`;
  const kind = `technique ${step === undefined ? "" : `shade-${step}`}`;
  return href === null
    ? html`<span class="${kind}">${body}</span>`
    : html`<a class="${kind}" href="${href}" title="${id}">${body}</a>`;
}

function tableFrom(counts: ReadonlyMap<string, number>, records: number, { href }: MatrixDrawing): DataTable {
  const { technique, tactic, incidents, share } = chartTexts.column;
  const sorted = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    columns: [technique, tactic, incidents, share],
    rows: sorted.map(([id, count]) => ({
      words: [`${id} ${nameOf(id)}`, (techniques.get(id)?.tactics ?? []).map(tacticLabel).join(", ")],
      href: href?.(id) ?? null,
      numbers: [count, sayShare(count, records)],
    })),
  };
}

function nameOf(id: string): string {
  return techniques.get(id)?.name ?? id;
}
