/** What kind of document some bytes are: by their first bytes, then by what the sender states, by the name, by the look. */
import { Refusal } from "../domain/refusal.ts";
import type { ReadInput, ReadMediaType } from "./reader.ts";

/** The kind of a document, and the character encoding that its sender stated; null where it stated none. */
export interface Sniffed {
  readonly mediaType: ReadMediaType;
  readonly charset: string | null;
}

/** First bytes of kinds that people are likely to try, with the advice that they are given. */
const foreign = [
  { starts: "PK\u0003\u0004", kind: "an office document or a ZIP archive", hint: "Save it as PDF, HTML or text." },
  { starts: "\u00d0\u00cf\u0011\u00e0", kind: "an old office document", hint: "Save it as PDF, HTML or text." },
  { starts: "{\\rtf", kind: "a rich text document", hint: "Save it as PDF, HTML or text." },
  { starts: "\u0089PNG", kind: "a picture", hint: "Run text recognition and bring its text." },
  { starts: "\u00ff\u00d8\u00ff", kind: "a picture", hint: "Run text recognition and bring its text." },
  { starts: "GIF8", kind: "a picture", hint: "Run text recognition and bring its text." },
  { starts: "\u001f\u008b", kind: "a compressed file", hint: "Unpack it first." },
] as const;

const jsonHint = "JSON is a record, not a report: import it, or bring the text of the report.";

const byType: Readonly<Record<string, ReadMediaType>> = {
  "application/pdf": "application/pdf",
  "application/x-pdf": "application/pdf",
  "application/xhtml+xml": "text/html",
  "text/html": "text/html",
  "text/markdown": "text/markdown",
  "text/x-markdown": "text/markdown",
};

const byEnding: Readonly<Record<string, ReadMediaType>> = {
  htm: "text/html",
  html: "text/html",
  xhtml: "text/html",
  md: "text/markdown",
  markdown: "text/markdown",
  text: "text/plain",
  txt: "text/plain",
};

/** Types that say no more than "bytes" or "text", so that name and look may decide. */
const vague = new Set(["", "application/octet-stream", "binary/octet-stream", "application/download", "text/plain"]);

/** The kind of the document. Refuses `media-type-unsupported`, with a hint, what Casebook has no reader for. */
export function sniff({ bytes, mediaType, fileName }: ReadInput): Sniffed {
  const { type, charset } = partsOf(mediaType ?? "");
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  // Viewers of PDF accept its mark anywhere in the first kilobyte, and mail gateways do put lines in front of it.
  if (head.includes("%PDF-")) return { mediaType: "application/pdf", charset: null };
  refuseForeign(head, bytes.length);
  const known = byType[type];
  if (known === "application/pdf") throw new Refusal("document-malformed", { mediaType: type });
  if (known !== undefined) return { mediaType: known, charset };
  if (!vague.has(type) && !type.startsWith("text/")) refuseType(type);
  const ending = /\.([a-z]{2,8})$/iu.exec(fileName ?? "")?.[1]?.toLowerCase() ?? "";
  const guess = byEnding[ending] ?? (type === "" || !type.startsWith("text/") ? byLook(head) : asMarked(head));
  return { mediaType: guess, charset };
}

function partsOf(mediaType: string): { readonly type: string; readonly charset: string | null } {
  const [type = "", ...parameters] = mediaType.slice(0, 200).toLowerCase().split(";");
  const charset = parameters
    .map((one) => /^\s*charset\s*=\s*"?([\w.:-]+)/u.exec(one)?.[1])
    .find((one) => one !== undefined);
  return { type: type.trim(), charset: charset ?? null };
}

function refuseForeign(head: string, bytes: number): void {
  for (const { starts, kind, hint } of foreign) {
    if (head.startsWith(starts)) throw new Refusal("media-type-unsupported", { kind, hint, bytes });
  }
}

function refuseType(type: string): never {
  if (/[/+]json$/u.test(type)) throw new Refusal("media-type-unsupported", { mediaType: type, hint: jsonHint });
  throw new Refusal("media-type-unsupported", { mediaType: type });
}

function byLook(head: string): ReadMediaType {
  const start = head.replace(/^\u00ef\u00bb\u00bf/u, "").trimStart();
  if (
    /^<(?:!doctype html|html|head|body|article|main|div|p|h1|meta|\?xml[^>]*>\s*<(?:!doctype html|html))[\s/>]/iu.test(
      start,
    )
  ) {
    return "text/html";
  }
  if (/^[{[]\s*(?:"|\{|\]|\})/u.test(start))
    throw new Refusal("media-type-unsupported", { kind: "JSON", hint: jsonHint });
  return asMarked(start);
}

/** Plain text that opens with front matter is Markdown. */
function asMarked(start: string): ReadMediaType {
  return /^(?:\u00ef\u00bb\u00bf)?---[ \t]*\r?\n[a-z]+:/u.test(start) ? "text/markdown" : "text/plain";
}
