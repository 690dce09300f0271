/** The picture beside a record: GET /incidents/:id/picture/:digest, for those who are told of it and as long as they are. */
import type { FastifyReply } from "fastify";
import { type PictureType, pictureEndings } from "../../domain/illustration.ts";
import { Refusal } from "../../domain/refusal.ts";
import { knowsTag } from "../negotiation.ts";
import { inert } from "../protection.ts";
import type { Routes } from "../route.ts";
import { addressedTelling } from "./incident-address.ts";

/** Pictures that the reader is not told of, or no longer, are answered like those that are not there. */
export const pictureRoutes: Routes =
  ({ house: { store } }) =>
  (app) => {
    const config = { operation: "read" } as const;
    app.get<{ Params: { id: string; digest: string } }>(
      "/incidents/:id/picture/:digest",
      { config },
      async (request, reply) => {
        const telling = await addressedTelling(store, request);
        const told = telling.kind === "record" ? telling.illustration : null;
        if (told?.digest !== request.params.digest) throw new Refusal("page-not-found");
        const bytes = await store.findPicture(told.digest);
        if (bytes === null) throw new Refusal("page-not-found");
        const tag = `W/"${told.digest}"`;
        // A picture is no page: whatever a browser makes of it, it may load and run nothing, nor after it was asked for again.
        void reply.header("etag", tag).header("content-security-policy", inert);
        if (knowsTag(request.headers["if-none-match"] ?? "", tag)) return reply.code(304).send();
        return sendPicture(reply, `${telling.incident}.${pictureEndings[told.mediaType]}`, told.mediaType, bytes);
      },
    );
    return Promise.resolve();
  };

function sendPicture(reply: FastifyReply, name: string, mediaType: PictureType, bytes: Uint8Array): FastifyReply {
  return reply.header("content-disposition", `inline; filename="${name}"`).type(mediaType).send(Buffer.from(bytes));
}
