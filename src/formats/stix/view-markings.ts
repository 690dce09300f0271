/** Markings of a record: the narrowest label that stands on anything that a saying was taken from, whole objects and parts of them alike. */
import { finding, type Finding } from "../../domain/finding.ts";
import type { Marking } from "../../domain/marking.ts";
import type { Tlp } from "../../vocabulary/tlp.ts";
import { pointerIn } from "./places.ts";
import type { Entry, RecordView } from "./record-view.ts";
import { type MarkingRead, narrowest, readMarking } from "./tlp-marking.ts";
import { listOf, membersOf, textOf, textsOf } from "./wire.ts";

/** The markings of one record. */
export interface ViewMarkings {
  /** The narrowest label on what stands at these places; null where nothing is marked. */
  readonly of: (pointers: readonly string[]) => Marking | null;
  /** Markings that are not of TLP 2.0, each once. */
  readonly findings: readonly Finding[];
  /** Pointers of markings that were understood, or that a finding names. */
  readonly covered: readonly string[];
}

/** A label on a part of an object. */
interface PartLabel {
  /** Pointer within the object; empty: all of it. */
  readonly part: string;
  readonly label: Tlp;
}

/** Reads the markings of every object of a record. */
export function markingsOf(view: RecordView): ViewMarkings {
  const definitions = new Map<string, MarkingRead>();
  const findings: Finding[] = [];
  const covered: string[] = [];
  const meaningOf = (id: string, at: string): MarkingRead => {
    const known = definitions.get(id);
    if (known !== undefined) return known;
    const definition = view.byId.get(id);
    const read = readMarking(id, definition?.object);
    definitions.set(id, read);
    if (read.how !== "as-is") findings.push(finding(definition?.at ?? at, "marking-mapped", id));
    if (definition !== undefined && read.label !== null) covered.push(definition.at);
    return read;
  };
  const labels = new Map(view.entries.map((entry) => [entry.at, labelsOf(entry, meaningOf, covered)] as const));
  const of = (pointers: readonly string[]): Marking | null =>
    narrowest(
      pointers.flatMap((pointer) => {
        const at = /^(\/objects)?\/\d+/.exec(pointer)?.[0] ?? "";
        const part = pointer.slice(at.length);
        return (labels.get(at) ?? []).flatMap((one) => (touches(one.part, part) ? [one.label] : []));
      }),
    );
  return { of, findings, covered };
}

function labelsOf(
  { object, at }: Entry,
  meaningOf: (id: string, at: string) => MarkingRead,
  covered: string[],
): readonly PartLabel[] {
  const found: PartLabel[] = [];
  const refs = textsOf(object["object_marking_refs"]);
  if (refs.length > 0) covered.push(`${at}/object_marking_refs`);
  for (const id of refs) {
    const { label } = meaningOf(id, `${at}/object_marking_refs`);
    if (label !== null) found.push({ part: "", label });
  }
  listOf(object["granular_markings"]).forEach((marking, index) => {
    const { marking_ref: ref, selectors } = membersOf(marking);
    const id = textOf(ref);
    if (id === null) return;
    covered.push(`${at}/granular_markings/${index}`);
    const { label } = meaningOf(id, `${at}/granular_markings/${index}/marking_ref`);
    if (label !== null) found.push(...textsOf(selectors).map((selector) => ({ part: pointerIn(selector), label })));
  });
  return found.length <= mostParts
    ? found
    : [{ part: "", label: narrowest(found.map(({ label }) => label)) ?? "TLP:RED" }];
}

/** An object with more marked parts than this is marked as a whole, with the narrowest of their labels. */
const mostParts = 500;

/** A mark on a part holds for everything in it; and what is taken as a whole is taken with its narrowest part. */
function touches(marked: string, taken: string): boolean {
  return (
    marked === taken ||
    marked === "" ||
    taken === "" ||
    taken.startsWith(`${marked}/`) ||
    marked.startsWith(`${taken}/`)
  );
}
