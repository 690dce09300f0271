/**
 * Actors of a record and the lanes that name them: an attribution is somebody's, a claim is the claimant's, a denial the denier's, and an
 * actor of whom nobody says anything is only suspected.
 */
import { finding } from "../../domain/finding.ts";
import type { SubjectKey } from "../../domain/subject.ts";
import { type ActorNamed, actorNamed, isClaim } from "./actor-named.ts";
import { readPlace, type PlaceRead } from "./places.ts";
import { readLabel } from "./labels.ts";
import { coverLink, takeLocations } from "./read-victims.ts";
import type { Entry } from "./record-view.ts";
import type { Relations } from "./relations.ts";
import type { SpeakerRead } from "./speaker.ts";
import { cover, enter, keyFor, knownSpeaker, refuse, speakerFor, take, type Taking } from "./taking.ts";
import { actorTypes, claimExtension, hasExtension, listOf, textOf, textsOf } from "./wire.ts";

/** Takes what is said of responsibility, then of the actors themselves. `live`: what was neither revoked nor is spoken for. */
export function takeActors(taking: Taking, relations: Relations, live: readonly Entry[]): void {
  const { root } = taking.view;
  for (const link of relations.from.get(root.object.id) ?? []) {
    if (link.object["relationship_type"] === "attributed-to") takeAttribution(taking, link);
  }
  for (const entry of live) if (isClaim(entry.object)) takeClaim(taking, entry);
  for (const entry of live) if (entry.object.type === "opinion") takeOpinion(taking, entry);
  const actors = live.filter(({ object }) => actorTypes.includes(object.type));
  for (const actor of actors) {
    if (!taking.subjects.has(`actor ${actor.object.id}`)) takeSuspect(taking, relations, actor);
    takeActor(taking, relations, actor);
  }
}

/** An attribution by nobody is none; one by the actor itself is its claim. */
function takeAttribution(taking: Taking, link: Entry): void {
  const { view } = taking;
  const actor = actorNamed(link.object, view.find);
  const read = readPlace("responsibility.attributed", link.object, null, view.find);
  const about = actor === null ? null : keyFor(taking, "actor", actor.ids[0] ?? actor.name);
  if (actor === null || read === null || about === null) return;
  const speaker = knownSpeaker(taking, link) ?? knownSpeaker(taking, view.root);
  const also = namesOf(taking, actor);
  if (speaker === null) {
    const suspected = { field: "responsibility.suspected", about, entry: link, selector: null, also } as const;
    if (enter(taking, suspected, suspectedOf(read)))
      taking.findings.push(finding(link.at, "actor-unattributed", actor.name));
    return;
  }
  const boasts = speaker.asserter.role === "attacker" || isActor(taking, actor, speaker.asserter.name);
  if (!boasts) {
    enter(taking, { field: "responsibility.attributed", about, entry: link, selector: null, also, speaker }, read);
    return;
  }
  const claimant: SpeakerRead = { asserter: { role: "attacker", name: actor.name }, identities: speaker.identities };
  const claimed = {
    field: "responsibility.claimed",
    about,
    entry: link,
    selector: null,
    also,
    speaker: claimant,
  } as const;
  if (enter(taking, claimed, read.stance === "reported" ? { ...read, stance: "claimed" } : read)) {
    taking.findings.push(finding(link.at, "claim-not-attribution", actor.name));
  }
}

function suspectedOf(read: PlaceRead): PlaceRead {
  return read.stance === "reported" ? { ...read, stance: "suspected" } : read;
}

function takeClaim(taking: Taking, note: Entry): void {
  const actor = actorNamed(note.object, taking.view.find);
  const about = actor === null ? null : keyFor(taking, "actor", actor.ids[0] ?? actor.name);
  if (actor === null || about === null) return;
  const also = namesOf(taking, actor);
  take(taking, { field: "responsibility.claimed", about, entry: note, selector: null, also });
  if (!hasExtension(note.object, claimExtension)) return;
  const { publisher } = taking;
  const speaker: SpeakerRead = { asserter: { role: "third-party", name: publisher }, identities: [] };
  for (const [field, name] of [
    ["claim.state", "state"],
    ["claim.channel", "channel"],
  ] as const) {
    take(taking, { field, about, entry: note, selector: `extensions.${claimExtension}.${name}`, speaker });
  }
}

