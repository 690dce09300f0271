/** The parsers of short texts: dates, markings, queries, parts of addresses and headers. */
import fc from "fast-check";
import { anyField } from "../arbitrary/value.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { parseMarking } from "../../src/domain/marking.ts";
import { parseReleaseName } from "../../src/domain/release-name.ts";
import { parseSubjectKey } from "../../src/domain/subject.ts";
import { slugOf } from "../../src/domain/source.ts";
import { parseWhen, sayWhen, toMonth } from "../../src/domain/when.ts";
import { facetNames } from "../../src/search/facet.ts";
import { longestQuery, parseQuery } from "../../src/search/query/parse.ts";
import { printQuery } from "../../src/search/query/print.ts";
import { hostileText } from "../../src/search/testing/hostile-text.ts";
import { readCursor } from "../../src/web/api/cursor.ts";
import { jsonFrom } from "../../src/web/bodies.ts";
import { instantFrom } from "../../src/web/moment.ts";
import { knowsTag, prefersJson } from "../../src/web/negotiation.ts";
import { encodingFor, isPlainAddress } from "../../src/web/page-cache-key.ts";
import { addressOf, questionIn } from "../../src/web/question.ts";
import { localPath } from "../../src/web/route.ts";
import { askedOf } from "../../src/web/taxii/asked.ts";
import type { FuzzTarget } from "./target.ts";

const now = "2026-01-05T12:00:00.000Z";
const buffers = (...texts: readonly string[]) => texts.map((text) => Buffer.from(text));

const dates = [
  ...["2022-11-08", "2022-11", "2022", "202X", "20XX", "2022-11-08/2022-11-10", "../2022", "2022/..", "/2022", "2022?"],
  ...["2022-11~", "2022-11-08%", "2022-06-15~/2022-07", "1998/2026", "2022-00-00", "2022-02-29"],
];
const edtfText = fc
  .array(fc.constantFrom("2022", "-", "11", "08", "/", "..", "~", "?", "%", "X", "Y", "T", ":", "e", "S", "[", "]"), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(""));

const addressText = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom(...facetNames, "q", "date", "dates", "asKnownOn", "sort", "order", "after", "incident"),
        fc.constantFrom("changed_since", "page", "limit", "next", "added_after", "match[id]", "match[version]"),
        anyField,
      ),
      fc.oneof(hostileText, edtfText, fc.constantFrom("CB-000001", "2026-01-01", "all", "desc", "10", "")),
    ),
    { maxLength: 12 },
  )
  .map((pairs) => {
    const address = new URLSearchParams();
    for (const [name, value] of pairs) address.append(name, value.toWellFormed());
    return address.toString();
  });

/** An address's parts as the router hands them on. */
function partsOf(text: string): Readonly<Record<string, unknown>> {
  const parts: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of new URLSearchParams(text)) {
    const before = parts[name];
    if (Array.isArray(before)) before.push(value);
    else parts[name] = before === undefined ? value : [before, value];
  }
  return parts;
}

function whenIn(text: string): void {
  const when = parseWhen(text);
  if (when === null) return;
  sayWhen(when.edtf);
  parseWhen(toMonth(when.edtf));
}

function wordsIn(text: string): void {
  const { root } = parseQuery(text);
  const printed = printQuery(root);
  // What is written out may be longer than what was typed: more brackets.
  if (printed.length <= longestQuery) parseQuery(printed);
}

/** The targets. */
export const textTargets: readonly FuzzTarget[] = [
  {
    name: "dates",
    share: 90,
    seeds: () => buffers(...dates),
    made: edtfText,
    take: (bytes) => {
      whenIn(bytes.toString());
    },
  },
  {
    name: "queries",
    share: 120,
    seeds: () =>
      buffers('hospital "data theft" type:ransomware -claimed-by:x', "(a OR b) date:2022-11..2023-03 ransom*"),
    made: hostileText,
    take: (bytes) => {
      wordsIn(bytes.toString());
    },
  },
  {
    name: "questions",
    share: 120,
    seeds: () =>
      buffers(
        "q=hospital&type=ransomware&date=2022&dates=sure&sort=date&order=asc",
        "incident=CB-000001,CB-000002&asKnownOn=2026-01-01",
      ),
    made: addressText,
    take: (bytes) => {
      const { question, place } = questionIn(partsOf(bytes.toString()), now);
      addressOf("/incidents", question, place);
    },
  },
  {
    name: "taxii filters",
    share: 60,
    seeds: () =>
      buffers(
        "added_after=2026-01-05T12:00:00.000000Z&limit=2&match[version]=all&match[type]=incident,report",
        "next=12.3&match[id]=incident--1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
      ),
    made: addressText,
    take: (bytes) => askedOf(partsOf(bytes.toString())),
  },
  {
    name: "markings and names",
    share: 40,
    seeds: () =>
      buffers(
        "TLP:AMBER+STRICT",
        "tlp:clear",
        "CB-SXTHM0",
        "victim-1",
        "actor-12",
        "2026.1",
        "Ministère de l’Intérieur",
      ),
    made: fc.string({ unit: "binary", maxLength: 60 }),
    take: (bytes) => {
      const text = bytes.toString();
      for (const parse of [parseMarking, parseIncidentId, parseSubjectKey, parseReleaseName, slugOf]) parse(text);
    },
  },
  {
    name: "headers and addresses",
    share: 60,
    seeds: () =>
      buffers(
        "text/html,application/json;q=0.9,*/*;q=0.8",
        "gzip, br;q=0.5, *;q=0",
        'W/"abc", "def"',
        "/desk?next=1",
        "2026-01-05T12:00:00Z",
        Buffer.from('["a","b"]').toString("base64url"),
      ),
    made: hostileText,
    take: (bytes) => {
      const text = bytes.toString();
      prefersJson(text);
      encodingFor(text);
      knowsTag(text, 'W/"abc"');
      localPath(text);
      isPlainAddress(text);
      readCursor(text, 2);
      instantFrom(text, "end");
    },
  },
  {
    name: "JSON bodies",
    share: 40,
    seeds: () => buffers('{"name":"x","list":[1,2,{"a":null}]}', "[]"),
    made: fc.json(),
    take: (bytes) => jsonFrom(bytes.toString()),
  },
];
