/** A cluster file of the MISP galaxy as it is published: entries with a name, a UUID and other names. */
import type { LoadedCluster, LoadedGalaxy } from "../../vocabulary/loaded.ts";
import { type Complaints, listOf, type Members, membersOf, nameIn } from "./file-shape.ts";

/** The largest published galaxy has some 5,000 entries, and a name is at most shared by a few hundred. */
const most = { entries: 100_000, synonyms: 1_000 };

/** The entries of a cluster file; null, with findings, where something in it is not as published. `version` is the operator's word. */
export function readMispGalaxy(file: Members, version: string | null, complaints: Complaints): LoadedGalaxy | null {
  const { type, values, version: stated } = file;
  if (typeof type !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(type) || type.length > 80) {
    complaints.add("/type", "vocabulary-shape", type ?? Object.keys(file));
    return null;
  }
  if (!Array.isArray(values) || values.length === 0 || values.length > most.entries) {
    complaints.add("/values", "vocabulary-shape", Array.isArray(values) ? `${values.length} entries` : values);
    return null;
  }
  const number = typeof stated === "number" && Number.isSafeInteger(stated) && stated >= 0 ? String(stated) : null;
  if (number === null && version === null) complaints.add("/version", "value-missing", stated);
  const clusters = listOf(values).flatMap((value, index) => clusterOf(value, `/values/${index}`, complaints) ?? []);
  refuseRepeated(clusters, complaints);
  return { vocabulary: "misp-galaxy", part: type, version: version ?? number ?? "", dated: null, clusters };
}

function clusterOf(value: unknown, at: string, complaints: Complaints): LoadedCluster | null {
  const members = membersOf(value);
  if (members === null) {
    complaints.add(at, "vocabulary-shape", value);
    return null;
  }
  const name = nameIn(members["value"], `${at}/value`, complaints);
  if (name === null) return null;
  const { uuid } = members;
  const id = typeof uuid === "string" && /^[0-9a-f-]{36}$/i.test(uuid) ? uuid.toLowerCase() : name;
  return { id, name, synonyms: synonymsOf(members["meta"], name, at, complaints) };
}

function synonymsOf(meta: unknown, name: string, at: string, complaints: Complaints): readonly string[] {
  const given = membersOf(meta)?.["synonyms"];
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || given.length > most.synonyms) {
    complaints.add(`${at}/meta/synonyms`, "vocabulary-shape", Array.isArray(given) ? given.length : given);
    return [];
  }
  const names = given.flatMap((synonym, index) => nameIn(synonym, `${at}/meta/synonyms/${index}`, complaints) ?? []);
  return [...new Set(names)].filter((synonym) => synonym !== name);
}

/** Two entries of one name would be taken for one. */
function refuseRepeated(clusters: readonly LoadedCluster[], complaints: Complaints): void {
  const [names, ids] = [new Set<string>(), new Set<string>()];
  for (const [index, { id, name }] of clusters.entries()) {
    if (names.has(name)) complaints.add(`/values/${index}/value`, "key-repeated", name);
    if (ids.has(id)) complaints.add(`/values/${index}/uuid`, "key-repeated", id);
    names.add(name);
    ids.add(id);
  }
}
