/** A citation as a line of text, as it stands at the foot of a record. */
import type { Projection } from "../../domain/projection.ts";
import type { Speaker } from "../format.ts";
import { citedRecord } from "./cited-record.ts";

/**
 * `Casebook curators, "Northfield: Denial of service (2022-11)". Record CB-3F7K2M, version 7, as known on 2026-06-30. Casebook.
 * https://casebook.example/incidents/CB-3F7K2M/v7 (accessed 2026-07-01).` `accessed` is the reader's day, `YYYY-MM-DD`; null leaves it out.
 */
export function citationText(projection: Projection, speaker: Speaker, accessed: string | null): string {
  const { curators, headline, state, site, url } = citedRecord(projection, speaker);
  const title = headline.replaceAll('"', "'");
  return `${curators}, "${title}". ${state}. ${site}. ${url}${accessed === null ? "" : ` (accessed ${accessed})`}.`;
}
