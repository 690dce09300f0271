/** Cards: they say what the audience is told and nothing else, are well-formed whatever the names hold, and can be painted. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import fc from "fast-check";
import { projections } from "../../../test/arbitrary/projection.ts";
import { cardAlt, cardOf, cardSize } from "./card.ts";
import { openRasteriser } from "./rasteriser.ts";
import { fittedLines, widthOf } from "./text-fit.ts";

await initWasm(await readFile(new URL("../../../node_modules/@resvg/resvg-wasm/index_bg.wasm", import.meta.url)));

test("a card is well-formed for whatever is told of a record", () => {
  fc.assert(
    fc.property(projections(), fc.string({ unit: "binary", maxLength: 40 }), (projection, siteName) => {
      const svg = cardOf(projection, siteName);
      assert.doesNotThrow(() => {
        new Resvg(svg).free();
      }, svg);
      assert.ok(cardAlt(projection) !== "");
    }),
    { numRuns: 150, seed: 11 },
  );
});

test("lines are no wider and no more than they may be, and lose nothing where all of it fits", () => {
  const fits = { width: 1000, sizes: [60, 40], most: 3 };
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      const { lines, size } = fittedLines(text, fits);
      assert.ok(lines.length <= fits.most);
      for (const line of lines)
        assert.ok([...new Intl.Segmenter().segment(line)].length <= 1 || widthOf(line, size) <= fits.width);
    }),
    { numRuns: 200, seed: 12 },
  );
  assert.deepEqual(fittedLines("City of Southmoor", fits).lines, ["City of Southmoor"]);
  assert.match(fittedLines("many words ".repeat(100), fits).lines.at(-1) ?? "", /…$/);
});

test("a card is painted as a PNG of the size that previews want", async () => {
  const rasteriser = openRasteriser();
  const [projection] = fc.sample(projections(), { numRuns: 1, seed: 3 });
  assert.ok(projection !== undefined);
  const svg = cardOf(projection, "Casebook");
  const [png, again] = await Promise.all([rasteriser.paint(svg), rasteriser.paint(svg)]);
  assert.equal(png, again);
  const view = new DataView(png.buffer, png.byteOffset);
  assert.deepEqual(
    [view.getUint32(0), view.getUint32(16), view.getUint32(20)],
    [0x89504e47, cardSize.width, cardSize.height],
  );
  await assert.rejects(rasteriser.paint("<svg"), /could not be painted/);
  await rasteriser.close();
});
