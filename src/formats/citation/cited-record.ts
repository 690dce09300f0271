/** What every form of citation says of a record: which one, in which version, as known when, and where it stands. */
import { interestedRoles } from "../../domain/asserter.ts";
import { type Field, labelOfTerm } from "../../domain/field.ts";
import { dateOf, type Projection, standingOf, victimNamesOf } from "../../domain/projection.ts";
import type { Speaker } from "../format.ts";

/** A record as it is cited. All texts are one line of plain text. */
export interface CitedRecord {
  /** `CB-3F7K2M-v7`: names this version of this record in lists of references. */
  readonly key: string;
  readonly incident: string;
  readonly version: number;
  /** `<victim>: <what happened> (<date>)`, as far as they are told. */
  readonly headline: string;
  /** The day from which this version was told, `YYYY-MM-DD`. */
  readonly knownOn: string;
  /** Name of the casebook. */
  readonly site: string;
  /** Whose work the record is: the people of the desk, as a body. */
  readonly curators: string;
  /** Address of this very version. */
  readonly url: string;
  /** `Record CB-3F7K2M, version 7, as known on 2026-06-30`. */
  readonly state: string;
}

/** The record as it is cited. */
export function citedRecord(projection: Projection, speaker: Speaker): CitedRecord {
  const { incident, version, since, sample } = projection;
  const site = plainLine(speaker.name);
  const knownOn = since.slice(0, 10);
  return {
    key: `${incident}-v${version}`,
    incident,
    version,
    headline: headlineOf(projection),
    knownOn,
    site,
    curators: `${site} curators`,
    url: `${speaker.url}/incidents/${incident}/v${version}`,
    state: `${sample ? "Sample record" : "Record"} ${incident}, version ${version}, as known on ${knownOn}`,
  };
}

/**
 * `Northfield: Denial of service (2022-11)`: the victims, the kinds of incident and the date, as far as this audience is told them.
 * What only the claimant or the accused says, or somebody merely claims or suspects, makes no headline; that the whole matter is
 * doubtful does.
 */
export function headlineOf(projection: Projection): string {
  const kinds = [...labelsSaid(projection, "incident.type"), ...doubtsOf(projection)].join(", ");
  const date = dateOf(projection);
  return plainLine(
    `${victimNamesOf(projection)}${kinds === "" ? "" : `: ${kinds}`}${date === null ? "" : ` (${date})`}`,
  );
}

function labelsSaid(projection: Projection, field: Field): readonly string[] {
  const said = standingOf(projection, field).flatMap(({ content, stance, asserter }) => {
    const plainly = stance === "confirmed" || stance === "reported" || stance === "inferred";
    const interested = asserter !== null && interestedRoles.includes(asserter.role);
    return content.kind === "term" && plainly && !interested ? [labelOfTerm(field, content.term)] : [];
  });
  return [...new Set(said)];
}

/** Words such as `disputed`, where somebody says so of the incident itself. */
function doubtsOf(projection: Projection): readonly string[] {
  const said = standingOf(projection, "incident.reality").flatMap(({ content }) =>
    content.kind === "term" && content.term !== "confirmed"
      ? [labelOfTerm("incident.reality", content.term).toLowerCase()]
      : [],
  );
  return [...new Set(said)];
}

/** A text on one line, without characters that steer what stands around it: controls, and marks that turn the direction of text. */
export function plainLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}
