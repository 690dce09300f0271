/** Names of initiators: one name, or a row of names for the same group with its principal behind. */
import { splitOutside } from "../tables/split.ts";

/** What a cell says of who it was. */
export interface ActorName {
  readonly name: string;
  /** Further names of the same group, in the order of the cell. */
  readonly aliases: readonly string[];
  /** What else stands there: the unit or company behind it, or the group that it belongs to; null: nothing. */
  readonly rest: string | null;
}

/**
 * `Fancy Bear/APT28/Sofacy/Group G0007 (GRU, Unit 26165)` is Fancy Bear, also called APT28, Sofacy and Group G0007; the unit is the
 * rest. Two names with one slash may be two parties (`Anonymous/4Chan`), so only three names and more, or names with a group number of
 * ATT&CK, are taken for one group. `A < B` is A of the group B, `A --> B` a person of the group B.
 */
export function actorName(text: string): ActorName {
  const cut = text.search(/<|-->/);
  const own = cut > 0 ? text.slice(0, cut).trim() : text;
  const group =
    cut > 0
      ? text
          .slice(cut)
          .replace(/^(<|-->)/, "")
          .trim()
      : "";
  const parts = splitOutside(own, "/").filter((part) => part !== "");
  const listed = parts.length > 2 || (parts.length === 2 && parts.some((part) => /\bG\d{4}\b/.test(part)));
  if (!listed) return { name: own, aliases: [], rest: group || null };
  const last = parts.at(-1) ?? "";
  const open = last.endsWith(")") ? last.indexOf("(") : -1;
  const unit = open < 0 ? "" : last.slice(open);
  const names = [...parts.slice(0, -1), open < 0 ? last : last.slice(0, open).trim()].filter((part) => part !== "");
  const [name = own, ...aliases] = new Set(names);
  return { name, aliases, rest: [unit, group].filter((part) => part !== "").join(" < ") || null };
}
