/** The reader of documents that the house runs with: plain text, Markdown, web pages and PDF. */
import type { Finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import { canonicalText, normaliser } from "./canonical-text.ts";
import { decode } from "./encoding.ts";
import { readPage, type ReadPage } from "./html.ts";
import { detectLanguage } from "./language.ts";
import { readMarkdown } from "./markdown.ts";
import { sniff, type Sniffed } from "./media-type.ts";
import { readPdf } from "./pdf.ts";
import type { DocumentReader, ReadMediaType, StatedMetadata } from "./reader.ts";

const mebibyte = 1024 * 1024;

/** The most that is read, in bytes of the document. A page may be mostly scripts and pictures; Markdown is mostly words. */
export const mostBytes: Readonly<Record<ReadMediaType, number>> = {
  "text/plain": 5 * mebibyte,
  "text/markdown": mebibyte,
  "text/html": 5 * mebibyte,
  "application/pdf": 20 * mebibyte,
};

/** The most that a text may hold, in UTF-16 units. A longer document is refused, not cut: a reader of half a report cannot know what the other half takes back. */
export const mostCharacters = 200_000;

const nothingStated: StatedMetadata = {
  title: null,
  published: null,
  url: null,
  publisher: null,
  author: null,
  language: null,
  links: [],
};

/** A reader without state; one may serve the whole house. */
export function createDocumentReader(): DocumentReader {
  return async (input) => {
    if (input.bytes.length === 0) throw new Refusal("document-empty");
    const sniffed = sniff(input);
    const limit = mostBytes[sniffed.mediaType];
    if (input.bytes.length > limit) throw new Refusal("document-too-large", { bytes: input.bytes.length, limit });
    const page = await readAs(sniffed, input.bytes);
    const canonical = canonicalText(page.text);
    const { text } = canonical;
    if (text === "") throw new Refusal("document-empty", { mediaType: sniffed.mediaType });
    if (text.length > mostCharacters)
      throw new Refusal("document-too-large", { characters: text.length, limit: mostCharacters });
    return {
      ...page.metadata,
      language: await languageOf(text, sniffed.mediaType, page.metadata.language),
      mediaType: sniffed.mediaType,
      text,
      findings: [...page.findings, ...canonical.findings],
      normaliser,
    };
  };
}

/** Front matter says on purpose what language follows; a web page often says what its template says, so its text is asked first. */
async function languageOf(text: string, mediaType: ReadMediaType, stated: string | null): Promise<string | null> {
  // `en-GB` is English: the part before the hyphen.
  const primary = stated === null ? null : (stated.split("-")[0]?.toLowerCase() ?? null);
  if (mediaType === "text/markdown" && primary !== null) return primary;
  return (await detectLanguage(text)) ?? primary;
}

async function readAs({ mediaType, charset }: Sniffed, bytes: Uint8Array): Promise<ReadPage> {
  if (mediaType === "application/pdf") return readPdf(bytes);
  const stated = charset ?? (mediaType === "text/html" ? charsetInside(bytes) : null);
  const { text, findings } = decode(bytes, stated);
  const page = readers[mediaType](text);
  return { ...page, findings: [...findings, ...page.findings] };
}

const readers: Readonly<Record<Exclude<ReadMediaType, "application/pdf">, (text: string) => ReadPage>> = {
  "text/plain": (text) => ({ metadata: nothingStated, text, findings: [] as readonly Finding[] }),
  "text/markdown": readMarkdown,
  "text/html": readPage,
};

/** The encoding that a web page names in its first kilobyte, where browsers look for it. */
function charsetInside(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})/iu.exec(head)?.[1] ?? null;
}
