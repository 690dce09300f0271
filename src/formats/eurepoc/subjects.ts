/** Keys for the victims and actors of one record: the same name is the same subject. */
import { type KeyedKind, type SubjectKey, subjectKey } from "../../domain/subject.ts";

/** Hands out keys by names. */
export interface Subjects {
  /** The key of whoever is so named; a new one at first mention. */
  readonly keyOf: (name: string) => SubjectKey;
  /** Null where nobody is so named yet. */
  readonly known: (name: string) => SubjectKey | null;
}

/** Keys of one kind, numbered by first mention; beyond 9,999 subjects, more than keys can tell, the last one takes all. */
export function subjectsOf(kind: KeyedKind): Subjects {
  const keys = new Map<string, SubjectKey>();
  const fold = (name: string) => name.replace(/\s+/g, " ").trim().toLowerCase();
  return {
    keyOf(name) {
      const key = keys.get(fold(name)) ?? subjectKey(kind, Math.min(keys.size + 1, 9999));
      keys.set(fold(name), key);
      return key;
    },
    known: (name) => keys.get(fold(name)) ?? null,
  };
}
