/** In which state what readers are told is, as a token: kept pages are good for one state. */
import type { AudienceName } from "../domain/audience.ts";
import type { Store } from "../store/store.ts";

/** The states of all audiences, read once after each commit. */
export interface ReadersState {
  /** The state of an audience where it is known without asking the store for more than its stamp; null: it must be read. */
  known(audience: AudienceName): string | null;
  /** Reads it. */
  read(audience: AudienceName): Promise<string>;
}

type Shelf = Pick<Store, "stamp" | "changeNumber" | "listVocabularies" | "retellingNumber">;

/**
 * A state is made of everything that pages show and that can change: what the audience is told, what the desk is told (past states of
 * records are disclosed under the markings of today, which any revision may change), what was told anew without a revision (as when an
 * embargo ends or something is taken down), and which vocabularies are loaded. Not every commit
 * changes it: drafts and sessions are nobody's pages.
 */
export function readersState(store: Shelf): ReadersState {
  const states = new Map<AudienceName, string>();
  let stamp = store.stamp();
  const freshen = (): number => {
    const now = store.stamp();
    if (now !== stamp) states.clear();
    stamp = now;
    return now;
  };
  return {
    known: (audience) => {
      freshen();
      return states.get(audience) ?? null;
    },
    read: async (audience) => {
      const asked = freshen();
      const [told, kept, retold, vocabularies] = await Promise.all([
        store.changeNumber(audience),
        store.changeNumber("desk"),
        store.retellingNumber(),
        store.listVocabularies(),
      ]);
      const state = `${told} ${kept} ${retold} ${vocabularies.length}`;
      if (asked === freshen()) states.set(audience, state);
      return state;
    },
  };
}
