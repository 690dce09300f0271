/**
 * Names of actors as loaded MISP galaxies know them. A name that belongs to several actors stays with all of them: nothing is ever
 * merged, and nothing is attributed from it. None ships with Casebook.
 */
import type { LoadedCluster, LoadedGalaxy } from "./loaded.ts";

/** Galaxies whose entries are actors, in the order in which they are shown. Others are kept, but name no actors. */
export const actorGalaxies = ["threat-actor", "mitre-intrusion-set", "microsoft-activity-group"] as const;

/** A name as a galaxy uses it. */
export interface Naming {
  readonly galaxy: string;
  readonly version: string;
  /** The actors that it calls so, by its own names for them; never empty. More than one: the name is ambiguous. */
  readonly actors: readonly string[];
  /** Other names of the one actor, without the name itself; empty where the name is ambiguous. */
  readonly alsoCalled: readonly Alias[];
}

/** Another name of an actor. */
export interface Alias {
  readonly name: string;
  /** Further actors that the galaxy gives this name; empty where it means this actor alone. */
  readonly shared: readonly string[];
}

interface Names {
  readonly version: string;
  /** Folded name -> actors, each once. */
  readonly actors: ReadonlyMap<string, readonly string[]>;
  readonly clusters: ReadonlyMap<string, LoadedCluster>;
}

const installed = new Map<string, Names>();

/** For the registry alone: takes these galaxies in place of all earlier ones; of two of the same part the later is in use. */
export function layGalaxies(galaxies: readonly LoadedGalaxy[]): void {
  installed.clear();
  for (const galaxy of galaxies) installed.set(galaxy.part, namesIn(galaxy));
}

/** All actors that a galaxy in use calls so, in the order of the galaxy; case and spacing do not matter. Empty where it knows none. */
export function actorsCalled(alias: string, galaxy = "threat-actor"): readonly string[] {
  return installed.get(galaxy)?.actors.get(foldName(alias)) ?? [];
}

/** What each galaxy of actors in use says of a name; galaxies that do not know it are left out. */
export function namingsOf(alias: string): readonly Naming[] {
  return actorGalaxies.flatMap((galaxy) => {
    const names = installed.get(galaxy);
    const actors = actorsCalled(alias, galaxy);
    const [only, ...others] = actors;
    if (names === undefined || only === undefined) return [];
    const alsoCalled = others.length > 0 ? [] : aliasesOf(names, only, alias);
    return [{ galaxy, version: names.version, actors, alsoCalled }];
  });
}

/** Folded names that a galaxy gives to more than one actor, with those actors. */
export function ambiguousNames(galaxy: Pick<LoadedGalaxy, "clusters">): ReadonlyMap<string, readonly string[]> {
  return new Map([...actorsByName(galaxy)].filter(([, actors]) => actors.length > 1));
}

function aliasesOf({ actors, clusters }: Names, actor: string, asked: string): readonly Alias[] {
  const others = [actor, ...(clusters.get(actor)?.synonyms ?? [])];
  const seen = new Set([foldName(asked)]);
  return others.flatMap((name) => {
    const folded = foldName(name);
    if (seen.has(folded)) return [];
    seen.add(folded);
    return [{ name, shared: (actors.get(folded) ?? []).filter((other) => other !== actor) }];
  });
}

function namesIn(galaxy: LoadedGalaxy): Names {
  const clusters = new Map(galaxy.clusters.map((cluster) => [cluster.name, cluster]));
  return { version: galaxy.version, actors: actorsByName(galaxy), clusters };
}

function actorsByName({ clusters }: Pick<LoadedGalaxy, "clusters">): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const { name, synonyms } of clusters) {
    for (const folded of new Set([name, ...synonyms].map(foldName))) {
      const actors = byName.get(folded);
      if (actors === undefined) byName.set(folded, [name]);
      else actors.push(name);
    }
  }
  return byName;
}

function foldName(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
