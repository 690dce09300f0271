/** Blocks: the paragraphs of a text, headings and list items among them. */
import type { Span } from "./passage.ts";

/** The paragraphs of a folded text in order. An empty line parts them, and so does the end of a line that is no running text. */
export function blocksOf(text: string): readonly Span[] {
  const blocks: Span[] = [];
  let open = null as Span | null;
  const close = () => {
    if (open !== null) blocks.push(open);
    open = null;
  };
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end).trim();
    if (content === "" || standsAlone(lineAbove(text, open), content)) close();
    if (content !== "") open = { start: open?.start ?? line.start, end: line.end };
  }
  close();
  return blocks;
}

/** The last line of an open block; empty where none is open. */
function lineAbove(text: string, open: Span | null): string {
  if (open === null) return "";
  return text.slice(Math.max(open.start, text.lastIndexOf("\n", open.end - 1) + 1), open.end).trim();
}

/** Whether a line starts a block of its own after the line above it: a list item, or text after a heading or a finished sentence. */
function standsAlone(last: string, line: string): boolean {
  if (last === "") return false;
  if (/^(?:[-*#|>]|\d{1,2}[.)])\s/.test(line)) return true;
  const finished = /[.!?:"]$/.test(last);
  const heading = last.length < 60 && !/[,;a-z]$/.test(last) && /^[A-Z"]/.test(line);
  return (finished && last.length < 60) || heading || last.length > 160;
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