/** Who disagrees with an attribution or a claim denies it, where they are the ones who are meant; everybody else says that it is not so. */
function takeOpinion(taking: Taking, opinion: Entry): void {
  const { view } = taking;
  const word = textOf(opinion.object["opinion"]);
  if (word !== "disagree" && word !== "strongly-disagree") return;
  if (textsOf(opinion.object["object_refs"]).includes(view.root.object.id)) {
    const content = { kind: "term", term: "disputed" } as const;
    const disputed: PlaceRead = { content, polarity: "affirmed", stance: "reported", exact: true, reduced: false };
    if (enter(taking, { field: "incident.reality", about: null, entry: opinion, selector: null }, disputed)) return;
  }
  const actor = actorNamed(opinion.object, view.find);
  const read = readPlace("responsibility.denied", opinion.object, null, view.find);
  const about = actor === null ? null : keyFor(taking, "actor", actor.ids[0] ?? actor.name);
  if (actor === null || read === null || about === null) return;
  const speaker = speakerFor(taking, opinion);
  const { role, name } = speaker.asserter;
  const also = namesOf(taking, actor);
  const own = role === "third-party" && isActor(taking, actor, name);
  if (own || role === "accused" || role === "attacker" || role === "government") {
    const denier: SpeakerRead = own ? { ...speaker, asserter: { role: "accused", name } } : speaker;
    enter(
      taking,
      { field: "responsibility.denied", about, entry: opinion, selector: null, also, speaker: denier },
      read,
    );
    return;
  }
  const contested: PlaceRead = { ...read, polarity: "negated", stance: "reported" };
  enter(
    taking,
    { field: "responsibility.attributed", about, entry: opinion, selector: null, also, speaker },
    contested,
  );
}

/** An actor that is merely there: nobody says what it has to do with the matter. */
function takeSuspect(taking: Taking, relations: Relations, actor: Entry): void {
  const about = keyFor(taking, "actor", actor.object.id);
  const name = textOf(actor.object["name"]);
  if (about === null || name === null) {
    refuse(taking, actor.at, "import-lost", actor.object["name"]);
    return;
  }
  const links = relations.ofRoot.get(actor.object.id) ?? [];
  for (const { entry } of links) coverLink(taking, entry);
  const also = links.slice(0, 1).map(({ entry }) => `${entry.at}/relationship_type`);
  const content = { kind: "party", name, basis: null } as const;
  const read: PlaceRead = { content, polarity: "affirmed", stance: "suspected", exact: true, reduced: false };
  const said = enter(taking, { field: "responsibility.suspected", about, entry: actor, selector: "name", also }, read);
  if (said) taking.findings.push(finding(`${actor.at}/name`, "actor-unattributed", name));
}

function takeActor(taking: Taking, relations: Relations, entry: Entry): void {
  const { object } = entry;
  const about = keyFor(taking, "actor", object.id);
  if (about === null) return;
  cover(taking, entry, "name");
  takeEach(taking, entry, about, "aliases", "actor.alias");
  takeEach(taking, entry, about, "threat_actor_types", "actor.type");
  listOf(object["labels"]).forEach((label, index) => {
    if (readLabel(textOf(label) ?? "")?.field !== "actor.variety") return;
    take(taking, { field: "actor.variety", about, entry, selector: `labels.[${index}]` });
  });
  take(taking, { field: "actor.profile", about, entry, selector: "description" });
  takeLocations(taking, relations, entry, about);
}

function takeEach(
  taking: Taking,
  entry: Entry,
  about: SubjectKey,
  property: string,
  field: "actor.alias" | "actor.type",
): void {
  listOf(entry.object[property]).forEach((_, index) => {
    take(taking, { field, about, entry, selector: `${property}.[${index}]` });
  });
}

/** Whether a speaker has the name of the actor, or one that it is also called by. */
function isActor({ view }: Taking, { name, ids: [id = ""] }: ActorNamed, speaker: string | null): boolean {
  const names = [name, ...textsOf(listOf(view.find(id)?.["aliases"]).slice(0, 100))];
  return speaker !== null && names.some((one) => one.toLowerCase() === speaker.toLowerCase());
}

/** Where the actor's name stands. */
function namesOf({ view }: Taking, { ids }: ActorNamed): readonly string[] {
  return ids.flatMap((id) => {
    const entry = view.byId.get(id);
    return entry === undefined ? [] : [`${entry.at}/name`];
  });
}
