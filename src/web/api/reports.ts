/** The reports behind what is told, and who published them: as records tell of their sources, and nothing more. */
import { Type } from "typebox";
import { digestOfValue } from "../../domain/digest.ts";
import type { Projection, ToldSource } from "../../domain/projection.ts";
import { slugOf } from "../../domain/source.ts";
import { orNull } from "./content-schemas.ts";
import { writeCursor } from "./cursor.ts";
import {
  type ApiHouse,
  type Asked,
  cursorParts,
  defineEndpoint,
  type Endpoint,
  nothing,
  nothingTold,
  pageQuery,
  pathOf,
  usualLimit,
} from "./endpoint.ts";
import { exampleMetadata } from "./examples.ts";
import { gather, type GatheredPage, gatheringPlace, type Named } from "./gathering.ts";
import { apiAddress, next, pageOf, slug } from "./list-schemas.ts";
import { incidentNumber, sourceMembers } from "./told-schemas.ts";

const onTheWay =
  "Picked up on a walk over the records, in order of record number, a bounded stretch at a time: follow `next` to the end. " +
  "What several records have in common may come again on a later page.";

const publisherName = Type.String({ description: "The publisher." });

const metadata = {
  id: Type.String({
    pattern: "^[0-9a-f]{16}$",
    description: "Made of what is told of the report; the same in every record.",
    examples: ["b05a1c7e99d2f604"],
  }),
  source: slug,
  ...sourceMembers,
};

const reportEntry = Type.Object(
  {
    ...metadata,
    incidents: Type.Array(incidentNumber, {
      description: "Records that rest on it, of those looked at for this page.",
    }),
    self: apiAddress,
  },
  { title: "ReportEntry", description: "A report behind what is told: metadata only, never its text." },
);

const exampleReport = {
  id: "b05a1c7e99d2f604",
  source: "southmoor-post",
  ...exampleMetadata,
  incidents: ["CB-SXTHM0"],
  self: "/api/v1/reports/b05a1c7e99d2f604",
};

const listSources = defineEndpoint({
  name: "listSources",
  path: "/sources",
  group: "reports",
  summary: "Publishers of the reports behind what you are told",
  description: onTheWay,
  params: nothing,
  query: pageQuery,
  answer: pageOf(
    Type.Object(
      { slug, name: publisherName, reliability: sourceMembers.reliability, self: apiAddress },
      { title: "PublisherEntry", description: "Somebody who published reports." },
    ),
    "PublisherPage",
    "A page of publishers.",
  ),
  example: {
    items: [
      { slug: "southmoor-post", name: "Southmoor Post", reliability: null, self: "/api/v1/sources/southmoor-post" },
    ],
    next: null,
  },
  respond: async ({ store }, asked) => {
    const page = await gatherFor(store, asked, (record) =>
      record.sources.map((source) => ({ key: slugOf(source.publisher), thing: source })),
    );
    return {
      items: page.found.map(({ key, thing }) => ({
        slug: key,
        name: thing.publisher,
        reliability: thing.reliability,
        self: pathOf("/sources/{slug}", { slug: key }),
      })),
      next: page.next,
    };
  },
});

const getSource = defineEndpoint({
  name: "getSource",
  path: "/sources/{slug}",
  group: "reports",
  summary: "One publisher and its reports",
  description: `${onTheWay} Where the stretch that was looked at holds none of its reports, the name is null and the list empty.`,
  params: Type.Object({
    slug: Type.String({
      minLength: 1,
      maxLength: 400,
      description: "The name of the publisher.",
      examples: ["southmoor-post"],
    }),
  }),
  query: pageQuery,
  answer: Type.Object(
    {
      slug,
      name: orNull(publisherName, "Null: not met yet."),
      reliability: sourceMembers.reliability,
      reports: Type.Array(reportEntry),
      next,
    },
    { title: "Publisher", description: "Somebody who published reports, with a page of them." },
  ),
  example: { slug: "southmoor-post", name: "Southmoor Post", reliability: null, reports: [exampleReport], next: null },
  respond: async ({ store }, asked) => {
    const { slug: wanted } = asked.params;
    const page = await gatherFor(store, asked, (record) =>
      reportsIn(record).filter(({ thing }) => slugOf(thing.publisher) === wanted),
    );
    const first = metOrOnTheWay(page, asked)?.thing;
    return {
      slug: wanted,
      name: first?.publisher ?? null,
      reliability: first?.reliability ?? null,
      reports: page.found.map(entryOf),
      next: page.next,
    };
  },
});

