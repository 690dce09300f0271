/** From the bytes of a published file to what is kept of it, or to what is wrong with it. */
import type { LoadedVocabulary, VocabularyName } from "../../vocabulary/loaded.ts";
import { digestOf } from "../digest.ts";
import { type Finding, finding } from "../finding.ts";
import { readAttack } from "./attack.ts";
import { type Complaints, type Members, membersOf, noComplaints } from "./file-shape.ts";
import { readMispGalaxy } from "./misp-galaxy.ts";
import { readVeris } from "./veris.ts";

/** In bytes. The largest published file, ATT&CK for Enterprise, has some 50 MB. */
export const largestVocabularyFile = 128 * 1024 * 1024;

/** What of a file is looked at. */
export interface VocabularyFile {
  readonly vocabulary: VocabularyName;
  readonly bytes: Uint8Array;
  /** What the operator calls the version; null: as the file says. */
  readonly version: string | null;
}

const readers: Readonly<
  Record<VocabularyName, (file: Members, version: string | null, complaints: Complaints) => LoadedVocabulary | null>
> = { attack: readAttack, "misp-galaxy": readMispGalaxy, veris: readVeris };

/** What a file holds, or every finding (at most 20) against it: then nothing of it is to be used. Size is for the caller to limit. */
export function readVocabularyFile({
  vocabulary,
  bytes,
  version,
}: VocabularyFile): { readonly content: LoadedVocabulary } | { readonly findings: readonly Finding[] } {
  if (version !== null && !/^[\p{L}\p{N}][\p{L}\p{N}.+_-]{0,39}$/u.test(version)) {
    return { findings: [finding("--version", "value-not-admitted", version)] };
  }
  const parsed = parse(bytes);
  if ("findings" in parsed) return parsed;
  const members = membersOf(parsed.value);
  if (members === null) return { findings: [finding("/", "vocabulary-shape", kindOf(parsed.value))] };
  const complaints = noComplaints();
  const content = readers[vocabulary](members, version, complaints);
  if (content === null || complaints.findings.length > 0) return { findings: complaints.findings };
  if (content.version !== "") return { content };
  return { content: { ...content, version: `unnamed-${digestOf(bytes).slice(0, 8)}` } };
}

function parse(bytes: Uint8Array): { readonly value: unknown } | { readonly findings: readonly Finding[] } {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { findings: [finding("/", "json-malformed", "the bytes are not UTF-8")] };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = /at position (\d+)/.exec(message)?.[1];
    const offset = position === undefined ? text.length : Number(position);
    const line = text.slice(0, offset).split("\n").length;
    const end = offset >= text.length ? " (the end of the file)" : "";
    return { findings: [finding(`line ${line}${end}`, "json-malformed", message)] };
  }
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "a list" : value === null ? "null" : typeof value;
}
