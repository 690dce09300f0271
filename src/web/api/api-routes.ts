/** The read side of the HTTP interface: every endpoint, and the document that describes them. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { withTag } from "../reply.ts";
import { type Routes, takePrograms } from "../route.ts";
import { apiBase } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { openApiDocument } from "./openapi.ts";

/** `GET /api/v1/…` and `GET /api/openapi.json`. */
export const apiRoutes: Routes =
  ({ house, settings, searches }) =>
  (app) => {
    const { store, policies, clock } = house;
    takePrograms(app, "read");
    // Made when it is first asked for: a start is not to wait for it, and it is the same every time.
    let document: string | null = null;
    app.get("/api/openapi.json", (request, reply) => {
      document ??= JSON.stringify(openApiDocument(endpoints, settings));
      return send(request, reply, document);
    });
    for (const { path, respond } of endpoints) {
      app.get(`${apiBase}${path.replace(/\{(\w+)\}/g, ":$1")}`, async (request, reply) => {
        const answer = await respond(
          { store, policies, clock, searches },
          request.visit.audience,
          request.params,
          request.query,
        );
        if ("next" in answer && typeof answer.next === "string")
          void reply.header("link", `<${answer.next}>; rel="next"`);
        return send(request, reply, JSON.stringify(answer));
      });
    }
    return Promise.resolve();
  };

/** What everybody would get is asked after each time; all else is kept by nobody. */
function send(request: FastifyRequest, reply: FastifyReply, body: string): FastifyReply {
  void reply
    .type("application/json; charset=utf-8")
    .header("vary", "Authorization, Cookie")
    .header("cache-control", request.visit.account === null ? "public, no-cache" : "private, no-store");
  return reply.send(withTag(request, reply, body));
}
