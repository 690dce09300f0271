/** Normal form: trees of queries with nothing nested that need not be, so that equal questions look alike. */
import type { QueryNode } from "./query.ts";

/** All of these; null where none asks for anything. */
export function allOf(parts: readonly (QueryNode | null)[]): QueryNode | null {
  return joined("all", parts);
}

/** Any of these; null where none asks for anything. */
export function anyOf(parts: readonly (QueryNode | null)[]): QueryNode | null {
  return joined("any", parts);
}

/** What does not answer the part. */
export function notOf(part: QueryNode): QueryNode {
  return part.kind === "not" ? part.part : { kind: "not", part };
}

function joined(kind: "all" | "any", parts: readonly (QueryNode | null)[]): QueryNode | null {
  const flat = parts.flatMap((part): readonly QueryNode[] => {
    if (part === null) return [];
    return part.kind === kind ? part.parts : [part];
  });
  const [first] = flat;
  if (first === undefined) return null;
  return flat.length === 1 ? first : { kind, parts: flat };
}
