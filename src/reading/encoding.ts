/** Bytes to characters: by byte order mark, by what the sender states, as UTF-8, and only then by guessing. */
import { finding, type Finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";

/** Characters, and what had to be guessed to get them. */
export interface Decoded {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** A text holds tabs and line ends, hardly another control character; compressed data and pictures hold one byte in ten. */
const mostControls = 0.005;

/**
 * Decodes a document. A byte order mark wins over `stated` (a label of the WHATWG encoding standard, or null), which wins
 * over UTF-8. What is none of these is read as Windows-1252, or, where nearly all of it is UTF-8, as that with holes; both
 * give a finding. Refuses `document-binary` and, for UTF-16 that is broken, `document-encoding`.
 */
export function decode(bytes: Uint8Array, stated: string | null): Decoded {
  const wide = wideByMark(bytes);
  if (wide !== null) return { text: wideText(bytes, wide), findings: [] };
  refuseBinary(bytes);
  for (const label of stated === null ? ["utf-8"] : [stated, "utf-8"]) {
    const text = strictly(bytes, label);
    if (text !== null) return { text, findings: label === (stated ?? "utf-8") ? [] : [guessed(`not ${stated}`)] };
  }
  return guess(bytes);
}

function wideByMark([first, second]: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

function wideText(bytes: Uint8Array, label: string): string {
  const text = strictly(bytes, label);
  if (text === null) throw new Refusal("document-encoding", { encoding: label });
  if (text.includes("\0")) throw new Refusal("document-binary", { encoding: label });
  return text;
}

/** The text, or null where the bytes are no such text or the label is none that is known. */
function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function guess(bytes: Uint8Array): Decoded {
  const lossy = new TextDecoder("utf-8").decode(bytes);
  const holes = lossy.match(/\ufffd/gu)?.length ?? 0;
  const sound = lossy.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  if (sound >= 10 * holes) return { text: lossy, findings: [guessed(`UTF-8, but for ${holes} broken characters`)] };
  return { text: new TextDecoder("windows-1252").decode(bytes), findings: [guessed()] };
}

function guessed(saw?: string): Finding {
  return finding("document", "encoding-guessed", saw);
}

function refuseBinary(bytes: Uint8Array): void {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls += 1;
  }
  if (controls > bytes.length * mostControls) throw new Refusal("document-binary", { bytes: bytes.length, controls });
}
