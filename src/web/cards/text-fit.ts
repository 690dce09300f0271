/** Text on a card: SVG does not break lines, so they are broken here, by widths that are estimated a little too wide. */

/** What a text is to fit into. */
export interface Fit {
  /** In pixels. */
  readonly width: number;
  /** Sizes of letters to try, the largest first. */
  readonly sizes: readonly number[];
  /** At most so many lines; what is left over is cut with an ellipsis. */
  readonly most: number;
}

/** The lines of a text, and the largest size at which all of it fits, else the smallest. */
export function fittedLines(
  text: string,
  { width, sizes, most }: Fit,
): { readonly lines: readonly string[]; readonly size: number } {
  const shown = text.length > 600 ? `${text.slice(0, 600)}…` : text;
  for (const size of sizes) {
    const lines = broken(shown, width, size);
    if (lines.length <= most) return { lines, size };
  }
  const size = sizes.at(-1) ?? 16;
  const lines = broken(shown, width, size);
  const last = lines.slice(most - 1).join(" ");
  return { lines: [...lines.slice(0, most - 1), cut(last, width, size)], size };
}

/** About how wide a text is, in pixels. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

/** Widths of DejaVu Serif Bold by kind of letter, rounded up. */
function emsOf(character: string): number {
  if (/[\p{Mn}\p{Cf}]/u.test(character)) return 0;
  if (/[ .,:;'|!iljtfrI()[\]-]/.test(character)) return 0.46;
  if (/[mwMW@%]/.test(character)) return 1.05;
  if (/[\p{Lu}\d&]/u.test(character)) return 0.82;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(character)
  )
    return 1.1;
  return 0.69;
}

function broken(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, width, size))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** A word that no line can hold, in pieces that one can. */
function pieces(word: string, width: number, size: number): readonly string[] {
  if (widthOf(word, size) <= width) return [word];
  const whole: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && widthOf(piece + character, size) > width) {
      whole.push(piece);
      piece = "";
    }
    piece += character;
  }
  return piece === "" ? whole : [...whole, piece];
}

function cut(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
