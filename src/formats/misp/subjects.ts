/** Who an event is about: its victims and actors under keys of the record, the same name always under the same key. */
import { type KeyedKind, type SubjectKey, subjectKey, subjectKindOf } from "../../domain/subject.ts";

/** The victims and actors of one event. */
export interface Subjects {
  /** The key of a victim or actor of this name. */
  readonly named: (kind: KeyedKind, name: string) => SubjectKey;
  /**
   * The key of whoever a statement means that names nobody, such as the country of the target on a whole event: the only one
   * that is named, or somebody without a name where none is; null where several are named. To be asked when all names are known.
   */
  readonly meant: (kind: KeyedKind) => SubjectKey | null;
  /** Keeps a key for somebody whom the event numbers itself. */
  readonly take: (key: SubjectKey) => void;
}

/** Nobody yet. */
export function noSubjects(): Subjects {
  const named = { victim: new Map<string, SubjectKey>(), actor: new Map<string, SubjectKey>() };
  const unnamed: Partial<Record<KeyedKind, SubjectKey>> = {};
  const taken = new Set<SubjectKey>();
  const numbers = { victim: 1, actor: 1 };
  const fresh = (kind: KeyedKind): SubjectKey => {
    while (taken.has(subjectKey(kind, numbers[kind]))) numbers[kind] += 1;
    const key = subjectKey(kind, numbers[kind]);
    taken.add(key);
    return key;
  };
  return {
    named: (kind, name) => {
      const folded = name.normalize("NFC").trim().toLowerCase();
      const key = named[kind].get(folded) ?? fresh(kind);
      named[kind].set(folded, key);
      return key;
    },
    meant: (kind) => {
      const keys = new Set(named[kind].values());
      const [only] = keys;
      if (only !== undefined) return keys.size === 1 ? only : null;
      unnamed[kind] ??= fresh(kind);
      return unnamed[kind];
    },
    take: (key) => {
      taken.add(key);
      // What the event numbers itself is told apart by number; a name would only be guessed at.
      named[subjectKindOf(key)].set(key, key);
    },
  };
}
