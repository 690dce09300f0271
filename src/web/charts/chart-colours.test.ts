/** The colours of pictures: marks keep 3:1 against the paper in light and dark, and the numbers upon them 4.5:1. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const sheet = (name: string) => readFileSync(new URL(`../assets/${name}`, import.meta.url), "utf8");

/** The tokens of a sheet: those of the light ground, and those that dark puts in their place. */
function tokensOf(name: string): readonly [light: Map<string, string>, dark: Map<string, string>] {
  const blocks = [...sheet(name).matchAll(/:root\s*\{([^}]*)\}/g)].map(
    ([, body = ""]) =>
      new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, key = "", value = ""]) => [key, value])),
  );
  return [blocks[0] ?? new Map(), blocks[1] ?? new Map()];
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

for (const [at, ground] of ["light", "dark"].entries()) {
  test(`${ground}: marks and the numbers on them can be told from what they stand on`, () => {
    const tokens = new Map([...(tokensOf("style.css")[at] ?? []), ...(tokensOf("charts.css")[at] ?? [])]);
    const token = (name: string) => tokens.get(name) ?? assert.fail(`no token ${name}`);
    for (const step of [1, 2, 3, 4, 5]) {
      const shade = token(`shade-${step}`);
      assert.ok(contrast(shade, token("paper")) >= 3, `shade ${step} on paper`);
      assert.ok(contrast(token(step === 1 ? "on-shade-1" : "on-shade"), shade) >= 4.5, `numbers on shade ${step}`);
    }
    for (const lane of ["claimed", "attributed"]) {
      assert.ok(contrast(token(lane), token("paper")) >= 3, lane);
    }
  });
}
