/**
 * Law: what is not for a reader is answered as what is not there, at every address that names something: the same status, headers and
 * words, after as many questions to the store. `two-worlds.test.ts` holds whole worlds against each other; here one and the same is asked.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Marking } from "../../src/domain/marking.ts";
import { slugOf } from "../../src/domain/source.ts";
import { openPublicHouse, publishBriefing, type PublicHouse } from "../flow/public-house.ts";
import { listRoutes } from "./list-routes.ts";

const names = {
  hidden: { id: "CB-H1DDEN", organisation: "Quorndon", publisher: "Zephyrpost" },
  absent: { id: "CB-ABSENT", organisation: "Quorndox", publisher: "Zephyrposx" },
  // Asked first: what is gathered once for all is gathered for it.
  first: { id: "CB-F1RST0", organisation: "Quorndoz", publisher: "Zephyrposz" },
} as const;

type Names = Readonly<Record<keyof typeof names.hidden, string>>;

async function openWith(marking: Marking): Promise<PublicHouse> {
  const opened = await openPublicHouse("open");
  const { id, organisation, publisher } = names.hidden;
  const said = (name: string) => [
    { field: "victim.name", about: "victim-1", value: name, quote: "hospital" },
    { field: "summary", value: "It was hit.", quote: "was hit" },
  ];
  const text = "The hospital was hit. The Quorndon Six claimed it.";
  await publishBriefing(opened.house, { id: "CB-000001", text, publisher: "Daily", assertions: said("Northfield") });
  const assertions = said(organisation);
  await publishBriefing(opened.house, { id, text: `${text} Twice.`, publisher, marking, assertions });
  return opened;
}

/** The address of a route for what has these names; null where it names nothing that may be hidden: terms of vocabularies are known to all. */
function addressOf(route: string, { id, organisation, publisher }: Names): string | null {
  const path = route.slice(4);
  const isElse =
    /^\/(?:desk|account|password|sign-in|releases|api\/v1\/imports|codebook|sectors|vocabularies|countries)|techniques/;
  if (isElse.test(path)) return null;
  const slug = slugOf(path.includes("sources") ? publisher : organisation);
  const made = path
    .replace(/:version\(.*\)$/, "1")
    .replace(":slug", slug)
    .replace(/(organisations|actors)\/:feed/, `$1/${slug}.atom`)
    .replace(":digest", "0".repeat(64))
    .replace(":number", "1")
    .replace(":id", id);
  return made === path || made.includes(":") ? null : made;
}

/** Counts what the store is asked. */
function counting({ house }: PublicHouse): () => number {
  let count = 0;
  const { store } = house;
  for (const [name, method] of Object.entries(store)) {
    if (typeof method !== "function" || name === "stamp") continue;
    const original = method as (...values: readonly unknown[]) => unknown;
    Object.assign(store, {
      [name]: (...values: readonly unknown[]) => {
        count += 1;
        return original(...values);
      },
    });
  }
  return () => {
    const before = count;
    count = 0;
    return before;
  };
}

for (const [marking, role] of [
  ["TLP:GREEN", null],
  ["TLP:RED", "member"],
  ["TLP:RED", null],
] as const) {
  test(`${marking} and nothing at all are one to ${role ?? "the public"}`, async () => {
    const opened = await openWith(marking);
    for (const url of ["/api/v1/facets", "/api/v1/facets?asKnownOn=2026-01-01"])
      while ((await opened.get(url, role)).statusCode === 503);
    const reads = counting(opened);
    let compared = 0;
    for (const route of (await listRoutes()).filter((name) => name.startsWith("GET "))) {
      for (const accept of ["text/html", "application/json", "application/taxii+json;version=2.1"]) {
        const told: string[] = [];
        for (const which of [names.first, names.hidden, names.absent]) {
          const url = addressOf(route, which);
          if (url === null) continue;
          reads();
          const { statusCode, headers, body } = await opened.get(url, role, { accept });
          const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "date"));
          told.push(plain(JSON.stringify({ statusCode, kept, body, reads: reads() }), which));
        }
        if (told.shift() === undefined) continue;
        compared += 1;
        assert.equal(...difference(told), `${route}, ${accept}`);
      }
    }
    assert.ok(compared > 60, `${compared} addresses`);
  });
}

/** Without the names that stand in the question, and what they make of lengths and sums. */
function plain(text: string, which: Names): string {
  const words = [which.id, ...Object.values(which), slugOf(which.organisation), slugOf(which.publisher)];
  return words
    .reduce((before, word) => before.replaceAll(word, "…").replaceAll(word.toLowerCase(), "…"), text)
    .replace(/"etag":"[^"]*"/, "")
    .replace(/"error_id\\":\\"[\w-]+/, "");
}

/** From where two texts part, what they go on with. */
function difference(told: readonly string[]): readonly [string, string] {
  const [one = "", other = ""] = told;
  let place = 0;
  while (place < one.length && one[place] === other[place]) place += 1;
  return [one.slice(place - 80, place + 80), other.slice(place - 80, place + 80)];
}
