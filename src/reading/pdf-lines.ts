/** From the lines of a PDF's pages to paragraphs: running heads go, words broken at line ends are whole again. */

/** One line as it stands on a page. Lengths are in points. */
export interface PdfLine {
  readonly text: string;
  /** Of the line's first word, from the left edge. */
  readonly x: number;
  /** Of the base line, from the lower edge. */
  readonly y: number;
  /** Of the largest letters. */
  readonly size: number;
}

const sentenceEnd = /[.!?:]["'”’)\]]*$/u;
const hyphenAtEnd = /([\p{L}\d])[-\u00ad\u2010]$/u;

/** The text of all pages, in their order, paragraphs apart by blank lines. Not yet canonical. */
export function textOfPages(pages: readonly (readonly PdfLine[])[]): string {
  const running = runningLines(pages);
  const lines = pages.map((page) => page.filter((line, at) => !isRunning(line, at, page.length, running)));
  const compounds = compoundsIn(lines.flat());
  const leading = usualLeading(lines);
  const paragraphs: string[] = [];
  let last: PdfLine | null = null;
  for (const page of lines) {
    for (const [at, line] of page.entries()) {
      const opens = last === null || (at === 0 ? opensAfterBreak(last, line) : opensParagraph(last, line, leading));
      if (opens) paragraphs.push(line.text);
      else paragraphs.push(joined(paragraphs.pop() ?? "", line.text, compounds));
      last = line;
    }
  }
  return paragraphs.join("\n\n");
}

/** A line with its numbers masked, so that `Page 3 of 9` is the same on every page. */
function masked({ text }: PdfLine): string {
  return text.trim().replace(/\d+/gu, "#");
}

/** Lines that open or close half of the pages of a document of at least three. */
function runningLines(pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = new Set([...page.slice(0, 2), ...page.slice(-2)].map(masked));
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const needed = Math.max(3, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= needed).map(([edge]) => edge));
}

function isRunning(line: PdfLine, at: number, count: number, running: ReadonlySet<string>): boolean {
  const atEdge = at < 2 || at >= count - 2;
  return (
    atEdge &&
    (running.has(masked(line)) || ((at === 0 || at === count - 1) && /^[-–—\s]*#[-–—\s]*$/u.test(masked(line))))
  );
}

/** The distance between base lines that most lines of the document keep; 0 where there is none. */
function usualLeading(pages: readonly (readonly PdfLine[])[]): number {
  const counts = new Map<number, number>();
  for (const page of pages) {
    for (const [at, line] of page.entries()) {
      const gap = Math.round((page[at - 1]?.y ?? line.y) - line.y);
      if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
    }
  }
  const [commonest] = [...counts].sort(([gap, count], [otherGap, other]) => other - count || gap - otherGap);
  return commonest?.[0] ?? 0;
}

/** Over the end of a page or column a sentence goes on, unless it had come to its end. */
function opensAfterBreak(last: PdfLine, line: PdfLine): boolean {
  return isOtherSize(last, line) || sentenceEnd.test(last.text.trim()) || !/^[\p{Ll}\d(]/u.test(line.text.trim());
}

function opensParagraph(last: PdfLine, line: PdfLine, leading: number): boolean {
  const gap = last.y - line.y;
  if (gap < -1) return opensAfterBreak(last, line); // a new column
  if (gap > leading * 1.3 + 1 || isOtherSize(last, line)) return true;
  const isIndented = line.x > last.x + 0.8 * line.size && line.x < last.x + 6 * line.size;
  return (isIndented && sentenceEnd.test(last.text.trim())) || /^[•●▪◦‣–]\s/u.test(line.text.trim());
}

function isOtherSize(last: PdfLine, line: PdfLine): boolean {
  return Math.abs(last.size - line.size) > 0.15 * line.size;
}

/** Words with a hyphen that the document has within a line: these keep theirs when a line ends at it. */
function compoundsIn(lines: readonly PdfLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/(?<![\p{L}\d])[\p{L}\d]+-[\p{L}\d]+/gu) ?? []));
}

function joined(text: string, next: string, compounds: ReadonlySet<string>): string {
  const start = next.trimStart();
  const end = text.trimEnd();
  const [half] = /(?<![\p{L}\d])[\p{L}\d]+$/u.exec(end.slice(-61, -1)) ?? [];
  const [otherHalf] = /^[\p{L}\d]+/u.exec(start.slice(0, 60)) ?? [];
  if (half === undefined || otherHalf === undefined || !hyphenAtEnd.test(end)) return `${end} ${start}`;
  const isCompound =
    compounds.has(`${half}-${otherHalf}`.toLowerCase()) || !/^\p{Ll}/u.test(otherHalf) || /\d$/u.test(half);
  return isCompound ? `${end}${start}` : `${end.slice(0, -1)}${start}`;
}
