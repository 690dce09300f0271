/** Walking through a collection while it changes: every object once, in order, none missing, whatever is published meanwhile. */
import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { test } from "node:test";
import fc from "fast-check";
import type { Telling } from "../../src/domain/projection.ts";
import { buried, recordNumber, told } from "../../src/store/contract/fixture.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import type { ProjectionShelf, Store } from "../../src/store/store.ts";
import { sizeOf } from "../../src/web/taxii/catalogue.ts";
import { type Collection, list, openCollection, read } from "../../src/web/taxii/collection.ts";
import type { Place } from "../../src/web/taxii/columns.ts";
import type { Micros } from "../../src/web/taxii/micros.ts";
import type { Wanted } from "../../src/web/taxii/selection.ts";
import { publishBriefing } from "./public-house.ts";
import { objectsOf } from "./taxii-format.ts";
import { collectionIds, objectsIn, openTaxiiHouse, root, type StixObject } from "./taxii-house.ts";

/** Something that happens to a record: it is told with these victims, or withdrawn. */
interface Event {
  readonly record: number;
  readonly victims: readonly string[] | null;
  /** Milliseconds since the event before; 0: within the same instant. */
  readonly later: number;
}

/** A walk: how much it takes at once, and how it goes on. */
interface Course {
  readonly limit: number;
  readonly by: "place" | "date";
  /** How many changes are catalogued before an answer, at least. */
  readonly patience: number;
  /** How many records' objects are kept at hand. */
  readonly room: number;
}

/** What a walk was given. */
interface Seen {
  readonly id: string;
  readonly version: Micros;
  readonly added: Micros;
}

const all: Wanted = { ids: null, types: null, versions: ["last"], spec: true, addedAfter: null };

const events: fc.Arbitrary<readonly Event[]> = fc.array(
  fc.record({
    record: fc.integer({ min: 1, max: 8 }),
    victims: fc.option(
      fc.uniqueArray(fc.constantFrom("Aldermoor", "Brookfield", "Castleton", "Dunmere"), { maxLength: 3 }),
    ),
    later: fc.constantFrom(0, 0, 1, 1000),
  }),
  { minLength: 1, maxLength: 30 },
);

const courses: fc.Arbitrary<Course> = fc.record({
  limit: fc.integer({ min: 1, max: 12 }),
  by: fc.constantFrom("place", "date"),
  patience: fc.constantFrom(0, 3, 500),
  room: fc.constantFrom(1, 3, 400),
});

test("a walk under concurrent publishing yields every object once, in order, and misses none", async () => {
  await fc.assert(
    fc.asyncProperty(events, events, courses, fc.scheduler(), async (before, during, course, scheduler) => {
      const store = openMemoryStore();
      const publisher = publishing(store);
      for (const event of before) await publisher(event);
      const collection = openCollection(shuffled(store, scheduler), "public", objectsOf, course);
      const publish = scheduler.scheduleSequence(
        during.map((event) => ({ builder: () => publisher(event), label: "publish" })),
      );
      const walk = walked(collection, course, () => publish.done);
      await scheduler.waitFor(Promise.all([walk, publish.task]));
      const seen = await walk;
      assertOnceInOrder(seen);
      await assertNoneMissing(store, seen);
    }),
    { numRuns: 120 },
  );
});

test("a walk that outlives a restart misses nothing", async () => {
  await fc.assert(
    fc.asyncProperty(events, events, courses, async (before, after, course) => {
      const store = openMemoryStore();
      const publisher = publishing(store);
      for (const event of before) await publisher(event);
      const seen: Seen[] = [];
      const first = openCollection(store, "public", objectsOf, course);
      const leaf = await read(first, all, null, course.limit);
      seen.push(...leaf.entries.map(({ listed }) => listed));
      for (const event of after) await publisher(event);
      const restarted = openCollection(store, "public", objectsOf, course);
      seen.push(...(await walked(restarted, course, () => true, leaf.entries.at(-1)?.listed ?? null)));
      await assertNoneMissing(store, seen);
    }),
    { numRuns: 80 },
  );
});

test("a manifest that goes on by dates alone lists what a walk through the objects gives", async () => {
  await fc.assert(
    fc.asyncProperty(events, fc.integer({ min: 1, max: 9 }), async (happened, limit) => {
      const store = openMemoryStore();
      const publisher = publishing(store);
      for (const event of happened) await publisher(event);
      const collection = openCollection(store, "public", objectsOf);
      const manifest: Seen[] = [];
      for (let more = true; more;) {
        const leaf = await list(collection, { ...all, addedAfter: manifest.at(-1)?.added ?? null }, null, limit);
        manifest.push(...leaf.entries);
        more = leaf.more;
      }
      const objects = await walked(collection, { limit: 1000, by: "place" }, () => true);
      assert.deepEqual(
        manifest.map(({ id, version, added }) => [id, version, added]),
        objects.map(({ id, version, added }) => [id, version, added]),
      );
    }),
    { numRuns: 120 },
  );
});

/** Publishes one event after another, as the house does. */
function publishing(store: Store): (event: Event) => Promise<void> {
  let now = Date.UTC(2026, 0, 5);
  return async ({ record, victims, later }) => {
    now += later;
    const since = new Date(now).toISOString();
    const incident = recordNumber(record);
    const before = await store.findTelling(incident, "public");
    if (victims !== null) await store.saveTelling(told({ incident, victims }, "public", since, before));
    else if (before?.kind === "record") await store.saveTelling(buried(before, since));
  };
}

