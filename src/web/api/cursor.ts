/** Cursors: where the next page of a list begins. Opaque to those who hand them back; they hold nothing that was not told. */

/** A cursor that holds these parts. */
export function writeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The parts of a cursor as texts, or null where the text is no cursor of this many parts. */
export function readCursor(text: string, length: number): readonly string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(parts) || parts.length !== length) return null;
    const simple = parts.every((part) => typeof part === "string" || typeof part === "number");
    return simple ? parts.map(String) : null;
  } catch {
    return null;
  }
}
