/** What an extractor is: a report in, proposals out. It is not trusted: whatever it proposes without a place that resolves is dropped. */
import type { Statement } from "../domain/assertion.ts";
import type { Finding } from "../domain/finding.ts";
import type { Report } from "../domain/report.ts";

/** One thing that an extractor proposes. Subjects are keyed within this extraction. */
export interface Proposed {
  readonly statement: Statement;
  /** As in a draft's proposals; candidates come best first. */
  readonly standing: "proposed" | "candidate";
}

/** What an extractor made of a report. */
export interface Extraction {
  /** In reading order of the codebook; nothing is proposed for what belongs to another event. */
  readonly proposals: readonly Proposed[];
  readonly findings: readonly Finding[];
}

/** The part of a report that an extractor may look at. */
export type Readable = Pick<Report, "id" | "text" | "title" | "published" | "language" | "marking">;

/** Deterministic for the same report. Never throws for any text. */
export type Extractor = (report: Readable) => Extraction;
