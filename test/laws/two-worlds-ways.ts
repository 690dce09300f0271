/** Every way out of the house: for each route the addresses at which a pair of worlds is asked. `two-worlds.test.ts` holds this list to the router. */
import { partnersOf } from "../../src/domain/audience.ts";
import { facetNames } from "../../src/search/facet.ts";
import { allFormats } from "../../src/formats/all-formats.ts";
import { collectionResource } from "../../src/web/taxii/tiers.ts";
import { askedAt } from "../arbitrary/played-world.ts";
import { otherGroups, readersGroup } from "../arbitrary/world-groups.ts";
import { instantOf } from "../arbitrary/world-plan.ts";
import type { Lexicon } from "./two-worlds-lexicon.ts";

/** Addresses for what a pair speaks of; an empty list: only what the answers themselves link to. */
type Way = (lexicon: Lexicon) => readonly string[];

/** Days of the past, and one instant amid the deeds. */
const pasts = [instantOf(4).slice(0, 10), instantOf(9), instantOf(askedAt - 1)] as const;

const once =
  (...addresses: readonly string[]) =>
  () =>
    addresses;
const each =
  (make: (text: string) => string, pick: (lexicon: Lexicon) => readonly string[]): Way =>
  (lexicon) =>
    pick(lexicon).map((text) => make(encodeURIComponent(text)));
const all =
  (...ways: readonly Way[]): Way =>
  (lexicon) =>
    ways.flatMap((way) => way(lexicon));

const incidents = ({ incidents: ids }: Lexicon) => ids;
const slugs = ({ slugs: list }: Lexicon) => list;
const words = ({ words: list }: Lexicon) => list;
const reports = ({ reports: list }: Lexicon) => list;
const others = ({ others: list }: Lexicon) => list;
const termsOf =
  (field: string, ...more: readonly string[]) =>
  ({ terms }: Lexicon) => [...(terms[field] ?? []), ...more];
const formats = allFormats.filter(({ writes }) => writes !== null).map(({ name }) => name);

/** Parts of addresses that ask for records: by word, facet, date, order, and as of the past. */
function questions({ words: list, slugs: names, terms, incidents: ids }: Lexicon): readonly string[] {
  const [hidden = "", , visible = "Northfield", another = "x"] = list;
  const chosen = facetNames.flatMap((facet) => {
    const [term = names[0] ?? ""] = terms[fieldOfFacet[facet] ?? ""] ?? [];
    return `${facet}=${encodeURIComponent(term)}`;
  });
  return [
    "",
    `q=${hidden}`,
    `q=${encodeURIComponent(visible)}`,
    `q=${encodeURIComponent(`${another} OR ${hidden}`)}&sort=relevance`,
    "q=zq*",
    ...chosen,
    "date=2020",
    "date=2000/2015&dates=sure",
    "sort=known&order=asc",
    "sort=impact",
    "sort=title",
    `asKnownOn=${pasts[0]}`,
    `asKnownOn=${pasts[1]}&sort=known`,
    `changed_since=${pasts[0]}`,
    `changed_since=${instantOf(8)}`,
    `incident=${ids.join(",")}`,
    `sector=none&q=${hidden}&type=x`,
  ];
}

const fieldOfFacet: Readonly<Partial<Record<string, string>>> = {
  type: "incident.type",
  country: "victim.country",
  sector: "victim.sector",
  motive: "motive",
  technique: "technique",
};

/** Some of the questions, where each costs a whole file. */
const fewQuestions = (lexicon: Lexicon) => questions(lexicon).filter((_, place) => [0, 2, 4, 22, 24].includes(place));

