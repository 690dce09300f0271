/** What is said of actors besides their part: other names, what kind of actor, from where. */
import type { Asserter } from "../../domain/asserter.ts";
import type { SubjectKey } from "../../domain/subject.ts";
import { countryCodeOf } from "../../vocabulary/country.ts";
import type { Notes } from "../tables/notes.ts";
import { actorName } from "./actor-names.ts";
import type { RowRead } from "./attributions.ts";
import { type Cell, cellAt, type Joined, labelsIn } from "./cells.ts";
import { type Initiator, initiatorColumns, initiatorsIn } from "./initiators.ts";
import type { Subjects } from "./subjects.ts";
import { attackerConfirms, initiatorCategory, initiatorSubcategory } from "./words.ts";

/** What readers of a record's actors share. */
export interface ActorNotes {
  readonly notes: Notes;
  readonly actors: Subjects;
  readonly publisher: Asserter;
}

interface About {
  readonly actor: SubjectKey;
  readonly speaker: Asserter;
  readonly pointers: readonly string[];
}

const unknown = { kind: "unknown", state: "reported-unknown" } as const;

/** Says what the rows and the incident's own list tell of each actor, after the rows' parts were said. */
export function readActors(joined: Joined, rows: readonly RowRead[], to: ActorNotes): void {
  const initiators = initiatorsIn(joined);
  const alone = sayUnattributed(joined, initiators, to);
  const listed = listedActors(initiators, rows, to.actors);
  for (const read of rows) {
    if (read.actor === null) continue;
    sayAliases(read, to);
    sayFacts(read, read.actor, listed.get(read.actor) ?? null, joined, to);
  }
  const named = Map.groupBy(rows, ({ actor }) => actor);
  const again = cellAt(joined.incident, "attributed_initiator_subcategory");
  const repeated = again === null ? null : { pointer: again.pointer, labels: new Set(labelsIn(again)) };
  for (const [actor, initiator] of listed) {
    const { subcategory } = initiator;
    const same = repeated?.labels.size === 1 && subcategory !== null && repeated.labels.has(subcategory);
    const further = [...groupCells(named.get(actor) ?? [], initiator), ...(same ? [repeated.pointer] : [])];
    saySubcategory(actor, initiator, joined, further, to.notes);
    if (alone.has(actor)) sayListed(actor, initiator, joined, to);
  }
}

/**
 * Initiators whom no attribution names: the publisher's word alone, and no more than a suspicion; or where there are no attributions
 * and the incident itself says that the attacker confirms, that attacker's claim. Returns their keys.
 */
function sayUnattributed(joined: Joined, initiators: readonly Initiator[], to: ActorNotes): ReadonlySet<SubjectKey> {
  const { notes, actors } = to;
  const alone = new Set<SubjectKey>();
  const cell = cellAt(joined.incident, initiatorColumns.name);
  const confirmed = confirmedIn(joined);
  for (const { name: written } of initiators) {
    if (cell === null || written === null || written === "Unknown") continue;
    const { name, aliases, rest } = actorName(written);
    if (actors.known(name) !== null) continue;
    const actor = actors.keyOf(name);
    alone.add(actor);
    const pointers = [cell.pointer];
    sayPart(actor, name, cell, confirmed, notes);
    if (rest !== null) notes.find(cell.pointer, "import-lost", rest);
    for (const alias of aliases) {
      notes.say({ field: "actor.alias", about: actor, content: { kind: "name", name: alias }, pointers });
    }
  }
  return alone;
}

/** The cell that calls everything which is known of the responsibility the attacker's own word; null where it does not. */
function confirmedIn({ incident, attributions }: Joined): Cell | null {
  const basis = cellAt(incident, "attribution_basis");
  const labels = labelsIn(basis);
  const claimed = attributions.length === 0 && labels.length > 0 && labels.every((label) => label === attackerConfirms);
  return claimed ? basis : null;
}

function sayPart(about: SubjectKey, name: string, { pointer }: Cell, confirmed: Cell | null, notes: Notes): void {
  const content = { kind: "party", name, basis: null } as const;
  if (confirmed === null) {
    notes.say({ field: "responsibility.suspected", about, content, stance: "suspected", pointers: [pointer] });
    notes.find(pointer, "actor-unattributed", name);
    return;
  }
  const asserter = { role: "attacker", name } as const;
  const pointers = [pointer, confirmed.pointer];
  notes.say({ field: "responsibility.claimed", about, content, stance: "claimed", asserter, pointers });
  notes.find(confirmed.pointer, "claim-not-attribution", confirmed.text);
}

