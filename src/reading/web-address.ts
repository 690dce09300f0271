/** Web addresses that a document states about itself. */

/** The address in its normal form, without its fragment; null unless it is an absolute http or https address without a password. */
export function webAddress(stated: string | null | undefined): string | null {
  const text = (stated ?? "").trim();
  if (text.length > 2000 || !/^https?:\/\//iu.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return null;
  url.hash = "";
  return url.href;
}
