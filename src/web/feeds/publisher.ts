/** Who publishes a feed. */
import type { FastifyRequest } from "fastify";
import type { FaceSettings } from "../face.ts";

/** The casebook as its feeds name it. */
export interface Publisher {
  readonly name: string;
  /** Address of the site without a slash at the end. */
  readonly url: string;
  /** Of the program. */
  readonly version: string;
}

/** The casebook under the address that is set, or else under the one that the reader asked. */
export function publisherFor(
  { siteName, url, version }: Pick<FaceSettings, "siteName" | "url" | "version">,
  { protocol, host }: Pick<FastifyRequest, "protocol" | "host">,
): Publisher {
  return { name: siteName, url: url ?? `${protocol}://${host}`, version };
}
