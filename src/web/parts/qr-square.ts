/** A text as a square that phones read (QR code), drawn here: no picture is asked for elsewhere, and no style is needed. */
import { encode } from "uqr";
import { type Html, html } from "./html.ts";

/** Empty modules around it. ISO/IEC 18004: four. */
const margin = 4;

/** The square, dark on light whatever the colours of the page, for that is how it is read. `label` says in words what it is. */
export function qrSquare(text: string, label: string): Html {
  const { data } = encode(text, { ecc: "M", border: 0 });
  const side = data.length + 2 * margin;
  const ink = data.map((row, y) =>
    runsOf(row)
      .map(([x, length]) => `M${x + margin} ${y + margin}h${length}v1h-${length}z`)
      .join(""),
  );
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${side} ${side}"
    width="232"
    height="232"
    shape-rendering="crispEdges"
  >
    <rect width="${side}" height="${side}" fill="#fff" />
    <path d="${ink.join("")}" fill="#000" />
  </svg>`;
}

/** Where dark modules follow one another: from which, and how many. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