/** The shelf with answers that come when the scheduler lets them. */
function shuffled(
  store: Store,
  scheduler: fc.Scheduler,
): Pick<ProjectionShelf, "changeNumber" | "changesSince" | "findTelling"> {
  return {
    changeNumber: scheduler.scheduleFunction((audience) => store.changeNumber(audience)),
    changesSince: scheduler.scheduleFunction((audience, change, limit) => store.changesSince(audience, change, limit)),
    findTelling: scheduler.scheduleFunction((incident, audience) => store.findTelling(incident, audience)),
  };
}

/** Reads leaf after leaf until there is no more and nothing is published any more. */
async function walked(
  collection: Collection,
  { limit, by }: Pick<Course, "limit" | "by">,
  isOver: () => boolean,
  from: (Seen & Place) | null = null,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  let last = from;
  for (;;) {
    const over = isOver();
    const wanted = { ...all, addedAfter: by === "date" ? (last?.added ?? null) : null };
    const { entries, more } = await read(collection, wanted, by === "place" ? last : null, limit);
    assert.ok(entries.length <= limit);
    seen.push(...entries.map(({ listed }) => listed));
    last = entries.at(-1)?.listed ?? last;
    if (!more && over) return seen;
    if (!more) await setImmediate();
  }
}

function assertOnceInOrder(seen: readonly Seen[]): void {
  assert.equal(new Set(seen.map(({ id, version }) => `${id} ${version}`)).size, seen.length, "an object came twice");
  for (const [index, { added }] of seen.entries()) assert.ok(index === 0 || added > (seen[index - 1]?.added ?? 0));
}

/** Everything that is told at the end was given at some time, in the version that is told. */
async function assertNoneMissing(store: Store, seen: readonly Seen[]): Promise<void> {
  const given = new Set(seen.map(({ id, version }) => `${id} ${version}`));
  const tellings: readonly Telling[] = await store.tellingsAfter("public", null, 1000);
  const missing = tellings
    .flatMap((telling) => objectsOf(telling))
    .filter(({ id, version }) => !given.has(`${id} ${Date.parse(version) * 1000}`));
  assert.deepEqual(missing, []);
}

test("what was struck out is taken out of the catalogue in time, and the list stays as it is", async () => {
  const store = openMemoryStore();
  const publisher = publishing(store);
  const collection = openCollection(store, "public", objectsOf);
  const victims = Array.from({ length: 60 }, (_, index) => `Town ${index}`);
  for (let round = 0; round < 200; round += 1) {
    await publisher({ record: (round % 3) + 1, victims: victims.slice(round % 7), later: 1 });
    await list(collection, all, null, 1);
  }
  const { entries } = await list(collection, all, null, 1000);
  assert.equal(entries.length, sizeOf(collection.catalogue).objects);
  assert.ok(collection.catalogue.rows.size < 20_000, "struck rows are never taken out");
  const seen = await walked(collection, { limit: 7, by: "place" }, () => true);
  assertOnceInOrder(seen);
  await assertNoneMissing(store, seen);
});

test("while a long list is catalogued for the first time, everybody else is answered", async () => {
  const { house, app, ask } = await openTaxiiHouse();
  await house.store.transaction(async (shelves) => {
    for (let number = 1; number <= 300; number += 1) {
      const story = { incident: recordNumber(number), victims: [`Town ${number}`] };
      await shelves.saveTelling(told(story, "public", new Date(Date.UTC(2026, 0, 5)).toISOString()));
    }
  });
  const answered: string[] = [];
  const list = ask(`${root}collections/${collectionIds.public}/manifest/`).then(({ status }) =>
    answered.push(`list ${status}`),
  );
  const page = app.inject({ url: "/health" }).then(({ statusCode }) => answered.push(`page ${statusCode}`));
  await Promise.all([list, page]);
  assert.deepEqual(answered, ["page 200", "list 200"]);
});

test("a client that asks while the desk publishes gets everything that is told at the end", async () => {
  const { house, ask } = await openTaxiiHouse();
  const objects = `${root}collections/${collectionIds.public}/objects/`;
  let published = 0;
  const desk = (async () => {
    for (let number = 0; number < 24; number += 1) {
      const name = `Town ${number % 10}`;
      await publishBriefing(house, {
        id: `CB-${String(number % 16).padStart(6, "0")}`,
        text: `${name} was hit for the ${number}th time.`,
        assertions: [
          { field: "victim.name", about: `victim-${1 + Math.floor(number / 16)}`, value: name, quote: name },
        ],
      });
      published += 1;
      await setImmediate();
    }
  })();
  const walked: string[] = [];
  let query = "?limit=7";
  for (let [more, before] = [true, 0]; more || before < 24;) {
    before = published;
    const answer = await ask(objects + query);
    assert.equal(answer.status, 200);
    walked.push(...objectsIn(answer).map(nameAndVersion));
    more = answer.body["more"] === true;
    const date = answer.headers["x-taxii-date-added-last"];
    if (date !== undefined)
      query = more ? `?limit=7&next=${String(answer.body["next"])}` : `?limit=7&added_after=${String(date)}`;
    await setImmediate();
  }
  await desk;
  const told = objectsIn(await ask(objects)).map(nameAndVersion);
  assert.equal(new Set(walked).size, walked.length);
  assert.deepEqual(
    told.filter((name) => !walked.includes(name)),
    [],
  );
});

function nameAndVersion({ id, modified, created }: StixObject): string {
  return `${id} ${modified ?? created}`;
}
