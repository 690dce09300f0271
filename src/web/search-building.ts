/** While the index is being built: the plain list where everything is asked for, else that it has to be asked again. Nobody keeps either. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import type { ProjectionShelf } from "../store/store.ts";
import type { Building } from "../workflow/searching.ts";
import { html } from "./parts/html.ts";
import { countWords } from "./parts/paging.ts";
import { recordTable, summaryOf } from "./parts/record-table.ts";
import type { PageContent } from "./parts/page.ts";
import { type Asked, asksEverything } from "./question.ts";
import { answer } from "./reply.ts";
import { searchTexts } from "./texts/search.ts";

/** How many records the plain list holds. */
const plainLength = 50;

/** Refuses (`search-building`) whatever the store cannot list by itself. */
export async function answerBuilding(
  shelf: Pick<ProjectionShelf, "listTellings">,
  request: FastifyRequest,
  reply: FastifyReply,
  { asked, building }: { readonly asked: Asked; readonly building: Building },
): Promise<FastifyReply> {
  if (!asksEverything(asked.question)) return refuseBuilding(building);
  const { entries, total } = await shelf.listTellings(request.visit.audience, {
    ...{ sort: "date", descending: true, party: null, offset: 0, limit: plainLength },
  });
  const records = entries.map(({ telling }) => telling);
  void reply.header("cache-control", "no-store").header("vary", "Accept, Authorization, Cookie");
  const { done, of } = building;
  return answer(request, reply, {
    page: (): PageContent => ({
      title: searchTexts.title,
      section: "/incidents",
      noindex: true,
      body: html`<h1>${searchTexts.title}</h1>
        <div class="note">
          <p>${searchTexts.building(done, of)} ${searchTexts.buildingList}</p>
        </div>
        <p class="meta">${countWords(total, "record", "records")}</p>
        ${recordTable(records, searchTexts.title)}`,
    }),
    json: () => ({ total, entries: records.map((record) => summaryOf(record)), next: null, building: { done, of } }),
  });
}

/** Refuses (`search-building`) what needs the index. */
export function refuseBuilding({ done, of }: Building): never {
  throw new Refusal("search-building", { done, of });
}
