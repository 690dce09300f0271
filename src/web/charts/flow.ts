/** From actors to those they are said to have hit: one picture for each lane, so that a claim never stands with an attribution. */
import { sankey, type SankeyGraph, type SankeyLink, type SankeyNode } from "d3-sankey";
import type { Tally } from "../../search/search.ts";
import { type Html, html } from "../parts/html.ts";
import { laneClass, laneLegend } from "../parts/lanes.ts";
import { chartTexts, sayNumber } from "../texts/charts.ts";
import { sayAbsent } from "./absent.ts";
import { blankOf, type Chart } from "./chart.ts";
import { type DataTable, withRest } from "./data-table.ts";
import type { PairDrawing } from "./heat-map.ts";
import { decimal, drawing, mark, type Said } from "./svg.ts";

/** What flows are told besides their numbers. */
export interface FlowDrawing extends PairDrawing {
  readonly lane: "responsibility.claimed" | "responsibility.attributed";
  /** The actors alone, for the numbers beside their names: their bands may count an incident more than once. Left out: no numbers. */
  readonly actors?: Tally;
}

interface Pair {
  readonly actor: string;
  readonly victim: string;
  readonly count: number;
}

interface End {
  readonly key: string;
  readonly label: string;
}

type Node = SankeyNode<End, Pair>;
type Link = SankeyLink<End, Pair>;

/** So many actors and targets are drawn at most, those with the most; the table has all pairs. */
const most = 8;

/** In pixels; bands keep that much apart that the names of the thinnest can be read. */
const room = { between: 18, band: 22, end: 5 };

/** How long names may be where there is room and where there is little. */
const longest = { roomy: 32, tight: 14, any: 14 };

/** The picture of a tally by `claimed-by` or `attributed-to`, and by what was hit. */
export function flowChart(tally: Tally, asked: FlowDrawing): Chart {
  const blank = blankOf(asked, tally, asked);
  if (blank !== null) return blank;
  const pairs = pairsOf(tally);
  const drawn = drawnOf(pairs);
  const [top] = pairs;
  const [actorLabel, targetLabel] = asked.labelOf;
  const summary =
    top === undefined
      ? ""
      : chartTexts.most(`${actorLabel(top.actor)} – ${targetLabel(top.victim)}`, top.count, tally.records);
  const said = { id: asked.id, title: asked.title, summary, links: asked.href !== undefined };
  const { claimedNote, attributedNote, counts, further } = chartTexts.flow;
  return {
    id: asked.id,
    title: asked.title,
    summary,
    blank: null,
    picture: html`<div class="flow ${laneClass(asked.lane)}">${picture(said, drawn, asked)}</div>`,
    counted: chartTexts.counted.flows(tally.records),
    absent:
      tally.absent[0] === undefined
        ? null
        : chartTexts.absentIn(asked.called[0], sayAbsent(tally.absent[0], tally.records)),
    notes: [
      html`<span class="${laneClass(asked.lane)}">${laneLegend(asked.lane)}</span>`,
      asked.lane === "responsibility.claimed" ? claimedNote : attributedNote,
      counts,
      ...(pairs.length > drawn.length ? [further(pairs.length - drawn.length)] : []),
    ],
    table: tableFrom(pairs, asked),
  };
}

function pairsOf({ cells }: Tally): readonly Pair[] {
  return cells
    .filter(({ count }) => count > 0)
    .map(({ values: [actor = "", victim = ""], count }) => ({ actor, victim, count }))
    .sort((a, b) => b.count - a.count || (`${a.actor} ${a.victim}` < `${b.actor} ${b.victim}` ? -1 : 1));
}

