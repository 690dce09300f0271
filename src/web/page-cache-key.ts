/** What of a request decides which kept answer is the right one: the form, the encoding, the address. */

/** Encodings in which answers are kept. */
export type Encoding = "br" | "gzip" | "identity";

/** Different headers of that many readers are remembered. */
const mostRemembered = 200;

/** The same question about the same header, answered from memory. Headers are whatever readers send: only so many, and only short ones, are kept. */
export function remembering<T>(judge: (header: string | undefined) => T): (header: string | undefined) => T {
  const known = new Map<string | undefined, T>();
  return (header) => {
    const before = known.get(header);
    if (before !== undefined) return before;
    const verdict = judge(header);
    if (known.size < mostRemembered && (header ?? "").length <= 500) known.set(header, verdict);
    return verdict;
  };
}

/** The encoding that an `Accept-Encoding` header (RFC 9110, 12.5.3) likes best; brotli before gzip where it likes both alike. */
export function encodingFor(header: string | undefined): Encoding {
  const weights = new Map<string, number>();
  for (const part of (header ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name === "x-gzip" ? "gzip" : name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const gzip = weights.get("gzip") ?? weights.get("*") ?? 0;
  const brotli = weights.get("br") ?? 0;
  if (brotli > 0 && brotli >= gzip) return "br";
  return gzip > 0 ? "gzip" : "identity";
}

/** Whether an address is written as the pages themselves write theirs, without a query: there are only as many of those as there are pages. */
export function isPlainAddress(url: string): boolean {
  return url === "/" || /^(?:\/[\w.~-]+)+$/.test(url);
}
