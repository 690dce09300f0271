/** Language of a text, told by its letter sequences (package eld, small model). */

/** How much of a text is looked at, in UTF-16 units: enough to be sure, and no more. */
const sampleLength = 4000;

/** ISO 639-1 code of the language that most of the text is in; null where it cannot be told reliably. */
export async function detectLanguage(text: string): Promise<string | null> {
  // Loaded when the first document is read: the model takes longer to load than the whole rest of the house.
  const { eld } = await import("eld/small");
  const result = eld.detect(text.slice(0, sampleLength));
  return result.isReliable() ? result.language : null;
}
