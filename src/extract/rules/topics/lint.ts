/** Lint: what a draft says that rules of coding hold against it. Proposals stay as they are but for what the text cannot mean. */
import { type Finding, finding } from "../../../domain/finding.ts";
import { parseWhen } from "../../../domain/when.ts";
import type { Proposed } from "../../extractor.ts";
import { slugOf } from "../../../domain/source.ts";

/** Proposals without those that contradict the rest, and the findings. */
export function lint(proposals: readonly Proposed[]): {
  readonly proposals: readonly Proposed[];
  readonly findings: readonly Finding[];
} {
  const harmless = proposals.some(
    ({ statement: { field, content } }) =>
      field === "incident.reality" &&
      content.kind === "term" &&
      (content.term === "not-malicious" || content.term === "hoax"),
  );
  const kept = proposals.filter((one) => !isAffectedVictim(one, proposals) && !(harmless && isMalice(one)));
  return { proposals: kept, findings: [...dateOrder(kept), ...effectOrder(kept), ...claimOnly(kept)] };
}

/** Nothing that is stated unaffected is a victim's name. */
function isAffectedVictim({ statement }: Proposed, all: readonly Proposed[]): boolean {
  const { field, content } = statement;
  if (field !== "finding.not-affected" || content.kind !== "matter") return false;
  return all.some(
    ({ statement: other }) =>
      other.field === "victim.name" &&
      other.content.kind === "name" &&
      slugOf(other.content.name) === slugOf(content.what),
  );
}

/** What an incident without malice cannot have: kinds of attack, techniques, motives. */
function isMalice({ statement: { field, content } }: Proposed): boolean {
  if (field === "incident.type")
    return (
      content.kind === "term" &&
      content.term !== "technical-outage" &&
      content.term !== "hoax-claim" &&
      content.term !== "data-leak"
    );
  return field === "technique" || field === "motive" || field === "action.variety";
}

/** Nothing is restored, contained, discovered or disclosed before it began. */
function dateOrder(proposals: readonly Proposed[]): readonly Finding[] {
  const began = firstDay(proposals, "date.began");
  if (began === null) return [];
  const later = ["date.restored", "date.disclosed", "date.discovered", "date.contained", "date.ended"] as const;
  return later.flatMap((field) => {
    const day = lastDay(proposals, field);
    return day !== null && day < began ? [finding(field, "date-order", `${day} < ${began}`)] : [];
  });
}

function daysOf(proposals: readonly Proposed[], field: string): readonly { min: string | null; max: string | null }[] {
  return proposals.flatMap(({ statement: { field: own, content } }) => {
    const when = own === field && content.kind === "date" ? parseWhen(content.edtf) : null;
    return when === null ? [] : [when];
  });
}

function firstDay(proposals: readonly Proposed[], field: string): string | null {
  return (
    daysOf(proposals, field)
      .flatMap(({ min }) => (min === null ? [] : [min]))
      .toSorted()[0] ?? null
  );
}

/** The earliest of the last days that dates of the field may mean. */
function lastDay(proposals: readonly Proposed[], field: string): string | null {
  return (
    daysOf(proposals, field)
      .flatMap(({ max }) => (max === null ? [] : [max]))
      .toSorted()[0] ?? null
  );
}

/** Ransomware and denial of service touch availability. */
function effectOrder(proposals: readonly Proposed[]): readonly Finding[] {
  const has = (field: string, term: string) =>
    proposals.some(
      ({ statement: { field: own, content, polarity } }) =>
        own === field && polarity === "affirmed" && content.kind === "term" && content.term === term,
    );
  return ["ransomware", "ddos"].flatMap((type) =>
    has("incident.type", type) && !has("cia.availability", "affected")
      ? [finding("cia.availability", "lint", `${type} without a stated effect on availability`)]
      : [],
  );
}

/** An incident that nobody but the claimant tells of. */
function claimOnly(proposals: readonly Proposed[]): readonly Finding[] {
  const reality = proposals.find(({ statement }) => statement.field === "incident.reality")?.statement;
  return reality?.asserter.role === "attacker"
    ? [finding("incident.reality", "lint", "told by the claimant alone")]
    : [];
}
