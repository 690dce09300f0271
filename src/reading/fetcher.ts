/** What the house asks of whoever fetches a document from the web. */

/** A document as it came from the web. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** As the server stated it, parameters and all; null where it stated none. */
  readonly mediaType: string | null;
  /** The address that answered in the end, after any redirects, without its fragment. */
  readonly url: string;
  /** The last part of the address; null where it has none. */
  readonly fileName: string | null;
}

/**
 * Fetches one address, or throws a Refusal: `url-refused` for addresses that Casebook does not fetch, `url-failed` where
 * nothing useful came back in time, `document-too-large`, `media-type-unsupported`. Details hold the address and a reason.
 */
export type Fetcher = (url: string) => Promise<Fetched>;
