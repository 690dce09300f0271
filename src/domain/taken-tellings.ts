/** Whether something that was told, as in a release, tells what was taken down since. Rather too much is found than too little. */
import { canonicalJson } from "./digest.ts";
import { coarser } from "./disclosure.ts";
import type { Place } from "./evidence.ts";
import { fieldNames } from "./field.ts";
import type { IncidentId } from "./incident.ts";
import { type Projection, shownOf, type Telling, type ToldEvidence } from "./projection.ts";
import { keyOfValue, type Takedown, type Taken, takenBy } from "./takedown.ts";

/** Whether a telling of that record tells what a takedown takes. */
export function tellsTaken(
  telling: Telling,
  incident: IncidentId,
  takedown: Pick<Takedown, "values" | "texts" | "places" | "illustration">,
): boolean {
  if (telling.incident !== incident) return false;
  const taken = takenBy([takedown]);
  if (taken === null) return false;
  if (stringsIn(telling).some(taken.takesText)) return true;
  if (telling.kind === "tombstone") return false;
  if (telling.illustration !== null && taken.takesPicture(telling.illustration)) return true;
  const coarse = new Set(takedown.values.map(({ field, content }) => canonicalJson([field, coarser(content)])));
  return fieldNames.some((field) =>
    shownOf(telling, field).some(
      ({ content, evidence }) =>
        taken.takesValue({ field, content }) ||
        coarse.has(keyOfValue({ field, content })) ||
        evidence.some((piece) => quotesTaken(piece, telling, taken)),
    ),
  );
}

/** The same for what one line of a list of changes holds, which tells parts of a record alone: before, after, or both. */
export function tellsTakenChange(
  change: unknown,
  takedown: Pick<Takedown, "values" | "texts" | "places" | "illustration">,
): boolean {
  const taken = takenBy([takedown]);
  if (taken === null) return false;
  if (stringsIn(change).some((text) => taken.takesText(text) || text === takedown.illustration)) return true;
  const contents = takedown.values.flatMap(({ content }) => [content, coarser(content)]).map(canonicalJson);
  const places = takedown.places.map((place) =>
    place.kind === "quote" ? `${place.start}-${place.end}` : place.pointer,
  );
  return objectsIn(change).some(
    ({ content, place }) =>
      (content !== undefined && contents.includes(canonicalJson(content))) ||
      (typeof place === "string" && places.includes(place)),
  );
}

function quotesTaken({ source, quote }: ToldEvidence, { sources }: Projection, taken: Taken): boolean {
  const report = sources.find(({ number }) => number === source)?.snapshot ?? null;
  if (quote === null) return false;
  if (taken.takesText(`${quote.before}${quote.text}${quote.after}`)) return true;
  if (report === null) return false;
  const piece = { report, place: placeOf(quote.place, quote.text) };
  return taken.takesQuote(piece) || taken.takesAround(piece, quote.before, quote.after);
}

/** `1234-1260`, or a JSON Pointer. */
function placeOf(written: string, quote: string): Place {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(written) ?? [];
  return start === undefined || end === undefined
    ? { kind: "pointer", pointer: written, quote }
    : { kind: "quote", start: Number(start), end: Number(end), quote };
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(stringsIn);
}

function objectsIn(value: unknown): readonly { readonly content?: unknown; readonly place?: unknown }[] {
  if (value === null || typeof value !== "object") return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
