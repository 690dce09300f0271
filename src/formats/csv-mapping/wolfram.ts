/** Wolfram Language expressions as exports of the Wolfram Data Repository leave them in cells, taken out of their wrapping. */

/** What stood in a cell. */
export type Unwrapped =
  /** Plain text, or a value taken out of its expression; empty where the expression held none. */
  | { readonly kind: "text"; readonly text: string; readonly repaired: boolean }
  /** A place: `["Texas", "United States"]`, smallest first; `type` as Wolfram names it. */
  | { readonly kind: "entity"; readonly type: string; readonly names: readonly string[] }
  /** `Missing[…]`: nothing was there. */
  | { readonly kind: "missing" };

/** Parts of a place that a rule can ask for. */
export const entityParts = ["country", "division"] as const;

/** One such part. */
export type EntityPart = (typeof entityParts)[number];

/**
 * What a cell says without its wrapping. `Quantity[1000, "People"]` is `1000`, `DateObject[{2009, 10, 21}, …]` is `2009-10-21`,
 * `Failure[…]` is the input that failed (repaired). Whatever is no such expression is text as it stands.
 */
export function unwrap(cell: string): Unwrapped {
  if (!/^[A-Z][A-Za-z]{3,11}\[.*\]$/s.test(cell)) return plain(cell);
  if (cell.startsWith("Missing[")) return { kind: "missing" };
  if (cell.startsWith("Entity[")) return entity(cell);
  if (cell.startsWith("Quantity[")) return quantity(cell);
  if (cell.startsWith("DateObject[")) return dateObject(cell);
  if (cell.startsWith("Failure[")) return failure(cell);
  return plain(cell);
}

/** The asked part of a place; null where the place has none. */
export function partOf({ type, names }: { type: string; names: readonly string[] }, part: EntityPart): string | null {
  if (part === "country") return (type === "Country" ? names[0] : names.length > 1 ? names.at(-1) : null) ?? null;
  return (type === "AdministrativeDivision" ? names[0] : names.length > 2 ? names.at(-2) : null) ?? null;
}

function plain(text: string, repaired = false): Unwrapped {
  return { kind: "text", text, repaired };
}

function entity(cell: string): Unwrapped {
  const [, type, single, several] = /^Entity\["([^"]*)", *(?:"([^"]*)"|\{([^{}]*)\})\]$/.exec(cell) ?? [];
  if (type === undefined) return plain(cell);
  const names =
    single === undefined ? [...(several ?? "").matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name) : [single];
  return { kind: "entity", type, names: names.filter((name) => name !== "").map(spaced) };
}

function quantity(cell: string): Unwrapped {
  const [, number] = /^Quantity\[("[^"]*"|[^,"\]]*),/.exec(cell) ?? [];
  if (number === undefined) return plain(cell);
  const bare = number.trim().replace(/^"|"$/g, "");
  return plain(/^\d+\.$/.test(bare) ? bare.slice(0, -1) : bare);
}

function dateObject(cell: string): Unwrapped {
  const [, list] = /^DateObject\[\{([\d, ]*)\}/.exec(cell) ?? [];
  const [year = "", ...rest] = (list ?? "").split(",").map((part) => part.trim());
  if (list === undefined || year === "") return plain(cell);
  return plain([year.padStart(4, "0"), ...rest.slice(0, 2).map((part) => part.padStart(2, "0"))].join("-"));
}

function failure(cell: string): Unwrapped {
  const inputs = [...cell.matchAll(/"Input" *-> *"([^"]*)"/g)].map(([, input = ""]) => input);
  return inputs[0] === undefined ? plain(cell) : plain(inputs[0], true);
}

/** `NewYork` -> `New York`, `DistrictOfColumbia` -> `District of Columbia`. */
function spaced(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").replace(/ (Of|And|The) /g, (word) => word.toLowerCase());
}
