/**
 * Attribution rows -> who says what of whom. One attribution may span several rows, which repeat it for every combination of the
 * actors, countries and categories that it names; where two of these vary, a combination need not be one that the source means.
 */
import type { Asserter } from "../../domain/asserter.ts";
import type { Lane } from "../../domain/field.ts";
import type { FindingCode } from "../../domain/finding.ts";
import type { SubjectKey } from "../../domain/subject.ts";
import type { Party } from "../../domain/value.ts";
import type { Notes } from "../tables/notes.ts";
import { actorName } from "./actor-names.ts";
import { columns, type Group } from "./attribution-groups.ts";
import { isClaim, knownBasis, speakerOf, stanceOf } from "./attribution-speakers.ts";
import { type Cell, cellAt, type Row } from "./cells.ts";
import { codedDate } from "./dates.ts";
import type { Subjects } from "./subjects.ts";
import { attackerConfirms, attributionType } from "./words.ts";

/** What one row said. */
export interface RowRead {
  readonly row: Row;
  readonly group: Group;
  /** Null: of nobody in particular. */
  readonly actor: SubjectKey | null;
  /** As the cell has it; null: unnamed. */
  readonly written: string | null;
  readonly lane: Lane;
  readonly speaker: Asserter;
  /** Of the saying, for further evidence of the same. */
  readonly resay: (pointers: readonly string[]) => void;
}

/** Says one row's responsibility; null where the row is silent about it. */
export function readAttribution(
  row: Row,
  group: Group,
  { notes, actors, publisher }: { readonly notes: Notes; readonly actors: Subjects; readonly publisher: Asserter },
): RowRead | null {
  const basis = cellAt(row, "attribution_basis");
  const who = whoIn(row, group);
  const lane = laneOf(row, who);
  if (lane === null) return null;
  const { speaker, from } =
    who.party === null ? { speaker: publisher, from: [] } : speakerOf(row, group, lane, publisher);
  const type = typeIn(row, lane);
  const date = cellAt(row, "attribution_date");
  const asserted = date === null ? null : codedDate(date.text);
  const actor = who.party === null ? null : actors.keyOf(who.party);
  const ground = lane === "responsibility.attributed" ? type.basis : null;
  const say = (pointers: readonly string[]) => {
    notes.say({
      field: lane,
      about: actor,
      content: contentOf(who.party, ground),
      stance: who.party === null ? "reported" : stanceOf(lane, basis),
      asserter: speaker,
      asserted: asserted?.edtf ?? null,
      pointers,
    });
  };
  const cells = [...who.from, knownBasis(basis), ...from, type.cell, asserted === null ? null : date];
  say(cells.flatMap((cell) => (cell === null ? [] : [cell.pointer])));
  noteReading(row, group, { lane, who, type }, notes);
  const event = who.party !== null && stanceOf(lane, basis) !== "disputed" && lane !== "responsibility.suspected";
  if (date !== null) sayDate(date, event ? lane : null, notes);
  return { row, group, actor, written: who.written, lane, speaker, resay: say };
}

interface Who {
  /** Name or description of the party; null: nobody in particular. */
  readonly party: string | null;
  readonly written: string | null;
  readonly rest: string | null;
  readonly from: readonly Cell[];
}

/** Whom a row is about: by name, else by what it says of an unnamed one, as far as that holds for every row of the attribution. */
function whoIn(row: Row, { crossed, varies, mixed }: Group): Who {
  const named = cellAt(row, columns.name);
  const claimant = isClaim(row) && named === null && !mixed ? cellAt(row, "attributing_actor") : null;
  if (named !== null && named.text !== "Unknown") {
    const { name, rest } = actorName(named.text);
    return { party: name, written: named.text, rest, from: [named] };
  }
  const certain = (part: "country" | "category") => (crossed && varies[part] ? null : cellAt(row, columns[part]));
  const country = certain("country");
  const category = certain("category");
  const from = [named, category, country].filter((cell) => cell !== null);
  const kind = category === null || category.text === "Unknown - not attributed" ? null : category.text;
  const place = country === null || country.text === "Unknown" ? null : country.text;
  if (claimant !== null) return { party: claimant.text, written: claimant.text, rest: null, from: [claimant] };
  if (kind === null && place === null && !(crossed && attributes(row))) {
    return { party: null, written: null, rest: null, from };
  }
  const party = `${kind ?? "Unnamed actor"}${place === null ? "" : ` (${place})`}`;
  return { party, written: null, rest: null, from };
}

/** Only where the source says that it is unknown does nobody in particular mean something. */
function laneOf(row: Row, { party, from }: Who): Lane | null {
  if (isClaim(row)) return "responsibility.claimed";
  if (party === null) return from.some(({ text }) => text.startsWith("Unknown")) ? "responsibility.attributed" : null;
  return attributes(row) ? "responsibility.attributed" : "responsibility.suspected";
}

function attributes(row: Row): boolean {
  return isClaim(row) || knownBasis(cellAt(row, "attribution_basis")) !== null;
}

interface TypeRead {
  readonly basis: Party["basis"];
  /** Null: the type has no place here. */
  readonly cell: Cell | null;
  readonly exact: boolean;
}

/** What an attribution rests on; of a claim the type tells how it was made, which is evidence of it, and rests on nothing. */
function typeIn(row: Row, lane: Lane): TypeRead {
  const cell = cellAt(row, "attribution_type");
  if (lane === "responsibility.claimed") return { basis: null, cell, exact: true };
  const known = attributionType.get(cell?.text.split(" (")[0] ?? "");
  if (known === undefined || lane !== "responsibility.attributed") return { basis: null, cell: null, exact: true };
  return { basis: known.term, cell, exact: known.exact };
}

function contentOf(party: string | null, basis: Party["basis"]) {
  if (party === null) return { kind: "unknown", state: "reported-unknown" } as const;
  return { kind: "party", name: party, basis } as const;
}

/** What of a row could not be taken as it stands. */
function noteReading(
  row: Row,
  { mixed }: Group,
  { lane, who, type }: { readonly lane: Lane; readonly who: Who; readonly type: TypeRead },
  notes: Notes,
): void {
  const note = (cell: Cell | null, code: FindingCode, saw = cell?.text) => {
    if (cell !== null) notes.find(cell.pointer, code, saw);
  };
  const { party, rest, from } = who;
  const claimed = lane === "responsibility.claimed";
  const basis = cellAt(row, "attribution_basis");
  if (claimed)
    note(basis?.text === attackerConfirms ? basis : cellAt(row, "attribution_type"), "claim-not-attribution");
  if (lane === "responsibility.suspected") note(from[0] ?? null, "actor-unattributed", party ?? undefined);
  if (basis !== null && knownBasis(basis) === null) note(basis, "value-not-admitted");
  if (party !== null && !type.exact) note(type.cell, "value-mapped");
  if (rest !== null) note(from[0] ?? null, "import-lost", rest);
  if (mixed) note(cellAt(row, "attributing_actor"), "value-ambiguous");
}

/** When it was claimed or attributed. A null lane: the date is that of a saying, but of neither. */
function sayDate(cell: Cell, lane: Lane | null, notes: Notes): void {
  const date = codedDate(cell.text);
  if (date === null) {
    notes.find(cell.pointer, "date-invalid", cell.text);
    return;
  }
  if (date.reduced) notes.find(cell.pointer, "precision-reduced", cell.text);
  if (lane === null) return;
  const field = lane === "responsibility.claimed" ? "date.claimed" : "date.attributed";
  notes.say({ field, content: { kind: "date", edtf: date.edtf, partOfDay: null }, pointers: [cell.pointer] });
}
