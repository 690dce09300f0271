/**
 * Following: keeps the index of one audience at what that audience is told, and at what it is told today of the past.
 *
 * What is told today is read from the tellings. Which records have a past is read from the desk's changes, since the desk is told of
 * every revision; their earlier states are disclosed as `history.ts` does it, anew after each revision and each retelling, whoever is
 * told of that.
 */
import type { AudienceName } from "../domain/audience.ts";
import { type Digest, digestOf } from "../domain/digest.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Projection } from "../domain/projection.ts";
import { Refusal } from "../domain/refusal.ts";
import { documentOf, type SearchDocument } from "../search/document.ts";
import { searchOver } from "../search/index-search.ts";
import { LiveIndex } from "../search/live-index.ts";
import type { Told } from "../search/records.ts";
import type { Search } from "../search/search.ts";
import { historyOf } from "./history.ts";
import type { House } from "./house.ts";
import { pause, Slices } from "./search-slices.ts";

/** What following needs of a house. */
export type Followed = Pick<House, "store" | "policies">;

/** Tellings read at once: some milliseconds' worth. */
const tellingsPage = 20;
const changesPage = 500;

/** Numbers in the logs of what the audience and the desk are told, and of what was told anew. */
interface Seen {
  readonly own: number;
  readonly desk: number;
  readonly retold: number;
}

/** What the desk's changes say of a record: when it was first told of, and whether it has changed since. */
interface Known {
  readonly from: number;
  readonly hasPast: boolean;
}

/** The index of one audience. */
export class SearchFollower {
  /** Records taken up while the index is built from scratch, and how many there are. */
  readonly progress = { done: 0, of: 0 };
  readonly #house: Followed;
  readonly #audience: AudienceName;
  readonly #slices = new Slices();
  #index = new LiveIndex();
  #search: Search;
  /** Change numbers up to which everything is taken up. */
  #seen: Seen = { own: 0, desk: 0, retold: 0 };
  /** By record: the digest of its past, where it has one. */
  readonly #pasts = new Map<IncidentId, Digest>();
  /** Records that were taken up anew or dropped since the index was built. */
  #changes = 0;
  #isPastThere = false;
  /** Records with earlier states that are still to be taken up. */
  #unsettled: readonly IncidentId[] = [];
  /** Work on the index, one piece after the other. */
  #queue: Promise<void> = Promise.resolve();
  #tidying: Promise<void> | null = null;

  constructor(house: Followed, audience: AudienceName) {
    this.#house = house;
    this.#audience = audience;
    this.#search = this.#searchOver(this.#index);
  }

  /** The search, as of the last following. */
  get search(): Search {
    return this.#search;
  }

  /** Whether the earlier states of all records are taken up. */
  get isPastThere(): boolean {
    return this.#isPastThere;
  }

