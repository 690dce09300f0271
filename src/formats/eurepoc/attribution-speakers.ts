/** Whose word an attribution row is, in which lane and stance. */
import type { Stance } from "../../domain/assertion.ts";
import type { Asserter } from "../../domain/asserter.ts";
import type { Lane } from "../../domain/field.ts";
import { actorName } from "./actor-names.ts";
import { columns, type Group } from "./attribution-groups.ts";
import { type Cell, cellAt, type Row } from "./cells.ts";
import { anonymousStatement, attackerConfirms, attributionBasis, selfAttribution } from "./words.ts";

/** A speaker. */
export interface Speaker {
  readonly speaker: Asserter;
  /** The cells that say so. */
  readonly from: readonly Cell[];
}

/** Whether a row is the attacker's own word: by its basis, or by its type where another basis stands beside it. */
export function isClaim(row: Row): boolean {
  if (cellAt(row, "attribution_basis")?.text === attackerConfirms) return true;
  return cellAt(row, "attribution_type")?.text.startsWith(selfAttribution) === true;
}

/** The basis of a row where it is one that is known here; else null. */
export function knownBasis(basis: Cell | null): Cell | null {
  return basis !== null && (basis.text === attackerConfirms || attributionBasis.has(basis.text)) ? basis : null;
}

/** The stance of a row in its lane. */
export function stanceOf(lane: Lane, basis: Cell | null): Stance {
  if (lane === "responsibility.claimed") return "claimed";
  if (lane === "responsibility.suspected") return "suspected";
  return attributionBasis.get(basis?.text ?? "")?.stance ?? "reported";
}

/**
 * Whose word it is. A statement of somebody whom the media do not name is that of an unnamed source, whatever the basis; a government
 * that is not named goes by its country.
 */
export function speakerOf(row: Row, group: Group, lane: Lane, publisher: Asserter): Speaker {
  const actor = group.mixed ? null : cellAt(row, "attributing_actor");
  if (lane === "responsibility.claimed") return claimantIn(row, group, actor);
  const known = attributionBasis.get(cellAt(row, "attribution_basis")?.text ?? "");
  if (known === undefined) return { speaker: publisher, from: [] };
  const company = known.role === "vendor" ? cellAt(row, "attribution_it_company") : null;
  const named = [company, actor].filter((cell) => cell !== null);
  if (named[0] !== undefined) return { speaker: { role: known.role, name: named[0].text }, from: named };
  if (known.stance === "disputed") return { speaker: publisher, from: [] };
  const type = cellAt(row, "attribution_type");
  if (type?.text.startsWith(anonymousStatement) === true) {
    return { speaker: { role: "anonymous-source", name: null }, from: [type] };
  }
  const country = known.role === "government" ? cellAt(row, "attributing_country") : null;
  if (country === null || country.text === "Unknown") return { speaker: { role: known.role, name: null }, from: [] };
  return { speaker: { role: known.role, name: country.text }, from: [country] };
}

/** Who claims: the attributing actor, except that where several speak, each for each, everybody speaks for himself. */
function claimantIn(row: Row, { manyVoices }: Group, actor: Cell | null): Speaker {
  const own = cellAt(row, columns.name);
  const voice = manyVoices && own !== null && own.text !== actor?.text ? null : actor;
  const name = voice?.text ?? (own?.text === "Unknown" ? null : (own?.text ?? null));
  return {
    speaker: { role: "attacker", name: name === null ? null : actorName(name).name },
    from: voice === null ? [] : [voice],
  };
}
