/**
 * Texts on which a regular expression works longest: for each of its repetitions the way up to it, then many times what it repeats, then
 * what it does not. An expression whose work grows with the square of such a text shows it here.
 */
import { type AST, RegExpParser } from "@eslint-community/regexpp";

const parser = new RegExpParser({ ecmaVersion: 2025 });

/** Letters that stand for kinds of them. */
const kinds = Array.from(" a0AZ-_.,:;'\"()<>/\\&=+*?!#%@|[]{}~^$\n\r\t\0éßİ漢\u0301\u00a0\u3000\u202e’“–\u{1f600}");

/** A text of about so many UTF-16 units. */
export type Pump = (length: number) => string;

/** The texts for one expression. */
export function pumpsFor(source: string, flags: string): readonly Pump[] {
  const unicode = { unicode: flags.includes("u"), unicodeSets: flags.includes("v") };
  const pattern = parser.parsePattern(source, 0, source.length, unicode);
  const found: Pump[] = [];
  const all = lettersIn(pattern, flags);
  const visit = (node: AST.Node, way: string): void => {
    if (node.type === "Quantifier" && node.max > 20) {
      const own = all.filter((letter) => matches(node.element.raw, letter, flags)).slice(0, 6);
      for (const pump of new Set([sampleOf(node.element, flags), ...own])) {
        if (pump !== "") found.push(...shapes(way, pump));
      }
    }
    let before = way;
    for (const child of childrenOf(node)) {
      visit(child, before);
      if (node.type === "Alternative") before += sampleOf(child, flags);
    }
  };
  visit(pattern, "");
  return found;
}

/** Ends in what nothing expects. */
const end = "\u0001\u0001";

function shapes(way: string, pump: string): readonly Pump[] {
  const often =
    (text: string): Pump =>
    (length) =>
      text.repeat(Math.max(1, Math.floor(length / text.length)));
  const pumped = often(pump);
  const shapesAfterWay = way === "" ? [] : [(length: number) => way + pumped(length) + end, often(way)];
  return [(length) => pumped(length) + end, pumped, often(way + pump.repeat(3)), ...shapesAfterWay];
}

function childrenOf(node: AST.Node): readonly AST.Node[] {
  if ("alternatives" in node) return node.alternatives;
  if (node.type === "Alternative") return node.elements;
  return node.type === "Quantifier" ? [node.element] : [];
}

/** Some text that the part matches, mostly; empty where it matches nothing by itself. */
function sampleOf(node: AST.Node, flags: string): string {
  if (node.type === "Assertion") return "";
  if (node.type === "Character") return String.fromCodePoint(node.value);
  if (node.type === "Alternative") return node.elements.map((one) => sampleOf(one, flags)).join("");
  if (node.type === "Quantifier")
    return sampleOf(node.element, flags).repeat(Math.min(Math.max(node.min, Math.min(node.max, 1)), 8));
  if ("alternatives" in node)
    return node.alternatives.map((one) => sampleOf(one, flags)).find((text) => text !== "") ?? "";
  const isClass = ["CharacterSet", "CharacterClass", "ExpressionCharacterClass"].includes(node.type);
  return isClass ? (candidates().find((letter) => matches(node.raw, letter, flags)) ?? "") : "";
}

function* everyCharacter(node: AST.Node): Generator<string> {
  if (node.type === "Character") yield String.fromCodePoint(node.value);
  if (node.type === "CharacterClass") {
    for (const one of node.elements) {
      if (one.type === "Character") yield String.fromCodePoint(one.value);
      if (one.type === "CharacterClassRange") yield String.fromCodePoint(one.min.value);
    }
  }
  for (const child of childrenOf(node)) yield* everyCharacter(child);
}

/** Letters that the expression itself speaks of, and the usual kinds. */
function lettersIn(pattern: AST.Pattern, flags: string): readonly string[] {
  const own = [...everyCharacter(pattern)].slice(0, 12);
  return [...new Set([...own, ...kinds])].filter((letter) => flags.includes("u") || letter.length === 1);
}

let known: readonly string[] | null = null;

function candidates(): readonly string[] {
  return (known ??= [...kinds, ...Array.from({ length: 0x250 }, (_, code) => String.fromCodePoint(code))]);
}

function matches(raw: string, letter: string, flags: string): boolean {
  try {
    return new RegExp(`^(?:${raw})$`, flags.replace(/[gy]/g, "")).test(letter);
  } catch {
    return false;
  }
}
