/** The card of a record: GET /incidents/:id/card.svg and card.png, what the reader's audience is told at a glance. */
import type { FastifyRequest } from "fastify";
import { parseIncidentId } from "../../domain/incident.ts";
import type { Projection } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { cardOf } from "../cards/card.ts";
import { openRasteriser } from "../cards/rasteriser.ts";
import type { Routes } from "../route.ts";

type CardRequest = FastifyRequest<{ Params: { id: string } }>;

/** Both forms. Records that are not told, or no longer, have no card. */
export const cardRoutes: Routes =
  ({ house: { store }, settings }) =>
  (app) => {
    const rasteriser = openRasteriser();
    app.addHook("onClose", () => rasteriser.close());
    const recordFor = async ({ params, visit }: CardRequest): Promise<Projection> => {
      const id = parseIncidentId(params.id);
      const telling = id === null ? null : await store.findTelling(id, visit.audience);
      if (telling?.kind !== "record") throw new Refusal("page-not-found");
      return telling;
    };
    app.get<{ Params: { id: string } }>("/incidents/:id/card.svg", async (request, reply) =>
      reply.type("image/svg+xml; charset=utf-8").send(cardOf(await recordFor(request), settings.siteName)),
    );
    app.get<{ Params: { id: string } }>("/incidents/:id/card.png", async (request, reply) => {
      const png = await rasteriser.paint(cardOf(await recordFor(request), settings.siteName));
      return reply.type("image/png").send(Buffer.from(png));
    });
    return Promise.resolve();
  };
