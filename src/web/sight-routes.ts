/** Pages over everything that an audience is told, today or as known on a day: the lists of countries, sectors and techniques. */
import { isBuilding } from "../workflow/searching.ts";
import type { Sight } from "./charts/sight.ts";
import { asKnownOnIn } from "./moment.ts";
import { everythingThen } from "./parts/as-known.ts";
import type { PageContent } from "./parts/page.ts";
import { answerLater } from "./parts/roster-page.ts";
import { answer } from "./reply.ts";
import type { Routes } from "./route.ts";

/** The route of one such page. While the index is built the page says so under its title. */
export function sightRoutes(
  path: string,
  title: string,
  forms: { readonly page: (sight: Sight) => PageContent; readonly json: (sight: Sight) => unknown },
): Routes {
  return ({ house, searches }) =>
    (app) => {
      app.get(path, async (request, reply) => {
        const asKnownOn = asKnownOnIn(request.query, house.clock());
        const { audience } = request.visit;
        const search = await searches.of(audience);
        if (isBuilding(search)) return answerLater(request, reply, title, search);
        const sight = { search, audience, question: everythingThen(asKnownOn) };
        return answer(request, reply, { page: () => forms.page(sight), json: () => forms.json(sight) });
      });
      return Promise.resolve();
    };
}
