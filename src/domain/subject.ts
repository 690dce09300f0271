/** Subjects: the victims and actors of one record, each under a key of that record such as `victim-1`. */

declare const subjectBrand: unique symbol;

/** `victim-1`, `actor-2`: numbered within one record, in no meaningful order. */
export type SubjectKey = string & { readonly [subjectBrand]: true };

/** The kinds of thing that have keys. */
export type KeyedKind = "victim" | "actor";

/** The key of the n-th subject of a kind, counted from 1. */
export function subjectKey(kind: KeyedKind, number: number): SubjectKey {
  return `${kind}-${number}` as SubjectKey;
}

/** A key as it came from outside, or null where the text is none. */
export function parseSubjectKey(text: string): SubjectKey | null {
  return /^(victim|actor)-[1-9]\d{0,3}$/.test(text) ? (text as SubjectKey) : null;
}

/** What kind of subject a key names. */
export function subjectKindOf(key: SubjectKey): KeyedKind {
  return key.startsWith("victim-") ? "victim" : "actor";
}

/** The wanted key itself where it is free, else the next free number of its kind. */
export function freshKey(wanted: SubjectKey, taken: ReadonlySet<SubjectKey>): SubjectKey {
  if (!taken.has(wanted)) return wanted;
  const kind = subjectKindOf(wanted);
  let number = 1;
  while (taken.has(subjectKey(kind, number))) number += 1;
  return subjectKey(kind, number);
}
