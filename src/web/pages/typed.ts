/** What a person typed into a form, read at the door: everything is text, and what is missing is empty. */
import type { DraftId } from "../../domain/draft.ts";
import { type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import { Refusal } from "../../domain/refusal.ts";
import { textsIn } from "../form-body.ts";

/** A submitted form. */
export interface Typed {
  /** The first field of a name, line ends as `\n`; empty where there is none. */
  text(name: string): string;
  /** The same without space at its ends. */
  word(name: string): string;
  /** All fields of a name, in order. */
  all(name: string): readonly string[];
}

/** The form behind a parsed body, query or set of parameters; an empty form where it is none. */
export function typedIn(body: unknown): Typed {
  const all = (name: string) => textsIn(body, name).map((text) => text.replace(/\r\n?/g, "\n"));
  const text = (name: string) => all(name)[0] ?? "";
  return { all, text, word: (name) => text(name).trim() };
}

/** The edition of a draft that a form was made from; anything else in its place counts as stale. */
export function editionIn(typed: Typed): number {
  const word = typed.word("edition");
  return /^[1-9]\d{0,8}$/.test(word) ? Number(word) : 0;
}

/** The draft that an address names. Refuses what cannot name one. */
export function draftIn(params: unknown): DraftId {
  const id = typedIn(params).text("id");
  if (!/^[0-9a-f]{1,64}$/.test(id)) throw new Refusal("draft-not-found", { draft: id.slice(0, 80) });
  return id as DraftId;
}

/** The record that an address names. Refuses what cannot name one. */
export function incidentIn(params: unknown): IncidentId {
  const text = typedIn(params).text("id");
  const id = parseIncidentId(text);
  if (id === null) throw new Refusal("incident-not-found", { incident: text.slice(0, 80) });
  return id;
}
