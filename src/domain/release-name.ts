/** Names of releases, and for whom a release is. */
import { type AudienceName, audienceNames } from "./audience.ts";

declare const releaseBrand: unique symbol;

/** Such as `2026.2`: lower-case letters, digits, full stops and hyphens, at most 41, the first a letter or digit. */
export type ReleaseName = string & { readonly [releaseBrand]: true };

/** A name as it came from outside, or null where the text is none. */
export function parseReleaseName(text: string): ReleaseName | null {
  return /^[a-z0-9][a-z0-9.-]{0,40}$/.test(text) ? (text as ReleaseName) : null;
}

/** Whether readers of one audience are told of a release that was made for another: what wider circles are told, narrower ones are told too. */
export function mayHaveRelease(reader: AudienceName, madeFor: AudienceName): boolean {
  return audienceNames.indexOf(reader) >= audienceNames.indexOf(madeFor);
}