/** The entry of the incident's own list for each actor: by name, or where either side has a single unnamed one, that one. */
function listedActors(
  initiators: readonly Initiator[],
  rows: readonly RowRead[],
  actors: Subjects,
): ReadonlyMap<SubjectKey, Initiator> {
  const found = new Map<SubjectKey, Initiator>();
  for (const initiator of initiators) {
    const key = initiator.name === null ? null : actors.known(actorName(initiator.name).name);
    if (key !== null) found.set(key, initiator);
  }
  const nameless = initiators.filter(({ name }) => name === null || name === "Unknown");
  const [unnamed, ...more] = new Set(
    rows.flatMap(({ actor, written }) => (written === null && actor !== null ? [actor] : [])),
  );
  const [entry] = nameless;
  if (nameless.length === 1 && more.length === 0 && unnamed !== undefined && entry !== undefined) {
    found.set(unnamed, entry);
  }
  return found;
}

function sayAliases({ actor, written, row }: RowRead, { notes }: ActorNotes): void {
  const cell = cellAt(row, "attributed_initiator");
  if (actor === null || written === null || cell?.text !== written) return;
  for (const name of actorName(written).aliases) {
    notes.say({ field: "actor.alias", about: actor, content: { kind: "name", name }, pointers: [cell.pointer] });
  }
}

/**
 * Country and category of one row. In an attribution whose rows are combinations, what varies is only taken where the incident's own
 * list says the same of that actor.
 */
function sayFacts(
  read: RowRead,
  actor: SubjectKey,
  listed: Initiator | null,
  { incident }: Joined,
  to: ActorNotes,
): void {
  const { row, group, lane } = read;
  const speaker = lane === "responsibility.attributed" ? read.speaker : to.publisher;
  for (const part of ["country", "category"] as const) {
    const cell = cellAt(row, `attributed_initiator_${part}`);
    if (cell === null) continue;
    const say = part === "country" ? sayCountry : sayCategory;
    if (!group.crossed || !group.varies[part]) say(cell, { actor, speaker, pointers: [cell.pointer] }, to);
    else if (listed?.[part] === cell.text) {
      const place = cellAt(incident, initiatorColumns[part]);
      const pointers = [cell.pointer, ...(place === null ? [] : [place.pointer])];
      say(cell, { actor, speaker: to.publisher, pointers }, to);
    } else to.notes.find(cell.pointer, "value-ambiguous", cell.text);
  }
}

/** Likewise, of an actor whom the incident's own list alone names. */
function sayListed(actor: SubjectKey, initiator: Initiator, { incident }: Joined, to: ActorNotes): void {
  for (const part of ["country", "category"] as const) {
    const text = initiator[part];
    const place = cellAt(incident, initiatorColumns[part]);
    if (text === null || place === null) continue;
    const say = part === "country" ? sayCountry : sayCategory;
    say({ text, pointer: place.pointer }, { actor, speaker: to.publisher, pointers: [place.pointer] }, to);
  }
}

/** That it is unknown is the coder's word, not the attributing party's. */
function sayCountry(
  { text, pointer }: Cell,
  { actor, speaker, pointers }: About,
  { notes, publisher }: ActorNotes,
): void {
  const said = { field: "actor.country", about: actor, pointers } as const;
  const code = countryCodeOf(text);
  if (text === "Unknown") notes.say({ ...said, content: unknown, asserter: publisher });
  else if (code === null) notes.find(pointer, "value-not-admitted", text);
  else notes.say({ ...said, content: { kind: "term", term: code }, asserter: speaker });
}

/** A non-state group is no kind of actor by itself; leftovers name it unless its subcategory tells more. */
function sayCategory({ text }: Cell, { actor, speaker, pointers }: About, { notes, publisher }: ActorNotes): void {
  const said = { field: "actor.type", about: actor, pointers } as const;
  const { term, stance } = initiatorCategory.get(text) ?? {};
  if (term === undefined || stance === undefined) return;
  if (term === null) notes.say({ ...said, content: unknown, asserter: publisher });
  else notes.say({ ...said, content: { kind: "term", term }, stance, asserter: speaker });
}

/** What kind of non-state group it is; `further` are places that say the same. */
function saySubcategory(
  actor: SubjectKey,
  { subcategory }: Initiator,
  { incident }: Joined,
  further: readonly string[],
  notes: Notes,
): void {
  const cell = cellAt(incident, initiatorColumns.subcategory);
  if (subcategory === null || cell === null) return;
  const known = initiatorSubcategory.get(subcategory);
  if (known === undefined) {
    notes.find(cell.pointer, "import-lost", subcategory);
    return;
  }
  const content = { kind: "term", term: known.term } as const;
  const pointers = [cell.pointer, ...further];
  notes.say({ field: "actor.type", about: actor, content, stance: known.stance, pointers });
}

/** Cells that call the actor a non-state group, as far as they are said of that actor. */
function groupCells(rows: readonly RowRead[], { category: listed }: Initiator): readonly string[] {
  return rows.flatMap(({ row, group }) => {
    const cell = cellAt(row, "attributed_initiator_category");
    const certain = !group.crossed || !group.varies.category || listed === cell?.text;
    return certain && cell?.text === "Non-state-group" ? [cell.pointer] : [];
  });
}
