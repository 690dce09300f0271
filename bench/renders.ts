/** How many record pages are made anew from what the store tells the public. */
import { titleOf, type Projection } from "../src/domain/projection.ts";
import { jsonLdOfRecord } from "../src/formats/schema-org/record.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import { incidentArticle } from "../src/web/parts/incident-article.ts";
import { publicVisit } from "../src/web/visit.ts";
import { renderPage } from "../src/web/parts/page.ts";

const speaker = { name: "Casebook", url: "http://localhost" };
const settings = {
  version: "0",
  secureCookies: false,
  trustProxy: false,
  url: speaker.url,
  siteName: speaker.name,
  sample: true,
};

/** Pages for each second of processor time, the best of five runs of about a second; each page whole, with its layout and its data for machines. */
export async function rendersPerSecond(file: string): Promise<number> {
  const store = await openSqliteStore(file);
  const query = { sort: "date", descending: true, party: null, offset: 0, limit: 100 } as const;
  const { entries } = await store.listTellings("public", query);
  await store.close();
  const told = entries.map(({ telling }) => telling);
  return Math.max(...Array.from({ length: 5 }, () => oneRun(told)));
}

function oneRun(told: readonly Projection[]): number {
  const began = process.cpuUsage();
  let made = 0;
  while (process.cpuUsage(began).user < 1_000_000) {
    for (const projection of told) made += render(projection).length > 0 ? 1 : 0;
  }
  const { user, system } = process.cpuUsage(began);
  return made / ((user + system) / 1_000_000);
}

function render(projection: Projection): string {
  const content = {
    title: titleOf(projection),
    body: incidentArticle(projection, speaker),
    section: "/incidents",
    jsonLd: jsonLdOfRecord(projection, speaker),
  } as const;
  return renderPage(content, publicVisit, settings);
}
