/** Machine tags: `namespace:predicate="value"`, the words of MISP taxonomies and galaxies. */

/** The parts of a tag. Namespace and predicate in lower case, the value as it stands; null: the tag has none. */
export interface MachineTag {
  readonly namespace: string;
  readonly predicate: string;
  readonly value: string | null;
}

/** The parts of a tag's name; null where it is a plain word. A predicate may itself be parted by colons, as in VERIS. */
export function parseTag(name: string): MachineTag | null {
  const colon = name.indexOf(":");
  if (colon <= 0) return null;
  const equals = name.indexOf("=", colon);
  const predicate = name
    .slice(colon + 1, equals < 0 ? undefined : equals)
    .trim()
    .toLowerCase();
  if (predicate === "") return null;
  const value = equals < 0 ? null : name.slice(equals + 1).trim();
  return {
    namespace: name.slice(0, colon).trim().toLowerCase(),
    predicate,
    value: value === null ? null : (/^"(.*)"$/s.exec(value)?.[1] ?? value),
  };
}

/** The name of a tag with a value. */
export function tagName(namespace: string, predicate: string, value: string): string {
  return `${namespace}:${predicate}="${value}"`;
}
