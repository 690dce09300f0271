/** What crawlers are asked to keep to: GET /robots.txt (RFC 9309). Nothing in it keeps anybody out; what is not for everybody is not told. */
import { markShared } from "../page-cache.ts";
import type { Routes } from "../route.ts";
import { speakerOf } from "../speaker.ts";

/** Pages that hold nothing to find. */
const leftOut = ["/account", "/desk", "/password", "/sign-in", "/taxii2"] as const;

/** The file. */
export const robotsRoutes: Routes =
  ({ settings }) =>
  (app) => {
    app.get("/robots.txt", (request, reply) => {
      markShared(request, "audience");
      const rules = leftOut.map((path) => `Disallow: ${path}`);
      const lines = ["User-agent: *", ...rules, "", `Sitemap: ${speakerOf(settings, request).url}/sitemap.xml`];
      return reply.type("text/plain; charset=utf-8").send(`${lines.join("\n")}\n`);
    });
    return Promise.resolve();
  };
