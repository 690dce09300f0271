/** Tellings that were kept as lines of JSON, brought back one at a time. */
import { revive } from "../domain/disclosure.ts";
import type { Telling } from "../domain/projection.ts";
import { Refusal } from "../domain/refusal.ts";

/** The tellings of a file that the house wrote, a line each. Refuses (`release-altered`) lines that are none. */
export async function* tellingsIn(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Telling> {
  for await (const line of linesIn(bytes)) {
    if (line === "") continue;
    yield telling(line, file);
  }
}

function telling(line: string, file: string): Telling {
  try {
    return revive(line);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new Refusal("release-altered", { file });
    throw error;
  }
}

async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest + decoder.decode();
}
