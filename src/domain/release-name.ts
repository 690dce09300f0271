/** Names of releases. */
declare const releaseBrand: unique symbol;

/** Such as `2026.2`: lower-case letters, digits, full stops and hyphens, at most 41, the first a letter or digit. */
export type ReleaseName = string & { readonly [releaseBrand]: true };

/** A name as it came from outside, or null where the text is none. */
export function parseReleaseName(text: string): ReleaseName | null {
  return /^[a-z0-9][a-z0-9.-]{0,40}$/.test(text) ? (text as ReleaseName) : null;
}
