/**
 * Drawings as SVG: lengths across in per cent of the width, lengths down in pixels, so that one drawing fits every width while its
 * texts keep their size. Colours come by class from the style sheet.
 */
import { type Hole, type Html, html } from "../parts/html.ts";

/** What a drawing says to those who do not see it. */
export interface Said {
  /** Once in a page; the names of title and description begin with it. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Whether marks in it are links; a drawing without any is one image. */
  readonly links: boolean;
}

/** A drawing as wide as there is room, and so many pixels high. `kind`: a class that leaves room beside it. */
export function drawing(said: Said, height: number, marks: Hole, kind = ""): Html {
  return html`<svg class="drawing ${kind}" width="100%" height="${decimal(height)}" ${naming(said)}>
    ${titles(said)}${marks}
  </svg>`;
}

/** A drawing that is scaled as a whole; only for what holds no text. */
export function scaledDrawing(said: Said, [width, height]: readonly [number, number], marks: Hole): Html {
  return html`<svg class="drawing" viewBox="0 0 ${decimal(width)} ${decimal(height)}" ${naming(said)}>
    ${titles(said)}${marks}
  </svg>`;
}

/** A mark, a link where it leads somewhere. Its name is its own, and comes as a tip; `words` stand upon it and are no part of it. */
export function mark(href: string | null, name: string, body: Hole, words: Hole = null): Html {
  const named = html`<title>${name}</title>${body}`;
  const shown = href === null ? html`<g class="mark">${named}</g>` : html`<a class="mark" href="${href}">${named}</a>`;
  return words === null ? shown : html`${shown}<g class="words" aria-hidden="true">${words}</g>`;
}

/** The stripes for what is not known exactly. `id` is once in a page. */
export function hatch(id: string): Html {
  return html`<defs
    ><pattern id="${id}" class="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"
      ><rect class="hatch-ground" width="6" height="6" /><rect class="hatch-line" width="2.5" height="6" /></pattern
  ></defs>`;
}

/** At most two digits after the point, and never anything but a number. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError("a length that is no number");
  return String(Math.round(value * 100) / 100);
}

/** `41.2%` */
export function percent(value: number): string {
  return `${decimal(value)}%`;
}

function naming({ id, links }: Said): Html {
  return html`role="${links ? "group" : "img"}" aria-labelledby="${id}-title" aria-describedby="${id}-desc"`;
}

function titles({ id, title, summary }: Said): Html {
  return html`<title id="${id}-title">${title}</title><desc id="${id}-desc">${summary}</desc>`;
}
