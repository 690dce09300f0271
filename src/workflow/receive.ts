/** Receive: a document becomes a report, named by its hash, with its source registered. The same bytes twice are one report. */
import { type Acting, actingIn } from "../domain/audit.ts";
import type { Finding } from "../domain/finding.ts";
import { finding } from "../domain/finding.ts";
import { digestOf } from "../domain/digest.ts";
import type { Marking } from "../domain/marking.ts";
import { Refusal } from "../domain/refusal.ts";
import { type Report, reportIdOf } from "../domain/report.ts";
import { type Source, sourceOf } from "../domain/source.ts";
import { parseWhen } from "../domain/when.ts";
import type { ReadDocument } from "../reading/reader.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";

/** A document, and what is known of it besides what it says itself. What is given here goes before the document's own words. */
export interface ReceiveCommand extends Acting {
  readonly bytes: Uint8Array;
  /** Null: to be recognised. */
  readonly mediaType: string | null;
  readonly fileName: string | null;
  readonly title?: string | null;
  /** EDTF. */
  readonly published?: string | null;
  readonly url?: string | null;
  readonly publisher?: string | null;
  /** For all that is drafted from it; null: not yet cleared. */
  readonly marking: Marking | null;
  readonly sample?: boolean;
}

/** The kept report. */
export interface Received {
  readonly report: Report;
  readonly source: Source;
  /** True where the same bytes had been received before; then nothing was changed. */
  readonly already: boolean;
  /** What was noticed while reading. */
  readonly findings: readonly Finding[];
}

/** Keeps a document as a report. Refuses what cannot be read (`document-*`) and details that are no details (`input-invalid`). */
export async function receive(
  house: Pick<House, "store" | "read" | "clock" | "random">,
  command: ReceiveCommand,
): Promise<Received> {
  checkDetails(command);
  const document = await house.read(command);
  const id = reportIdOf(command.bytes);
  return house.store.transaction(async (shelves) => {
    const kept = await shelves.findReport(id);
    const report = kept ?? reportFrom(document, command, house.clock());
    const source = (await shelves.findSource(report.source)) ?? sourceFrom(document, command);
    if (kept === null) {
      await shelves.saveSource(source);
      await shelves.saveReport(report, command.bytes);
      const { title, url, marking, received } = report;
      const detail = { title, publisher: source.name, url, marking };
      const deed = { action: "report-received", ...actingIn(command), object: id, detail } as const;
      await noteDeed(shelves, house, deed, received);
    }
    return { report, source, already: kept !== null, findings: document.findings };
  });
}

function checkDetails({ published, url }: ReceiveCommand): void {
  const findings = [
    ...(published != null && parseWhen(published) === null ? [finding("published", "date-invalid", published)] : []),
    ...(url != null && !/^https?:\/\//i.test(url) ? [finding("url", "value-not-admitted", url)] : []),
  ];
  if (findings.length > 0) throw new Refusal("input-invalid", {}, findings);
}

function reportFrom(document: ReadDocument, command: ReceiveCommand, received: string): Report {
  return {
    id: reportIdOf(command.bytes),
    source: sourceFrom(document, command).id,
    mediaType: document.mediaType,
    title: command.title ?? document.title,
    published: command.published ?? document.published,
    url: command.url ?? document.url,
    links: document.links,
    language: document.language,
    text: document.text,
    textDigest: digestOf(document.text),
    normaliser: document.normaliser,
    received,
    marking: command.marking,
    sample: command.sample ?? false,
  };
}

function sourceFrom(document: ReadDocument, command: ReceiveCommand): Source {
  return sourceOf({ url: command.url ?? document.url, publisher: command.publisher ?? document.publisher });
}
