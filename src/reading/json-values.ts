/** The values of a JSON file as slices of its text: the file itself, the members of an array, or one a line. */
import { longestRecord } from "./splitter.ts";

/** A slice that should be one JSON value. */
export interface Slice {
  /** As `FoundRecord.at`. */
  readonly at: string;
  readonly text: string;
  /** False: the file ended, or the record grew too long, before the value did. */
  readonly whole: boolean;
}

/** The slices of a text that comes in pieces. Nothing but the piece and the value at hand is held. */
export async function* jsonSlices(chunks: AsyncIterable<string>): AsyncGenerator<Slice> {
  const source = new Pending(chunks[Symbol.asyncIterator]());
  await source.skipBlank();
  if (source.at(0) === "[") {
    source.drop(1);
    yield* members(source);
  } else if (await startsWithLine(source)) {
    yield* lines(source);
  } else {
    yield await rest(source);
  }
}

/** Text that has come in and was not taken yet. */
class Pending {
  #text = "";
  #ended = false;
  readonly #chunks: AsyncIterator<string>;

  constructor(chunks: AsyncIterator<string>) {
    this.#chunks = chunks;
  }

  get text(): string {
    return this.#text;
  }

  at(index: number): string {
    return this.#text.charAt(index);
  }

  /** Takes in another piece; false where there is none. */
  async more(): Promise<boolean> {
    if (this.#ended) return false;
    const next = await this.#chunks.next();
    if (next.done === true) this.#ended = true;
    else this.#text += next.value;
    return !this.#ended;
  }

  drop(length: number): string {
    const dropped = this.#text.slice(0, length);
    this.#text = this.#text.slice(length);
    return dropped;
  }

  async skipBlank(): Promise<void> {
    for (;;) {
      this.#text = this.#text.trimStart();
      if (this.#text !== "" || !(await this.more())) return;
    }
  }
}

/** Whether the first line is a whole object and something follows it: one record a line. */
async function startsWithLine(source: Pending): Promise<boolean> {
  while (!source.text.includes("\n") && source.text.length < longestRecord && (await source.more()));
  const end = source.text.indexOf("\n");
  if (end < 0) return false;
  const line = source.text.slice(0, end).trim();
  if (!line.startsWith("{") || !line.endsWith("}") || !isJson(line)) return false;
  while (source.text.slice(end).trim() === "" && (await source.more()));
  return source.text.slice(end).trim() !== "";
}

async function* lines(source: Pending): AsyncGenerator<Slice> {
  let number = 0;
  let from = 0;
  for (;;) {
    const end = source.text.indexOf("\n", from);
    if (end < 0) {
      if (source.text.length - from > longestRecord) {
        yield { at: `line ${number + 1}`, text: "", whole: false };
        return;
      }
      source.drop(from);
      from = 0;
      if (await source.more()) continue;
    }
    number += 1;
    const text = source.text.slice(from, end < 0 ? undefined : end).trim();
    if (text !== "") yield { at: `line ${number}`, text, whole: true };
    if (end < 0) return;
    from = end + 1;
  }
}

/** The members of an array whose bracket is open. */
async function* members(source: Pending): AsyncGenerator<Slice> {
  for (let index = 0; ; index += 1) {
    await source.skipBlank();
    if (source.at(0) === ",") {
      source.drop(1);
      await source.skipBlank();
    }
    if (source.at(0) === "]") return;
    const at = `/${index}`;
    if (source.text === "") {
      yield { at, text: "", whole: false };
      return;
    }
    const end = await endOfValue(source);
    if (end === null) {
      yield { at, text: "", whole: false };
      return;
    }
    yield { at, text: source.drop(end).trim(), whole: true };
  }
}

/** How long the value at the beginning is: up to the comma or bracket that ends it; null where the file ends first. */
async function endOfValue(source: Pending): Promise<number | null> {
  let depth = 0;
  let quoted = false;
  for (let at = 0; ; at += 1) {
    if (at >= source.text.length) {
      if (at > longestRecord || !(await source.more())) return null;
      at -= 1;
      continue;
    }
    const unit = source.text.charCodeAt(at);
    if (quoted) {
      if (unit === 0x5c) at += 1;
      else if (unit === 0x22) quoted = false;
    } else if (unit === 0x22) quoted = true;
    else if (unit === 0x7b || unit === 0x5b) depth += 1;
    else if (depth === 0 && (unit === 0x2c || unit === 0x5d)) return at;
    else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
}

async function rest(source: Pending): Promise<Slice> {
  while (source.text.length <= longestRecord && (await source.more()));
  const whole = source.text.length <= longestRecord;
  return { at: "", text: whole ? source.text.trim() : "", whole };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
