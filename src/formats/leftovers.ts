/** Leftovers: what stands in a record and was neither taken nor named, so that no value of a source is lost in silence. */
import { type Finding, finding } from "../domain/finding.ts";

/** How deep a record is looked into; what lies deeper is named as one. No format of the field goes beyond a dozen. */
const deepest = 64;

/**
 * A finding (`import-lost`) for every value of plain data that no covered pointer leads to or above. Empty texts, empty lists, empty
 * objects and null are no values. A pointer covers everything below it. Pointers are RFC 6901.
 */
export function leftovers(data: unknown, covered: Iterable<string>): readonly Finding[] {
  const known = new Set(covered);
  const found: Finding[] = [];
  const visit = (value: unknown, pointer: string, depth: number): void => {
    if (known.has(pointer) || value === null || value === undefined || value === "") return;
    if (typeof value !== "object" || depth > deepest) {
      found.push(finding(pointer, "import-lost", typeof value === "object" ? undefined : value));
      return;
    }
    for (const [key, member] of Object.entries(value)) visit(member, `${pointer}/${escapeStep(key)}`, depth + 1);
  };
  visit(data, "", 0);
  return found;
}

/** One step of a JSON Pointer. */
export function escapeStep(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