const listReports = defineEndpoint({
  name: "listReports",
  path: "/reports",
  group: "reports",
  summary: "The reports behind what you are told",
  description: `Metadata only: the text of a report is never given out. ${onTheWay}`,
  params: nothing,
  query: pageQuery,
  answer: pageOf(reportEntry, "ReportPage", "A page of reports."),
  example: { items: [exampleReport], next: null },
  respond: async ({ store }, asked) => {
    const page = await gatherFor(store, asked, reportsIn);
    return { items: page.found.map(entryOf), next: page.next };
  },
});

const getReport = defineEndpoint({
  name: "getReport",
  path: "/reports/{id}",
  group: "reports",
  summary: "One report and the records that rest on it",
  description:
    "By its id, or by the hash of its snapshot where you are told that. The walk over the records goes on with `next`; where the stretch " +
    "that was looked at holds no record that rests on the report, `report` is null and the list empty.",
  params: Type.Object({
    id: Type.String({
      minLength: 1,
      maxLength: 100,
      description: "Id, or SHA-256 of the snapshot.",
      examples: ["b05a1c7e99d2f604"],
    }),
  }),
  query: pageQuery,
  answer: Type.Object(
    {
      report: orNull(
        Type.Object(metadata, { title: "ReportMetadata", description: "What is told of a report." }),
        "Null: not met yet.",
      ),
      incidents: Type.Array(incidentNumber, {
        description: "Records that rest on it, of those looked at for this page.",
      }),
      next,
    },
    { title: "Report", description: "A report with records that rest on it." },
  ),
  example: {
    report: { id: exampleReport.id, source: exampleReport.source, ...exampleMetadata },
    incidents: ["CB-SXTHM0"],
    next: null,
  },
  respond: async ({ store }, asked) => {
    const { id } = asked.params;
    // Records, not reports, make the pages here: each is a thing of its own.
    const page = await gatherFor(store, asked, (record) =>
      reportsIn(record)
        .filter(({ key, thing }) => key === id || thing.snapshot === id)
        .map(({ thing }) => ({ key: record.incident, thing })),
    );
    const first = metOrOnTheWay(page, asked)?.thing;
    return {
      report: first === undefined ? null : metadataOf(first),
      incidents: page.found.map(({ key }) => key),
      next: page.next,
    };
  },
});

type PageAsked = Asked<unknown, { readonly limit?: number; readonly after?: string }>;

/** A page with the address of the next one. */
type Addressed<T> = Omit<GatheredPage<T>, "next"> & { readonly next: string | null };

async function gatherFor<T>(
  shelf: ApiHouse["store"],
  { audience, query, address }: PageAsked,
  namedIn: (record: Projection) => readonly Named<T>[],
): Promise<Addressed<T>> {
  const after = gatheringPlace(cursorParts(query.after, 2));
  const page = await gather(shelf, { audience, after, limit: query.limit ?? usualLimit, namedIn });
  const behind = page.next;
  return {
    found: page.found,
    next: behind === null ? null : address({ after: writeCursor([behind.incident, behind.key]) }),
  };
}

/** The first that was met; undefined where others may still come. Refuses (`nothing-told`) where a whole walk met none. */
function metOrOnTheWay<T>({ found, next: behind }: Addressed<T>, { query }: PageAsked): Named<T> | undefined {
  if (found.length === 0 && behind === null && query.after === undefined) throw nothingTold();
  return found[0];
}

function reportsIn({ sources }: Projection): readonly Named<ToldSource>[] {
  return sources.map((source) => ({ key: reportIdOf(source), thing: source }));
}

/** Made of what everybody is told who is told sources at all. */
function reportIdOf({ title, publisher, url, links, published, language }: ToldSource): string {
  return digestOfValue([title, publisher, url, links, published, language]).slice(0, 16);
}

function metadataOf(source: ToldSource): object {
  const { title, publisher, url, links, published, language, reliability, snapshot } = source;
  const told = { title, publisher, url, links, published, language, reliability, snapshot };
  return { id: reportIdOf(source), source: slugOf(publisher), ...told };
}

function entryOf({ key, thing, incidents }: Addressed<ToldSource>["found"][number]): object {
  return { ...metadataOf(thing), incidents, self: pathOf("/reports/{id}", { id: key }) };
}

/** The endpoints of this file. */
export const reportEndpoints: readonly Endpoint[] = [listSources, getSource, listReports, getReport];
