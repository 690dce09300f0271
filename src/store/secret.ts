/**
 * The secret of a house: what it keeps beside its store and never in it, so that a copy of the store alone does not open what is sealed. The
 * adapters are in `files/` and `memory/`.
 */
export interface HouseSecret {
  /** The secret, of 32 bytes; null where there is none, or what is there cannot be read. */
  find(): Uint8Array | null;
  /** The one that is there, or a fresh one that is kept. Refuses (`secret-unreadable`) where one is there that cannot be read, or none can be kept. */
  findOrMake(): Uint8Array;
}

/** Its length in bytes. */
export const secretBytes = 32;
