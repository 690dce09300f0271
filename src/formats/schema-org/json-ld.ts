/** JSON-LD for pages: plain objects in the words of schema.org, and how they are written into a page. */

/** A node of JSON-LD. */
export type JsonLd = Readonly<Record<string, unknown>>;

/** The object without members that are null or empty lists: what is not known is not said. */
export function known(members: JsonLd): JsonLd {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

/** A date as schema.org's `Date` takes it: a day, month or year. Null for anything less plain, which EDTF can say and that cannot. */
export function calendarDate(edtf: string | null): string | null {
  return edtf !== null && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(edtf) ? edtf : null;
}

/**
 * The text for a `<script type="application/ld+json">`: no character in it can end the element, begin a comment, or break a line of
 * script (HTML, 4.12.1.3; U+2028 and U+2029 end lines in older scripts).
 */
export function jsonLdText(data: JsonLd): string {
  return JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
