/** VERIS as it is published: the merged JSON Schema (`verisc-merged.json`) or the enumerations alone (`verisc-enum.json`). */
import type { LoadedVeris } from "../../vocabulary/loaded.ts";
import { type Complaints, type Members, membersOf, nameIn } from "./file-shape.ts";

/** The published schema is 12 deep with some 130 lists; the longest list has the 250 countries. */
const most = { depth: 40, lists: 2_000, words: 5_000 };

/** Without these it is another file, or a piece of one. */
const needed = ["action.hacking.variety", "action.malware.variety", "asset.assets.variety"];

/** All enumerations of a file; null, with findings, where it is not as published. `version` is the operator's word. */
export function readVeris(file: Members, version: string | null, complaints: Complaints): LoadedVeris | null {
  const lists = new Map<string, readonly string[]>();
  const schema = membersOf(file["properties"]);
  if (membersOf((schema ?? file)["action"]) === null) {
    complaints.add(schema === null ? "/action" : "/properties/action", "vocabulary-shape", Object.keys(schema ?? file));
    return null;
  }
  collect(schema === null ? file : { properties: schema }, { path: "", at: "", depth: 0 }, lists, complaints);
  for (const path of needed) {
    if (!lists.has(path)) complaints.add(`/${path.replaceAll(".", "/")}`, "vocabulary-shape");
  }
  const stated = membersOf(schema?.["schema_version"])?.["default"];
  const number = typeof stated === "string" && /^\d+(\.\d+){0,3}$/.test(stated) ? stated : null;
  return {
    vocabulary: "veris",
    part: "verisc",
    version: version ?? number ?? "",
    dated: null,
    lists: Object.fromEntries(lists),
  };
}

interface Place {
  /** Names of members from the top, without what only JSON Schema needs. */
  readonly path: string;
  /** JSON Pointer. */
  readonly at: string;
  readonly depth: number;
}

function collect(value: unknown, place: Place, lists: Map<string, readonly string[]>, complaints: Complaints): void {
  const { path, at, depth } = place;
  if (depth > most.depth || lists.size > most.lists) {
    complaints.add(at, "vocabulary-shape", depth > most.depth ? `${depth} deep` : `${lists.size} lists`);
    return;
  }
  if (Array.isArray(value)) {
    keep(value, place, lists, complaints);
    return;
  }
  const members = membersOf(value);
  if (members === null) return;
  // In a schema, what lies below stands under `properties`, `items` and `enum`; of its other members nothing is needed.
  const ofSchema = ["properties", "items", "enum"].filter((key) => Object.hasOwn(members, key));
  const below = ofSchema.length > 0 ? ofSchema : Object.keys(members);
  for (const key of below) {
    if (key === "properties") {
      for (const [name, member] of Object.entries(membersOf(members[key]) ?? {})) {
        const next = { path: joined(path, name), at: `${at}/properties/${escaped(name)}`, depth: depth + 1 };
        collect(member, next, lists, complaints);
      }
    } else {
      const named = ofSchema.length > 0 ? path : joined(path, key);
      collect(members[key], { path: named, at: `${at}/${escaped(key)}`, depth: depth + 1 }, lists, complaints);
    }
  }
}

function keep(
  words: readonly unknown[],
  { path, at }: Place,
  lists: Map<string, readonly string[]>,
  complaints: Complaints,
): void {
  if (path === "" || words.length > most.words) {
    complaints.add(at, "vocabulary-shape", `${words.length} words`);
    return;
  }
  // `required` and the like are lists of words too, but not enumerations; in the file of enumerations every list is one.
  const names = words.flatMap((word, index) => nameIn(word, `${at}/${index}`, complaints) ?? []);
  if (names.length > 0) lists.set(path, [...new Set([...(lists.get(path) ?? []), ...names])]);
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** A name as a part of a JSON Pointer (RFC 6901). */
function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
