/** What the headers of a request ask for: which form of an answer, and whether the reader has it already. */

/** Whether an `Accept` header (RFC 9110, 12.5.1) puts JSON before HTML. No header, or no preference: HTML. */
export function prefersJson(accept: string | undefined): boolean {
  const ranges = (accept ?? "").split(",").map((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
  });
  const weightOf = (...types: string[]) =>
    Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ weight }) => weight));
  const json = weightOf("application/json", "application/problem+json");
  return json > 0 && json > weightOf("text/html", "application/xhtml+xml");
}

/** Whether an `If-None-Match` header (RFC 9110, 13.1.2) names a weak tag, or any. */
export function knowsTag(header: string, tag: string): boolean {
  if (header === tag) return true;
  const known = header.split(",").map((text) => text.trim());
  return known.some((candidate) => candidate === "*" || weak(candidate) === tag);
}

function weak(tag: string): string {
  return tag.startsWith("W/") ? tag : `W/${tag}`;
}
