/** A citation in CSL-JSON (Citation Style Language 1.0.2, `csl-data.json`), as reference managers take it. */
import type { Projection } from "../../domain/projection.ts";
import type { Speaker } from "../format.ts";
import { citedRecord } from "./cited-record.ts";

/** A date in parts: year, month, day. */
interface CslDate {
  readonly "date-parts": readonly (readonly number[])[];
}

/** One item of CSL-JSON. */
export interface CslItem {
  readonly id: string;
  readonly type: "dataset";
  readonly title: string;
  /** A body, not a person. */
  readonly author: readonly { readonly literal: string }[];
  readonly issued: CslDate;
  readonly accessed?: CslDate;
  readonly number: string;
  readonly version: string;
  readonly "container-title": string;
  readonly publisher: string;
  readonly note: string;
  readonly URL: string;
}

/** The item. `accessed` is the reader's day, `YYYY-MM-DD`; null leaves it out. */
export function citationCsl(projection: Projection, speaker: Speaker, accessed: string | null): CslItem {
  const { key, incident, curators, headline, knownOn, version, site, state, url } = citedRecord(projection, speaker);
  return {
    id: key,
    type: "dataset",
    title: headline,
    author: [{ literal: curators }],
    issued: dateOf(knownOn),
    ...(accessed === null ? {} : { accessed: dateOf(accessed) }),
    number: incident,
    version: String(version),
    "container-title": site,
    publisher: site,
    note: state,
    URL: url,
  };
}

function dateOf(day: string): CslDate {
  return { "date-parts": [day.split("-").map(Number)] };
}