  /** Makes the index from scratch, without its past; `gatherPast` comes after. Page reads get their turn many times a second. */
  async build(): Promise<void> {
    const { store } = this.#house;
    this.#seen = await this.#newest();
    this.progress.of = (await store.listTellings(this.#audience, everyRecord)).total;
    const known = await this.#readDeskChanges();
    const changed: IncidentId[] = [];
    for (let after: IncidentId | null = null; ;) {
      const page = await store.tellingsAfter(this.#audience, after, tellingsPage);
      for (const telling of page) {
        if (telling.kind === "tombstone") continue;
        const { from = Date.parse(telling.since), hasPast = false } = known.get(telling.incident) ?? {};
        if (hasPast) changed.push(telling.incident);
        this.#index.add(documentOf(telling), { from, until: Infinity });
        this.progress.done += 1;
      }
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.incident;
      await this.#slices.breathe();
    }
    await this.#slices.run(this.#index.remake());
    this.#unsettled = changed;
    await this.follow();
  }

  /** Takes up the earlier states of all records. Questions of the past are refused until it is done. */
  async gatherPast(): Promise<void> {
    for (const incident of this.#unsettled) {
      await this.#inTurn(() => this.#takeHistory(incident));
      await this.#slices.breathe();
    }
    this.#unsettled = [];
    this.#isPastThere = true;
  }

  /** Takes up all that was kept before the call. */
  async follow(): Promise<void> {
    const { own, desk, retold } = await this.#newest();
    const isBehind = () => this.#seen.own < own || this.#seen.desk < desk || this.#seen.retold < retold;
    if (!isBehind()) return;
    await this.#inTurn(async () => {
      while (isBehind()) await this.#takeChanges();
    });
    this.#tidy();
  }

  /** How far following has come, in changes. */
  async distance(): Promise<{ readonly done: number; readonly of: number }> {
    return { done: this.#seen.own, of: await this.#house.store.changeNumber(this.#audience) };
  }

  /** Ends whatever goes on; nothing may be asked afterwards. */
  async close(): Promise<void> {
    this.#slices.stop();
    await Promise.allSettled([this.#queue, this.#tidying]);
  }

  async #newest(): Promise<Seen> {
    const { store } = this.#house;
    const [own, desk] = [await store.changeNumber(this.#audience), await store.changeNumber("desk")];
    return { own, desk, retold: await store.retellingNumber() };
  }

  async #readDeskChanges(): Promise<ReadonlyMap<IncidentId, Known>> {
    const known = new Map<IncidentId, Known>();
    for (let seen = 0; ;) {
      const changes = await this.#house.store.changesSince("desk", seen, changesPage);
      const last = changes.at(-1);
      if (last === undefined) return known;
      for (const { number, incident, at } of changes) {
        if (number > this.#seen.desk) return known;
        const before = known.get(incident);
        known.set(incident, { from: before?.from ?? Date.parse(at), hasPast: before !== undefined });
      }
      seen = last.number;
      await this.#slices.breathe();
    }
  }

  /** One page of each log. */
  async #takeChanges(): Promise<void> {
    const { store } = this.#house;
    const own = await store.changesSince(this.#audience, this.#seen.own, changesPage);
    const desk = await store.changesSince("desk", this.#seen.desk, changesPage);
    const retold = await store.retellingsSince(this.#seen.retold, changesPage);
    const again = new Set(retold.map(({ incident }) => incident));
    for (const incident of new Set([...own, ...desk, ...retold].map((change) => change.incident))) {
      const revisions = desk.filter((change) => change.incident === incident);
      const isNew = revisions.length === 1 && revisions[0]?.version === 1 && !again.has(incident);
      const isRetold = revisions.length === 0 && !again.has(incident);
      const from = isNew ? Date.parse(revisions[0]?.at ?? "") : isRetold ? await this.#onlySince(incident) : null;
      await (from === null ? this.#takeHistory(incident) : this.#takeNew(incident, from));
      await this.#slices.breathe();
    }
    this.#seen = {
      own: own.at(-1)?.number ?? this.#seen.own,
      desk: desk.at(-1)?.number ?? this.#seen.desk,
      retold: retold.at(-1)?.number ?? this.#seen.retold,
    };
  }

  /** Since when a record that is held is told, where it has one revision: then it has no past, whatever is told of it. Null where it may have one. */
  async #onlySince(incident: IncidentId): Promise<number | null> {
    const doc = this.#index.docOf(incident);
    if (doc === null || (await this.#house.store.findIncident(incident))?.revision !== 1) return null;
    return this.#index.records.from.array[doc] ?? null;
  }

  /** A record of one revision has no past. */
  async #takeNew(incident: IncidentId, from: number): Promise<void> {
    const telling = await this.#house.store.findTelling(incident, this.#audience);
    if (telling?.kind === "record") this.#take(incident, [stateOf(telling, from, Infinity)]);
    else this.#take(incident, []);
  }

  async #takeHistory(incident: IncidentId): Promise<void> {
    const telling = await this.#house.store.findTelling(incident, this.#audience);
    if (telling?.kind !== "record") {
      this.#take(incident, []);
      return;
    }
    const states = await historyOf(this.#house, incident, this.#audience);
    const since = states.map((state) => Date.parse(state.since));
    const past = states.slice(0, -1).map((state, place) => stateOf(state, since[place] ?? 0, since[place + 1] ?? 0));
    this.#take(incident, [...past, stateOf(telling, since.at(-1) ?? Date.parse(telling.since), Infinity)]);
  }

  /** Takes up the states of a record in the place of those that are held. Where they are the same, nothing has changed and nobody learns of it. */
  #take(incident: IncidentId, states: readonly State[]): void {
    const past = states.filter(({ told }) => told.until !== Infinity);
    const digest = past.length === 0 ? null : digestOf(JSON.stringify(past));
    const today = states.at(-1) ?? null;
    if (this.#holds(incident, today) && digest === (this.#pasts.get(incident) ?? null)) return;
    if (digest === null) this.#pasts.delete(incident);
    else this.#pasts.set(incident, digest);
    this.#index.drop(incident);
    for (const { document, told } of states) this.#index.add(document, told);
    this.#changes += 1;
  }

  /** Whether a state is what the index has for today; null: nothing is told. */
  #holds(incident: IncidentId, state: State | null): boolean {
    const doc = this.#index.docOf(incident);
    if (doc === null || state === null) return doc === null && state === null;
    const { version, since } = this.#index.records.storedAt(doc).card;
    const { card } = state.document;
    return card.version === version && card.since === since && this.#index.records.from.array[doc] === state.told.from;
  }

  /** Makes lists or the whole index anew in the background where that pays. */
  #tidy(): void {
    if (this.#tidying !== null || this.#slices.isStopped) return;
    if (!this.#index.isLoose && !this.#index.isWorn) return;
    this.#tidying = this.#tidyUp().finally(() => (this.#tidying = null));
    // Only being stopped ends it early, which is told to whoever stops it.
    this.#tidying.catch(() => undefined);
  }

  async #tidyUp(): Promise<void> {
    await pause();
    if (!this.#index.isWorn) {
      await this.#slices.run(this.#index.remake());
      return;
    }
    const renewed = await this.#slices.run(this.#index.renewed());
    this.#index = renewed;
    this.#search = this.#searchOver(renewed);
  }

  #searchOver(index: LiveIndex): Search {
    return searchOver(index, {
      change: () => this.#changes,
      requirePast: () => {
        if (!this.#isPastThere) throw new Refusal("past-building");
      },
    });
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** A state of a record, and when it was told. */
interface State {
  readonly document: SearchDocument;
  readonly told: Told;
}

function stateOf(projection: Projection, from: number, until: number): State {
  return { document: documentOf(projection), told: { from, until } };
}

const everyRecord = { sort: "changed", descending: true, party: null, offset: 0, limit: 1 } as const;
