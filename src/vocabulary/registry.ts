/**
 * The registry of loaded vocabularies: what an operator loaded, laid over what ships with Casebook, for the whole process.
 * Until `install` is called, and after `install([])`, everything is exactly as shipped.
 */
import { attackDated, attackVersion, layTechniques } from "./attack.ts";
import { layGalaxies } from "./galaxy.ts";
import { compareAge, type LoadedAttack, type LoadedVocabulary } from "./loaded.ts";
import { layWords } from "./veris.ts";

/** A loaded version, and whether the operator asked for it by name. */
export interface Installable {
  readonly vocabulary: LoadedVocabulary;
  /** True: it is in use even where a newer one is loaded. */
  readonly preferred: boolean;
}

/** What the order of versions goes by. */
interface Dated {
  readonly vocabulary: Pick<LoadedVocabulary, "dated" | "version">;
  readonly preferred: boolean;
}

/**
 * Lays these versions over the shipped vocabularies, in place of all that were installed before. From then on, in this process:
 *
 * - every technique of every version is a term of the field `technique`; names and standing come from the version in use;
 * - every word of VERIS's lists of actions, assets, attributes, data and discovery is a term of its field;
 * - `actorsCalled` and `namingsOf` know the names of the galaxies in use.
 *
 * Terms are only ever added to the shipped ones, so that what a record says stays admitted. `given` is in the order of loading; of each
 * part the last by `inOrderOfUse` is in use.
 */
export function install(given: readonly Installable[]): void {
  const ordered = inOrderOfUse(given);
  const attack = ordered.filter((one): one is Installable & { vocabulary: LoadedAttack } => isAttack(one));
  const shipped = { dated: attackDated, version: attackVersion };
  const isOlder = ({ vocabulary, preferred }: Installable) => !preferred && compareAge(vocabulary, shipped) < 0;
  layTechniques(
    attack.filter(isOlder).map(({ vocabulary }) => vocabulary),
    attack.filter((one) => !isOlder(one)).map(({ vocabulary }) => vocabulary),
  );
  layWords(ordered.flatMap(({ vocabulary }) => (vocabulary.vocabulary === "veris" ? [vocabulary] : [])));
  layGalaxies(ordered.flatMap(({ vocabulary }) => (vocabulary.vocabulary === "misp-galaxy" ? [vocabulary] : [])));
}

/** From the oldest to the newest, those that were asked for by name last; of equally old ones the one loaded later comes later. */
export function inOrderOfUse<One extends Dated>(given: readonly One[]): readonly One[] {
  return given.toSorted((a, b) => Number(a.preferred) - Number(b.preferred) || compareAge(a.vocabulary, b.vocabulary));
}

function isAttack({ vocabulary }: Installable): boolean {
  return vocabulary.vocabulary === "attack";
}