/** The pairs between the actors and the targets with the most. */
function drawnOf(pairs: readonly Pair[]): readonly Pair[] {
  const top = (side: "actor" | "victim") => {
    const sums = new Map<string, number>();
    for (const pair of pairs) sums.set(pair[side], (sums.get(pair[side]) ?? 0) + pair.count);
    const sorted = [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return new Set(sorted.slice(0, most).map(([value]) => value));
  };
  const [actors, victims] = [top("actor"), top("victim")];
  return pairs.filter(({ actor, victim }) => actors.has(actor) && victims.has(victim));
}

function picture(
  said: Said,
  pairs: readonly Pair[],
  { labelOf: [actorLabel, targetLabel], href, actors }: FlowDrawing,
): Html {
  const counts = new Map(actors?.cells.map(({ values: [actor = ""], count }) => [`from ${actor}`, count]));
  const { nodes, links, height } = laidOut(pairs, actorLabel, targetLabel);
  return drawing(
    said,
    height,
    html`<svg width="100%" height="${decimal(height)}" viewBox="0 0 100 ${decimal(height)}" preserveAspectRatio="none">
        ${links.map((link) => {
          const name = chartTexts.flow.mark(actorLabel(link.actor), targetLabel(link.victim), link.count);
          return mark(href?.(link.actor, link.victim) ?? null, name, html`<path class="band" d="${bandOf(link)}" />`);
        })}</svg
      >${nodes.map((node) => endOf(node, counts))}`,
  );
}

/** Lengths across are per cent; lengths down pixels. */
function laidOut(pairs: readonly Pair[], actorLabel: (slug: string) => string, targetLabel: (value: string) => string) {
  const [actors, targets] = [new Set(pairs.map(({ actor }) => actor)), new Set(pairs.map(({ victim }) => victim))];
  const height = Math.max(actors.size, targets.size) * (room.between + room.band) + room.between;
  const graph: SankeyGraph<End, Pair> = {
    nodes: [
      ...[...actors].map((actor) => ({ key: `from ${actor}`, label: actorLabel(actor) })),
      ...[...targets].map((target) => ({ key: `to ${target}`, label: targetLabel(target) })),
    ],
    links: pairs.map((pair) => ({
      ...pair,
      source: `from ${pair.actor}`,
      target: `to ${pair.victim}`,
      value: pair.count,
    })),
  };
  const layout = sankey<End, Pair>()
    .nodeId(({ key }) => key)
    .nodeWidth(0.5)
    .nodePadding(room.between)
    .extent([
      [0, room.between / 2],
      [100, height - room.between / 2],
    ]);
  return { ...layout(graph), height };
}

/** A band from where it leaves to where it ends, as thick as it is wide in numbers. */
function bandOf({ y0 = 0, y1 = 0, width = 0 }: Link): string {
  const [half, y] = [Math.max(0.5, width / 2), decimal];
  return `M1 ${y(y0 - half)}C50 ${y(y0 - half)} 50 ${y(y1 - half)} 99 ${y(y1 - half)}V${y(y1 + half)}C50 ${y(y1 + half)} 50 ${y(y0 + half)} 1 ${y(y0 + half)}Z`;
}

/** The end of bands with its name, which stands upon them. */
function endOf({ key, label, y0 = 0, y1 = 0 }: Node, counts: ReadonlyMap<string, number>): Html {
  const count = counts.get(key);
  const left = key.startsWith("from ");
  const middle = decimal((y0 + y1) / 2 + 4);
  const text = (kind: keyof typeof longest) =>
    html`<text class="end-name ${kind} ${left ? "" : "last"}" x="${left ? 10 : -10}" y="${middle}"
      >${shortened(label, longest[kind])}${count === undefined ? null : html` <tspan class="end-count">${sayNumber(count)}</tspan>`}</text
    >`;
  return html`<svg x="${left ? "0" : "100%"}" overflow="visible">
    <rect
      class="end"
      x="${left ? 0 : -room.end}"
      y="${decimal(y0)}"
      width="${room.end}"
      height="${decimal(Math.max(1, y1 - y0))}"
    />
    ${label.length > longest.tight ? html`${text("tight")}${text("roomy")}` : text("any")}
  </svg>`;
}

function shortened(text: string, length: number): string {
  const letters = Array.from(text);
  return letters.length <= length
    ? text
    : `${letters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

function tableFrom(pairs: readonly Pair[], { labelOf, called, href }: FlowDrawing): DataTable {
  return {
    columns: [...called.map((name) => name.charAt(0).toUpperCase() + name.slice(1)), chartTexts.column.incidents],
    rows: withRest(
      pairs.map(({ actor, victim, count }) => ({
        words: [labelOf[0](actor), labelOf[1](victim)],
        href: href?.(actor, victim) ?? null,
        numbers: [count],
      })),
      chartTexts.furtherPairs,
    ),
  };
}
