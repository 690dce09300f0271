/** Reality: whether a report tells of an incident at all, and whether that was confirmed, disputed, a hoax or no attack. */
import type { Proposed } from "../../extractor.ts";
import type { Hit } from "../frames/hits.ts";
import { propose, quoteSpan, stanceOf, weightOf } from "../proposals/propose.ts";
import { hitsAbout, type Scene } from "../proposals/scene.ts";

const harmless = new Set(["technical-outage", "hoax-claim"]);

/** The one proposal on reality that the frames bear; empty where there is none. */
export function proposeReality(scene: Scene): readonly Proposed[] {
  const hits = hitsAbout(scene, (field) => field === "incident.reality");
  const types = hitsAbout(scene, (field) => field === "incident.type").filter(
    ({ frame }) => !harmless.has(frame.value ?? ""),
  );
  const chosen = chooseReality(hits, types, scene);
  if (chosen === null) return [];
  const { term, hit } = chosen;
  const speaker = scene.speakerOf(hit);
  const stance = stanceOf(speaker.role, term === "confirmed" ? false : hit.hedged);
  return propose(scene, {
    field: "incident.reality",
    content: { kind: "term", term },
    stance,
    speaker,
    span: quoteSpan(hit, speaker),
    rule: chosen.rule,
  });
}

function chooseReality(
  hits: readonly Hit[],
  types: readonly Hit[],
  scene: Scene,
): { term: string; hit: Hit; rule: string } | null {
  const plain = types.filter((hit) => !hit.hedged);
  const settled = plain.filter((hit) => isAuthority(hit, scene) && !isClaimTold(hit));
  const said = (term: string) =>
    hits.filter(({ frame, hedged }) => frame.value === term && (!hedged || term === "disputed"));
  const heaviest = (some: readonly Hit[]) =>
    some.toSorted((a, b) => weightOf(b, scene.speakerOf(b).role) - weightOf(a, scene.speakerOf(a).role))[0];
  const hoax = heaviest(said("hoax"));
  if (hoax !== undefined) return { term: "hoax", hit: hoax, rule: hoax.frame.id };
  const fault = heaviest(
    said("not-malicious").filter((hit) => isAuthority(hit, scene) || hit.frame.id === "reality-cause-harmless"),
  );
  if (fault !== undefined && settled.length < 2) return { term: "not-malicious", hit: fault, rule: fault.frame.id };
  const dispute = heaviest(said("disputed").filter((hit) => isAuthority(hit, scene)));
  if (dispute !== undefined && settled.length === 0) return { term: "disputed", hit: dispute, rule: dispute.frame.id };
  const best =
    heaviest(settled) ?? heaviest(plain.filter((hit) => !isClaimTold(hit) && scene.speakerOf(hit).role !== "attacker"));
  if (best !== undefined) return { term: "confirmed", hit: best, rule: "reality-stated" };
  const weak = heaviest(types);
  return weak === undefined ? null : { term: "suspected", hit: weak, rule: "reality-hedged" };
}

function isAuthority(hit: Hit, { speakerOf }: Scene): boolean {
  return ["victim", "agency", "government", "court"].includes(speakerOf(hit).role);
}

/** "Claims of a breach", "the claimed attack": the clause speaks of a claim. */
function isClaimTold({ clause, start }: Hit): boolean {
  return /\b(?:claims?|claimed|allegations?|allege[ds]?|alleging|rumou?rs?|reports) (?:\w+ ){0,3}$/i.test(
    clause.text.slice(0, Math.max(0, start - clause.start + 1)),
  );
}
