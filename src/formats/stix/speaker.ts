/** Speakers: whose word an object is, by its authors or by the identity that created it, and which part that identity plays. */
import { type Asserter, type AsserterRole, asserterRoles } from "../../domain/asserter.ts";
import { actorNamed, isClaim } from "./actor-named.ts";
import { type Find, listOf, namelessLabel, type StixObject, textOf, textsOf } from "./wire.ts";

/** Whose word an object is, with the identities that say so. */
export interface SpeakerRead {
  readonly asserter: Asserter;
  /** Ids of the identities that the asserter was taken from. */
  readonly identities: readonly string[];
}

/** Who created an object; null where it does not say, or where the document does not hold the identity. */
export function creatorOf(object: StixObject, find: Find): SpeakerRead | null {
  const id = textOf(object["created_by_ref"]);
  const identity = id === null ? undefined : find(id);
  if (identity?.type !== "identity") return null;
  const known = makers.get(identity);
  if (known !== undefined) return known;
  const maker = makerOf(identity);
  makers.set(identity, maker);
  return maker;
}

/** Most objects of a bundle have the same maker, who is looked at once. */
const makers = new WeakMap<StixObject, SpeakerRead | null>();

/** Whose word an object is: the claimant of a claim, the first author of a note or opinion, else its creator; null where nothing tells. */
export function speakerOf(object: StixObject, find: Find): SpeakerRead | null {
  const creator = creatorOf(object, find);
  const author = textsOf(listOf(object["authors"]).slice(0, 16))[0];
  if (isClaim(object)) {
    const claimant = actorNamed(object, find);
    return { asserter: { role: "attacker", name: claimant?.name ?? author ?? null }, identities: claimant?.ids ?? [] };
  }
  if (author === undefined || textOf(author) === null) return creator;
  if (creator?.asserter.name === author) return creator;
  return { asserter: { role: "third-party", name: author }, identities: [] };
}

/**
 * The part that an identity plays: the word of ours that it has among its roles, else by its roles and sectors: government, agency,
 * court, press, vendor. Everybody else is a third party.
 */
export function roleOf(identity: StixObject): AsserterRole {
  const roles = textsOf(identity["roles"]).map((role) => role.toLowerCase());
  const own = standardRoles.find((role) => roles.includes(role));
  if (own !== undefined) return own;
  const known = roleWords.find(([pattern]) => roles.some((role) => pattern.test(role)));
  if (known !== undefined) return known[1];
  const sectors = textsOf(identity["sectors"]).map((sector) => sector.toLowerCase());
  return sectors.some((sector) => /^(government|defense\b)/.test(sector)) ? "government" : "third-party";
}

function makerOf(identity: StixObject): SpeakerRead | null {
  const name = textOf(identity["name"]);
  if (name === null) return null;
  const named = textsOf(identity["labels"]).includes(namelessLabel) ? null : name;
  return { asserter: { role: roleOf(identity), name: named }, identities: [identity.id] };
}

/** Every part but the coder's: what the desk infers from quoted words has no identity that could create an object. */
const standardRoles = (Object.keys(asserterRoles) as AsserterRole[]).filter((role) => role !== "coder");

const roleWords: readonly (readonly [RegExp, AsserterRole])[] = [
  [/\b(court|prosecut\w*|judiciary)\b/, "court"],
  [/\b(cert|csirt|agency|police|law[- ]enforcement|regulator|authority)\b/, "agency"],
  [/\b(government|ministry|military|intelligence[- ]service)\b/, "government"],
  [/\b(journalist|press|news|media|newspaper)\b/, "journalist"],
  [/\b(vendor|security[- ](company|firm|provider|researcher)|threat[- ]intelligence)\b/, "vendor"],
];
