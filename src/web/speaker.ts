/** How the house calls itself in what it gives out. */
import type { FastifyRequest } from "fastify";
import type { Speaker } from "../formats/format.ts";
import type { FaceSettings } from "./face.ts";

/** By its settings, or as the reader reached it. */
export function speakerOf(
  { siteName, url, license }: Pick<FaceSettings, "siteName" | "url" | "license">,
  request: Pick<FastifyRequest, "protocol" | "host">,
): Speaker {
  const speaker = { name: siteName, url: url ?? `${request.protocol}://${request.host}` };
  return license == null ? speaker : { ...speaker, license };
}
