/** Files of MISP: one event, what an instance answers to a search, or a list of either. */
import { type Finding, finding } from "../../domain/finding.ts";
import type { Gathered } from "../format.ts";
import { isRecord, type Item } from "./inside.ts";
import { eventIn } from "./read.ts";

/** Everything of a document that is an event, each as `{ Event: … }`; a finding for everything that is none. */
export function gatherEvents(document: unknown): {
  readonly records: readonly Gathered[];
  readonly findings: readonly Finding[];
} {
  const [records, findings]: [Gathered[], Finding[]] = [[], []];
  for (const { at, value } of itemsOf(document, "").flatMap(answersIn)) {
    const event = eventIn(value);
    if (event === null) findings.push(finding(at, "record-shape", value));
    else records.push({ data: { Event: event.value }, places: [at === "" ? "event" : at] });
  }
  return { records, findings };
}

function itemsOf(value: unknown, at: string): readonly Item[] {
  return Array.isArray(value)
    ? value.map((item: unknown, index) => ({ at: `${at}/${index}`, value: item }))
    : [{ at, value }];
}

function answersIn({ at, value }: Item): readonly Item[] {
  return isRecord(value) && Object.hasOwn(value, "response")
    ? itemsOf(value["response"], `${at}/response`)
    : [{ at, value }];
}
