/** Addresses of e-mail: which are taken, so that none can carry more than itself into a mail's head. */

/** In characters (RFC 5321, 4.5.3.1). */
const longest = { address: 254, local: 64 } as const;

/** What HTML takes in `<input type="email">`, with a domain of two parts at least: no quotes, spaces, brackets or lists. */
const shape =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;

/** The address that a person typed, without the space around it; null where it is none. Letters beyond ASCII are not taken. */
export function parseAddress(text: string): string | null {
  const address = text.trim();
  if (address.length > longest.address || address.indexOf("@") > longest.local) return null;
  return shape.test(address) ? address : null;
}
