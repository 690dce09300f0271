/**
 * Paths: where each field of the codebook stands in STIX, in each profile. What has no standard place is said in a note
 * and carried by statements of our own extension. A field that nobody has given a place does not compile.
 */
import type { Field } from "../../domain/field.ts";

/** What notes are made of. */
export const topicTitles = {
  dates: "Dates",
  impact: "Impact",
  negatives: "Stated not to be so, not affected, or not to have happened",
  responsibility: "Responsibility, further statements",
  further: "Further statements",
} as const;

/** The note that says in words what has no standard place. */
export type Topic = keyof typeof topicTitles;

/** Where the values of a field may stand, as `type.property` or the type of a whole object; the usual place first. Empty: only in notes. */
export interface Path {
  readonly plain: readonly string[];
  readonly extended: readonly string[];
  readonly topic: Topic;
}

const core = "incident.extensions";
const label = "incident.labels";

/** The same places in both profiles. */
function both(...places: readonly string[]): Path {
  return { plain: places, extended: places, topic: "further" };
}

/** Likewise, and what is left to say of it belongs to the note on responsibility. */
function ofActor(...places: readonly string[]): Path {
  return { plain: places, extended: places, topic: "responsibility" };
}

/** A label, and in the extended profile a place of its own, or still a label where that has no word for it. */
function labelled(topic: Topic, ...places: readonly string[]): Path {
  return { plain: [label], extended: [...places, label], topic };
}

/** Words alone, and in the extended profile a place where it is exact enough for one. */
function extended(topic: Topic, ...places: readonly string[]): Path {
  return { plain: [], extended: places, topic };
}

/** Field -> places. */
export const paths: Readonly<Record<Field, Path>> = {
  "victim.name": both("identity.name"),
  "victim.alias": both(),
  "victim.parent": both(),
  "victim.role": both("identity.roles"),
  "victim.country": both("location.country"),
  "victim.region": both("location.administrative_area"),
  "victim.place": both("location.city"),
  "victim.sector": both("identity.sectors"),
  "victim.industry": both("identity.external_references"),
  "victim.size": both("identity.labels"),
  summary: both("note.content", "incident.description"),
  description: both("incident.description", "note.content"),
  context: both("note.content"),
  "date.began": extended("dates", "event.start_time"),
  "date.entered": extended("dates", "event.start_time"),
  "date.ended": extended("dates", "event.end_time"),
  "date.discovered": extended("dates", "task.start_time"),
  "date.contained": extended("dates", "task.end_time"),
  "date.restored": extended("dates", "task.end_time"),
  "date.disclosed": extended("dates", "task.start_time"),
  "date.claimed": extended("dates", "event.start_time"),
  "date.attributed": extended("dates", "task.end_time"),
  "date.claim-withdrawn": extended("dates", "event.start_time"),
  "date.ransom-demanded": extended("dates", "event.start_time"),
  "date.data-leaked": extended("dates", "event.start_time"),
  "date.patched": extended("dates", "task.end_time"),
  "date.emergency-declared": extended("dates", "event.start_time"),
  "date.updated": extended("dates"),
  "incident.reality": labelled("further", core),
  "incident.type": labelled("further", core),
  "incident.rsit": both(label),
  "incident.targeted": both(label),
  "discovery.method": labelled("further", core),
  "severity.level": labelled("further", core),
  "severity.input": both("note.content"),
  "cia.confidentiality": labelled("impact", "impact.extensions"),
  "cia.integrity": labelled("impact", "impact.extensions"),
  "cia.availability": labelled("impact", "impact.extensions"),
  "asset.variety": both(label),
  "attribute.variety": both(label),
  "data.variety": labelled("further", "impact.extensions"),
  motive: both(label),
  technique: both("attack-pattern.external_references"),
  "action.variety": both(label),
  "action.vector": both(label),
  vulnerability: both("vulnerability.name", "vulnerability.external_references"),
  malware: both("malware.name"),
  "responsibility.claimed": ofActor("note"),
  "responsibility.attributed": ofActor("relationship"),
  "responsibility.suspected": ofActor("note"),
  "responsibility.not-attributed": ofActor("note"),
  "responsibility.denied": ofActor("opinion"),
  "claim.state": ofActor("note.extensions"),
  "claim.channel": ofActor("note.extensions"),
  "actor.alias": ofActor("threat-actor.aliases"),
  "actor.type": ofActor("threat-actor.threat_actor_types"),
  "actor.variety": ofActor("threat-actor.labels"),
  "actor.country": ofActor("location.country"),
  "actor.profile": ofActor("threat-actor.description", "note.content"),
  "impact.persons": extended("impact", core),
  "impact.records": extended("impact", "impact.extensions"),
  "impact.files": extended("impact"),
  "impact.data-volume": extended("impact", "impact.extensions"),
  "impact.organisations": extended("impact", core),
  "impact.systems": extended("impact", core),
  "impact.services-cancelled": extended("impact"),
  "impact.reports": extended("impact"),
  "impact.downtime": extended("impact"),
  "impact.money-demanded": extended("impact", "impact.extensions"),
  "impact.money-paid": extended("impact", "impact.extensions"),
  "impact.money-loss": extended("impact", "impact.extensions"),
  "impact.money-recovered": extended("impact"),
  "impact.money-compensation": extended("impact", "impact.extensions"),
  "finding.not-affected": extended("negatives", "event.name", "impact.extensions"),
  "finding.not-happened": extended("negatives", "event.name"),
  response: labelled("further", "task.task_types"),
  "relation.campaign": both("campaign.name"),
  "relation.same-event": both(),
  "relation.follows": both(),
  "relation.related": both(),
  "relation.dismissed": both(),
};
