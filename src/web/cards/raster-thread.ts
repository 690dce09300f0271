/** The thread that paints cards: takes SVG, gives PNG, one after another. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** One card to paint. */
export interface RasterQuestion {
  readonly number: number;
  readonly svg: string;
}

/** The card, painted; null where it could not be. */
export interface RasterAnswer {
  readonly number: number;
  readonly png: Uint8Array | null;
}

const { resolve } = createRequire(import.meta.url);
const fontFolder = resolve("dejavu-fonts-ttf/package.json").replace(/package\.json$/, "ttf/");
const fontFiles = ["DejaVuSerif-Bold.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf"];

const [, ...fontBuffers] = await Promise.all([
  readFile(resolve("@resvg/resvg-wasm/index_bg.wasm")).then((bytes) => initWasm(bytes)),
  ...fontFiles.map(async (name) => new Uint8Array(await readFile(fontFolder + name))),
]);

parentPort?.on("message", ({ number, svg }: RasterQuestion) => {
  parentPort?.postMessage({ number, png: paint(svg) } satisfies RasterAnswer);
});

function paint(svg: string): Uint8Array | null {
  try {
    const resvg = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: "DejaVu Sans" } });
    const image = resvg.render();
    const png = image.asPng();
    image.free();
    resvg.free();
    return png;
  } catch {
    return null;
  }
}
