/** The cast of a document: its primary victim, the scope of its sentences, and what a speaker must be known by. */
import type { Sector } from "../../../vocabulary/sector.ts";
import { type Document, inLead, type Line } from "../reading/document.ts";
import { speaks } from "../frames/hits.ts";
import { type Candidate, rankVictims } from "../victims/candidates.ts";
import { sectorOf } from "../victims/sector.ts";
import { dismissedLines, harmlessTypes, type Scope, scopesOf } from "./scope.ts";

/** Who and what the report is about. */
export interface Cast {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** The best candidate where it is clear enough to be proposed; null otherwise. */
  readonly victim: Candidate | null;
  /** The best candidate, however weak; speakers are compared with it. */
  readonly likely: Candidate | null;
  readonly sector: Sector | null;
  readonly scopes: readonly Scope[];
}

/** A candidate is proposed from this score on; calibrated on news whose victims are known, for a precision of nine in ten. */
const enough = 5.5;

/** … and only with this lead over the next. */
const ahead = 3.5;

/** A candidate of whom the lead itself tells the attack is proposed from this score on … */
const enoughWhereTold = 4;

/** … and with this lead. */
const aheadWhereTold = 2.2;

/** A frame speaks of the candidate in a sentence of the lead that states the attack plainly. */
function isTold({ mentions }: Candidate): boolean {
  return mentions.some(
    ({ line, mention }) =>
      inLead(line.sentence) &&
      (mention.kind === "organisation" || mention.text.includes(" ")) &&
      line.hits.some(
        (hit) =>
          hit.frame.field === "incident.type" &&
          !harmlessTypes.has(hit.frame.value ?? "") &&
          speaks(hit) &&
          !hit.hedged,
      ),
  );
}

/** Finds victim and scope in two rounds: the lead names the victim, the victim parts the sentences, and these rank again. */
export function castOf(document: Document): Cast {
  const dismissed = dismissedLines(document);
  const first = rankVictims(document, ({ sentence }) => !dismissed.has(sentence.index));
  const scopes = scopesOf(document, {
    victimKeys: keysOf(first[0]),
    years: yearsOf(document),
    attackLed: isAttackLed(document),
    dismissed,
  });
  const primary = (line: Line) => scopes[line.sentence.index] === "primary";
  const candidates = rankVictims(document, primary);
  const [best, next] = candidates;
  const lead = best === undefined ? 0 : best.score - (next?.score ?? 0);
  const clear =
    best !== undefined &&
    best.framed > 0 &&
    ((best.score >= enough && lead >= ahead) ||
      (isTold(best) && best.score >= enoughWhereTold && lead >= aheadWhereTold));
  return {
    candidates,
    victim: clear ? best : null,
    likely: best ?? null,
    sector: best === undefined ? null : (sectorOf(best, document)?.sector ?? null),
    scopes,
  };
}

/** Lines that speak of the primary event. */
export function primaryLines({ lines }: Document, { scopes }: Cast): readonly Line[] {
  return lines.filter(({ sentence }) => scopes[sentence.index] === "primary");
}

function keysOf(candidate: Candidate | undefined): ReadonlySet<string> {
  return candidate === undefined || candidate.score < 3.5 ? new Set() : candidate.keys;
}

/** The lead states an attack plainly; or, where it states no harmless cause, two sentences further down do. */
function isAttackLed({ lines }: Document): boolean {
  const stating = lines.filter(({ hits }) =>
    hits.some(
      (hit) =>
        hit.frame.field === "incident.type" &&
        !harmlessTypes.has(hit.frame.value ?? "") &&
        speaks(hit) &&
        (!hit.hedged || hit.frame.value !== "intrusion"),
    ),
  );
  const harmless = lines.some(
    ({ sentence, hits }) =>
      inLead(sentence) &&
      hits.some(
        (hit) => (hit.frame.value === "not-malicious" || hit.frame.value === "technical-outage") && speaks(hit),
      ),
  );
  return stating.some(({ sentence }) => inLead(sentence)) || (!harmless && stating.length > 1);
}

/** The year of publication, the one before it in the first quarter, and the years that the lead names. */
function yearsOf({ anchor: { published }, lines }: Document): ReadonlySet<number> {
  const years = new Set<number>();
  if (published !== null) years.add(published.year);
  if (published !== null && published.month < 4) years.add(published.year - 1);
  for (const { sentence, times } of lines)
    if (inLead(sentence)) for (const { edtf } of times) years.add(Number(edtf.slice(0, 4)));
  return years;
}