const asked =
  (path: string, pick: Way = questions): Way =>
  (lexicon) =>
    pick(lexicon).map((question) => (question === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${question}`));

const ofGroups = [readersGroup, otherGroups[0]].map(partnersOf);
const collections = [
  "public",
  "member",
  "partner",
  "desk",
  ...ofGroups,
  collectionResource(partnersOf(otherGroups[1])).id,
];
const objectsAt = (collection: string) => `/taxii2/casebook/collections/${collection}`;
const eachCollection = (rest: string) => once(...collections.map((name) => `${objectsAt(name)}${rest}`));
const atCollection = (make: (id: string) => string): Way =>
  all(
    ...["public", "member", ...ofGroups].map((name) =>
      each(
        (id) => `${objectsAt(name)}/${make(id)}`,
        ({ objects }) => objects,
      ),
    ),
  );

/** By the name of the route. */
export const ways: Readonly<Record<string, Way>> = {
  "GET /": once("/"),
  "GET /about": once("/about"),
  "GET /account": once("/account", "/account?said=reading"),
  "GET /account/keys": once("/account/keys"),
  "GET /account/keys/:id": once("/account/keys/0123456789abcdef", "/account/keys/none"),
  "GET /account/confirm": once("/account/confirm?next=/account/security"),
  "GET /account/security": once("/account/security", "/account/security?said=required"),
  "GET /account/security/app": once("/account/security/app"),
  "GET /account/security/passkeys/:id": once("/account/security/passkeys/none"),
  "GET /account/data": once("/account/data"),
  "GET /account/email": once("/account/email"),
  "GET /account/email/:secret": once("/account/email/none"),
  "GET /account/password": once("/account/password"),
  "GET /account/sessions": once("/account/sessions", "/account/sessions?ended=2"),
  "GET /account/searches": once("/account/searches?q=zquarrel"),
  "GET /actors": once(
    "/actors",
    "/actors?sort=records",
    "/actors?sort=latest&name=zq",
    "/actors?lane=claimed",
    `/actors?asKnownOn=${pasts[1]}`,
    `/actors?lane=suspected&sort=latest&asKnownOn=${pasts[0]}`,
  ),
  "GET /actors/:slug": all(
    each((slug) => `/actors/${slug}`, slugs),
    each((slug) => `/actors/${slug}?lane=claimed`, slugs),
    each((slug) => `/actors/${slug}?asKnownOn=${pasts[1]}`, slugs),
    each((slug) => `/actors/${slug}?lane=attributed&asKnownOn=${pasts[1]}`, slugs),
  ),
  "GET /api": once("/api"),
  "GET /api/openapi.json": once("/api/openapi.json"),
  "GET /api/v1/actors": once(
    "/api/v1/actors",
    "/api/v1/actors?limit=1",
    `/api/v1/actors?limit=1&asKnownOn=${pasts[1]}`,
  ),
  "GET /api/v1/actors/:slug": all(
    each((slug) => `/api/v1/actors/${slug}`, slugs),
    each((slug) => `/api/v1/actors/${slug}?asKnownOn=${pasts[1]}`, slugs),
  ),
  "GET /api/v1/changes": once(
    ...[0, 1, 2, 3, 5, 8, 13].map((since) => `/api/v1/changes?since=${since}`),
    "/api/v1/changes?since=0&limit=2",
  ),
  "GET /api/v1/complete": all(
    once("/api/v1/complete?q=zq", "/api/v1/complete?q=n&limit=50"),
    each((word) => `/api/v1/complete?q=${word}`, words),
  ),
  "GET /api/v1/facets": asked("/api/v1/facets?values=100"),
  "GET /api/v1/fields": once("/api/v1/fields"),
  "GET /api/v1/imports/:id": each((id) => `/api/v1/imports/${id}`, others),
  "GET /api/v1/incidents": all(
    asked("/api/v1/incidents"),
    once("/api/v1/incidents?view=full", "/api/v1/incidents?limit=1"),
  ),
  "GET /api/v1/incidents/:id": all(
    each((id) => `/api/v1/incidents/${id}`, incidents),
    each((id) => `/api/v1/incidents/${id}?asKnownOn=${pasts[0]}`, incidents),
  ),
  "GET /api/v1/incidents/:id/diff": all(
    each((id) => `/api/v1/incidents/${id}/diff`, incidents),
    each((id) => `/api/v1/incidents/${id}/diff?from=1&to=2`, incidents),
  ),
  "GET /api/v1/incidents/:id/evidence": each((id) => `/api/v1/incidents/${id}/evidence`, incidents),
  "GET /api/v1/incidents/:id/revisions": each((id) => `/api/v1/incidents/${id}/revisions`, incidents),
  "GET /api/v1/incidents/:id/revisions/:number": all(
    ...[1, 2, 3].map((number) => each((id) => `/api/v1/incidents/${id}/revisions/${number}`, incidents)),
  ),
  "GET /api/v1/organisations": once(
    "/api/v1/organisations",
    "/api/v1/organisations?limit=1",
    `/api/v1/organisations?limit=1&asKnownOn=${pasts[0]}`,
  ),
  "GET /api/v1/organisations/:slug": all(
    each((slug) => `/api/v1/organisations/${slug}`, slugs),
    each((slug) => `/api/v1/organisations/${slug}?asKnownOn=${pasts[1]}`, slugs),
  ),
  "GET /api/v1/reports": once("/api/v1/reports", "/api/v1/reports?limit=1"),
  "GET /api/v1/reports/:id": each((id) => `/api/v1/reports/${id}`, reports),
  "GET /api/v1/sources": once("/api/v1/sources", "/api/v1/sources?limit=1"),
  "GET /api/v1/sources/:slug": each((slug) => `/api/v1/sources/${slug}`, slugs),
  "GET /api/v1/tally": all(
    ...[
      "type",
      "month&by=country",
      "claimed-by&by=attributed-to",
      "attribution-lag",
      "actor",
      "technique",
      "sector",
      "source",
    ].map((by) => once(`/api/v1/tally?by=${by}`, `/api/v1/tally?by=${by}&asKnownOn=${pasts[1]}`)),
  ),
  "GET /api/v1/techniques": once("/api/v1/techniques"),
  "GET /api/v1/techniques/:id": all(
    each((id) => `/api/v1/techniques/${id}`, termsOf("technique", "T1486")),
    each((id) => `/api/v1/techniques/${id}?asKnownOn=${pasts[1]}`, termsOf("technique", "T1486")),
  ),
  "GET /campaigns": once("/campaigns", "/campaigns?name=zq", `/campaigns?asKnownOn=${pasts[1]}`),
  "GET /campaigns/:slug": all(
    each((slug) => `/campaigns/${slug}`, slugs),
    each((slug) => `/campaigns/${slug}?asKnownOn=${pasts[1]}`, slugs),
  ),
  "GET /changes": once(
    "/changes",
    "/changes?news=correction",
    "/changes?after=3",
    "/changes?after=1",
    "/changes?news=claim-made",
  ),
  "GET /charts": asked("/charts", (lexicon) => questions(lexicon).filter((_, place) => place % 5 === 0)),
  "GET /codebook": once("/codebook"),
  "GET /codebook/:field": once("/codebook/motive", "/codebook/none"),
  "GET /countries": once("/countries", `/countries?asKnownOn=${pasts[0]}`),
  "GET /countries/:code": all(
    each((code) => `/countries/${code}`, termsOf("victim.country", "XX")),
    each((code) => `/countries/${code}?asKnownOn=${pasts[1]}`, termsOf("victim.country")),
  ),
  "GET /data": once("/data"),
  "GET /data/:format": all(
    ...formats.map((format) =>
      asked(`/data/${format}`, format === "ndjson" || format === "csv-long" ? fewQuestions : once("")),
    ),
  ),
  "GET /desk": once("/desk"),
  "GET /desk/audit": once("/desk/audit", "/desk/audit?action=sign-in&person=zquarrel&page=2"),
  "GET /desk/drafts/:id": each((id) => `/desk/drafts/${id}`, others),
  "GET /desk/drafts/:id/add": each((id) => `/desk/drafts/${id}/add`, others),
  "GET /desk/drafts/:id/amend": each((id) => `/desk/drafts/${id}/amend`, others),
  "GET /desk/drafts/:id/preview": each((id) => `/desk/drafts/${id}/preview`, others),
  "GET /desk/groups": once("/desk/groups"),
  "GET /desk/groups/:name": once("/desk/groups/zquarrel", "/desk/groups/none"),
  "GET /desk/groups/:name/close": once("/desk/groups/zquarrel/close"),
  "GET /desk/imports": once("/desk/imports"),
  "GET /desk/imports/:id": each((id) => `/desk/imports/${id}`, others),
  "GET /desk/keys": once("/desk/keys", "/desk/keys?page=2"),
  "GET /desk/keys/:id": once("/desk/keys/0123456789abcdef"),
  "GET /desk/incidents": each((id) => `/desk/incidents?id=${id}`, incidents),
  "GET /desk/incidents/:id": each((id) => `/desk/incidents/${id}`, incidents),
  "GET /desk/incidents/:id/withdraw": each((id) => `/desk/incidents/${id}/withdraw`, incidents),
  "GET /desk/incidents/:id/preview": each((id) => `/desk/incidents/${id}/preview?audience=member`, incidents),
  "GET /desk/people": once("/desk/people", "/desk/people?page=2"),
  "GET /desk/people/:id": each((id) => `/desk/people/${id}`, others),
  "GET /desk/people/:id/erase": each((id) => `/desk/people/${id}/erase`, others),
  "GET /desk/policy": once("/desk/policy"),
  "GET /desk/policy/edit": once("/desk/policy/edit"),
  "GET /desk/policy/written": once("/desk/policy/written", "/desk/policy/written?version=1"),
  "GET /desk/incidents/:id/take-down": each((id) => `/desk/incidents/${id}/take-down`, incidents),
  "GET /desk/receive": once("/desk/receive"),
  "GET /desk/reports/:id": each((id) => `/desk/reports/${id}`, reports),
  "GET /desk/sources": once("/desk/sources"),
  "GET /desk/sources/:id": each((slug) => `/desk/sources/${slug}`, slugs),
  "GET /feeds": once("/feeds"),
  "GET /feeds/actors/:feed": each((slug) => `/feeds/actors/${slug}.atom`, slugs),
  "GET /feeds/all.atom": once("/feeds/all.atom"),
  "GET /feeds/all.json": once("/feeds/all.json"),
  "GET /feeds/countries/:feed": each((code) => `/feeds/countries/${code}.json`, termsOf("victim.country", "FR")),
  "GET /feeds/news/:feed": once(
    ...[
      "published",
      "first-attribution",
      "claim-made",
      "claim-withdrawn",
      "correction",
      "addition",
      "illustration",
      "retraction",
      "reinstated",
    ].map((news) => `/feeds/news/${news}.atom`),
  ),
  "GET /feeds/organisations/:feed": each((slug) => `/feeds/organisations/${slug}.json`, slugs),
  "GET /feeds/search.atom": asked("/feeds/search.atom", fewQuestions),
  "GET /feeds/search.json": asked("/feeds/search.json", fewQuestions),
  "GET /health": once("/health"),
  "GET /incidents": asked("/incidents"),
  "GET /incidents/:id": all(
    each((id) => `/incidents/${id}`, incidents),
    ...pasts.map((past) => each((id) => `/incidents/${id}?asKnownOn=${past}`, incidents)),
  ),
  "GET /incidents/:id/card.png": each((id) => `/incidents/${id}/card.png`, incidents),
  "GET /incidents/:id/card.svg": each((id) => `/incidents/${id}/card.svg`, incidents),
  "GET /incidents/:id/diff": all(
    each((id) => `/incidents/${id}/diff`, incidents),
    each((id) => `/incidents/${id}/diff?from=1&to=2`, incidents),
    each((id) => `/incidents/${id}/diff?version=2`, incidents),
  ),
  "GET /incidents/:id/picture/:digest": (lexicon) =>
    lexicon.incidents.flatMap((id) => lexicon.pictures.map((digest) => `/incidents/${id}/picture/${digest}`)),
  "GET /incidents/:id/v:version(^[1-9]\\d{0,5}$)": all(
    ...[1, 2, 3].map((version) => each((id) => `/incidents/${id}/v${version}`, incidents)),
  ),
  "GET /incidents/:id/versions": each((id) => `/incidents/${id}/versions`, incidents),
  "GET /incidents/complete": all(
    once("/incidents/complete?q=zq"),
    each((word) => `/incidents/complete?q=${word}`, words),
  ),
  "GET /incidents/facets/:facet": once(
    ...facetNames.map((facet) => `/incidents/facets/${facet}`),
    "/incidents/facets/organisation?filter=zq",
    `/incidents/facets/actor?asKnownOn=${pasts[1]}`,
  ),
  "GET /methodology": once("/methodology"),
  "GET /organisations": once(
    "/organisations",
    "/organisations?sort=records",
    "/organisations?sort=latest&name=zq",
    `/organisations?sort=latest&asKnownOn=${pasts[0]}`,
    `/organisations?sort=records&country=FR&asKnownOn=${pasts[1]}`,
  ),
  "GET /organisations/:slug": all(
    each((slug) => `/organisations/${slug}`, slugs),
    ...pasts.map((past) => each((slug) => `/organisations/${slug}?asKnownOn=${past}`, slugs)),
  ),
  "GET /password/:secret": once("/password/none"),
  "GET /password/forgotten": once("/password/forgotten"),
  "GET /register": once("/register"),
  "GET /register/:secret": once("/register/none"),
  "GET /releases": once("/releases"),
  "GET /releases/:name": each((name) => `/releases/${name}`, others),
  "GET /releases/:name/:file": all(
    each((name) => `/releases/${name}/records.ndjson`, others),
    once(...["CHANGES.md", "coverage.md", "changes.json", "manifest.json"].map((file) => `/releases/2026.1/${file}`)),
  ),
  "GET /robots.txt": once("/robots.txt"),
  "GET /sectors": once("/sectors", `/sectors?asKnownOn=${pasts[1]}`),
  "GET /sectors/:sector": all(
    each((sector) => `/sectors/${sector}`, termsOf("victim.sector", "health")),
    each((sector) => `/sectors/${sector}?asKnownOn=${pasts[1]}`, termsOf("victim.sector", "health")),
  ),
  "GET /sign-in/provider": once("/sign-in/provider?next=/desk"),
  "GET /sign-in/provider/return": once("/sign-in/provider/return?code=none&state=none"),
  "GET /sign-in/provider/unknown": once("/sign-in/provider/unknown"),
  "GET /sign-in/second-step": once("/sign-in/second-step"),
  "GET /sign-in": once("/sign-in?next=/desk"),
  "GET /sitemap.xml": once("/sitemap.xml"),
  "GET /sitemap/:part": once(
    ...["pages", "records-1", "organisations-1", "actors-1", "records-2"].map((part) => `/sitemap/${part}.xml`),
  ),
  "GET /sources": once("/sources", "/sources?sort=name", "/sources?name=zq", `/sources?asKnownOn=${pasts[1]}`),
  "GET /sources/:slug": all(
    each((slug) => `/sources/${slug}`, slugs),
    each((slug) => `/sources/${slug}?asKnownOn=${pasts[1]}`, slugs),
  ),
  "GET /taxii2/": once("/taxii2/"),
  "GET /taxii2/casebook/": once("/taxii2/casebook/"),
  "GET /taxii2/casebook/collections/": once("/taxii2/casebook/collections/"),
  "GET /taxii2/casebook/collections/:collection/": eachCollection("/"),
  "GET /taxii2/casebook/collections/:collection/manifest/": all(
    eachCollection("/manifest/"),
    eachCollection(`/manifest/?added_after=${pasts[1]}&limit=2`),
    eachCollection("/manifest/?match[version]=all"),
  ),
  "GET /taxii2/casebook/collections/:collection/objects/": all(
    eachCollection("/objects/"),
    eachCollection("/objects/?limit=1"),
    eachCollection("/objects/?match[version]=all&match[type]=incident,report,note"),
  ),
  "GET /taxii2/casebook/collections/:collection/objects/:object/": atCollection((id) => `objects/${id}/`),
  "GET /taxii2/casebook/collections/:collection/objects/:object/versions/": atCollection(
    (id) => `objects/${id}/versions/`,
  ),
  "GET /techniques": once("/techniques", `/techniques?asKnownOn=${pasts[1]}`),
  "GET /techniques/:id": all(
    each((id) => `/techniques/${id}`, termsOf("technique", "T1486")),
    each((id) => `/techniques/${id}?asKnownOn=${pasts[1]}`, termsOf("technique", "T1486")),
  ),
  "GET /vocabularies": once("/vocabularies"),
};
