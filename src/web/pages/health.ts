/** Whether the casebook is up and its store can be read: GET /health, for machines. */
import type { Routes } from "../route.ts";

/** `200 {"status":"ok"}`, or a problem where the store does not answer. */
export const healthRoutes: Routes =
  ({ house: { store }, settings: { version } }) =>
  (app) => {
    app.get("/health", async (_request, reply) => {
      await store.changeNumber("public");
      return reply.header("cache-control", "no-store").send({ status: "ok", version });
    });
    return Promise.resolve();
  };
