/**
 * The card of a record: what link previews show, and what stands where no picture was given. Victim, month, place, kind and the
 * lanes of responsibility, as the reader's audience is told them; drawn as SVG, which `rasteriser.ts` turns into a PNG.
 */
import { type Lane, lanes } from "../../domain/field.ts";
import { countriesOf, dateOf, labelsOf, type Projection, standingOf, victimNamesOf } from "../../domain/projection.ts";
import { labelOfTerm } from "../../domain/field.ts";
import { sayWhen, toMonth } from "../../domain/when.ts";
import { escapeHtml } from "../parts/html.ts";
import { undirected } from "../parts/saying.ts";
import { cardTexts } from "../texts/card.ts";
import { fittedLines, widthOf } from "./text-fit.ts";

/** In pixels, as Open Graph readers like it best. */
export const cardSize = { width: 1200, height: 630 } as const;

const margin = 72;
const innerWidth = cardSize.width - 2 * margin;

/** The colours of the style sheet by day: previews know no night. */
const colours = {
  paper: "#fbf9f4",
  ink: "#1d2326",
  soft: "#565f63",
  rule: "#d6d0c3",
  accent: "#0f4c5c",
} as const;

const laneMarks: Readonly<Record<Lane, { readonly colour: string; readonly path: string; readonly hollow: boolean }>> =
  {
    "responsibility.claimed": { colour: "#8a4705", path: "M12 2l10 20H2z", hollow: false },
    "responsibility.attributed": { colour: "#1d4f9c", path: "M2 2h20v20H2z", hollow: false },
    "responsibility.suspected": { colour: "#6a3a9e", path: "M12 0l12 12-12 12L0 12z", hollow: false },
    "responsibility.not-attributed": { colour: "#4b585d", path: "M2 2h20v20H2z", hollow: true },
    "responsibility.denied": { colour: "#96245a", path: "M3 3l18 18M21 3L3 21", hollow: true },
  };

/** The card as a document of its own. Pure. */
export function cardOf(projection: Projection, siteName: string): string {
  const title = undirected(victimNamesOf(projection));
  const { lines, size } = fittedLines(title, { width: innerWidth, sizes: [68, 58, 50, 44], most: 3 });
  const titleTop = 158 + size * 1.25;
  const titles = lines.map((line, index) =>
    textAt(margin, titleTop + index * size * 1.16, line, size, "serif", colours.ink, true),
  );
  const factsTop = titleTop + (lines.length - 1) * size * 1.16 + 62;
  const facts = fittedLines(factsOf(projection), { width: innerWidth, sizes: [32], most: lines.length > 2 ? 1 : 2 });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cardSize.width} ${cardSize.height}" width="${cardSize.width}" height="${cardSize.height}" role="img">`,
    `<title>${escaped(cardAlt(projection))}</title>`,
    `<rect width="${cardSize.width}" height="${cardSize.height}" fill="${colours.paper}"/>`,
    `<rect width="16" height="${cardSize.height}" fill="${colours.accent}"/>`,
    textAt(margin, 96, undirected(siteName), 30, "sans", colours.accent, true),
    textAt(margin, 158, cardTexts.kicker, 26, "sans", colours.soft, false),
    ...titles,
    ...facts.lines.map((line, index) => textAt(margin, factsTop + index * 42, line, 32, "sans", colours.soft, false)),
    `<rect x="${margin}" y="492" width="${innerWidth}" height="2" fill="${colours.rule}"/>`,
    ...laneRow(projection),
    textAt(margin, 602, cardTexts.footing(projection.incident, projection.version), 22, "mono", colours.soft, false),
    "</svg>",
  ].join("");
}

/** What the card says, in one sentence, for readers who cannot see it. */
export function cardAlt(projection: Projection): string {
  const said = lanesOf(projection).map(({ words }) => words);
  return cardTexts.alt([undirected(victimNamesOf(projection)), factsOf(projection), ...said]);
}

/** Month · countries · types. */
function factsOf(projection: Projection): string {
  const date = dateOf(projection);
  const countries = countriesOf(projection).map((code) => labelOfTerm("victim.country", code));
  const types = labelsOf(projection, "incident.type");
  return [date === null ? cardTexts.undated : sayWhen(toMonth(date)), shortList(countries), shortList(types)]
    .filter((part) => part !== "")
    .join(" · ");
}

function shortList(words: readonly string[]): string {
  return words.length > 3 ? cardTexts.andOthers(words.slice(0, 2), words.length - 2) : words.join(", ");
}

interface SaidLane {
  readonly lane: Lane;
  readonly words: string;
}

/** The lanes in which anything stands, each in words; none where the audience is not told them. */
function lanesOf(projection: Projection): readonly SaidLane[] {
  return lanes.flatMap((lane) => {
    const said = standingOf(projection, lane).filter(({ content }) => content.kind === "party");
    if (said.length === 0) return [];
    const names = said.flatMap(({ content }) =>
      content.kind === "party" && content.name !== null ? [content.name] : [],
    );
    return [{ lane, words: cardTexts.lane(lane, shortList([...new Set(names.map(undirected))])) }];
  });
}

function laneRow(projection: Projection): readonly string[] {
  const said = lanesOf(projection).slice(0, 3);
  const each = innerWidth / Math.max(1, said.length);
  return said.flatMap(({ lane, words }, index) => {
    const { colour, path, hollow } = laneMarks[lane];
    const x = margin + index * each;
    const paint = hollow ? `fill="none" stroke="${colour}" stroke-width="3"` : `fill="${colour}"`;
    const {
      lines: [line = ""],
      size,
    } = fittedLines(words, { width: each - 60, sizes: [25, 22], most: 1 });
    return [
      `<g transform="translate(${Math.round(x)} 520)"><path d="${path}" ${paint}/></g>`,
      textAt(x + 38, 541, line, size, "sans", colours.ink, false),
    ];
  });
}

const families = { serif: "DejaVu Serif, serif", sans: "DejaVu Sans, sans-serif", mono: "DejaVu Sans Mono, monospace" };

function textAt(
  x: number,
  y: number,
  text: string,
  size: number,
  family: keyof typeof families,
  fill: string,
  bold: boolean,
): string {
  const weight = bold ? ' font-weight="700"' : "";
  const squeezed =
    widthOf(text, size) > innerWidth ? ` textLength="${innerWidth}" lengthAdjust="spacingAndGlyphs"` : "";
  return `<text x="${Math.round(x)}" y="${Math.round(y)}" font-family="${families[family]}" font-size="${size}"${weight} fill="${fill}"${squeezed}>${escaped(text)}</text>`;
}

/** Without characters that XML 1.0 does not admit. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- the very characters that XML does not admit
  return escapeHtml(text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""));
}
