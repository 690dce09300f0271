/** Writing queries: a tree as somebody might have typed it. */
import { laneFilters } from "./filters.ts";
import type { QueryNode, TextField } from "./query.ts";

/** The text that `parseQuery` reads as this tree, in its normal form. */
export function printQuery(node: QueryNode): string {
  switch (node.kind) {
    case "all":
      return node.parts.map((part) => (part.kind === "all" ? `(${printQuery(part)})` : printQuery(part))).join(" ");
    case "any":
      return node.parts.map((part) => (isGroup(part) ? `(${printQuery(part)})` : printQuery(part))).join(" OR ");
    case "not":
      return isGroup(node.part) || node.part.kind === "not"
        ? `-(${printQuery(node.part)})`
        : `-${printQuery(node.part)}`;
    case "word":
      return `${fieldSign(node.field)}${node.text}${node.prefix ? "*" : ""}`;
    case "phrase":
      return `${fieldSign(node.field)}"${unquoted(node.words.join(" "))}"`;
    case "facet":
      return `${node.facet}:${valueText(node.value)}`;
    case "lane":
      return `${laneFilters[node.lane]}:${valueText(node.actor)}`;
    case "date":
      return `date:${dateText(node.edtf)}`;
  }
}

function isGroup({ kind }: QueryNode): boolean {
  return kind === "all" || kind === "any";
}

function fieldSign(field: TextField): string {
  return field === "any" ? "" : `${field}:`;
}

/** In quotation marks unless it is plainly one word. */
function valueText(value: string): string {
  return /^[\p{L}\p{N}]+(?:[-._/][\p{L}\p{N}]+)*$/u.test(value) ? value : `"${unquoted(value)}"`;
}

/** Quotation marks within a phrase cannot be written; no word is lost with them. */
function unquoted(text: string): string {
  return text.replace(/["“”„‟«»]/gu, " ");
}

/** Intervals with two known or open ends as `2022-11..2023-03`; any other EDTF as it stands. */
function dateText(edtf: string): string {
  const [first = "", last = ""] = edtf.split("/");
  if (!edtf.includes("/") || first === "" || last === "") return edtf;
  return `${first === ".." ? "" : first}..${last === ".." ? "" : last}`;
}
