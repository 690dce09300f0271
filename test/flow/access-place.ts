/** Where the table of access is tried: a casebook in which every kind of object can be had in every state, and whatever is done leaves a trace. */
import type { ObjectKind, StateOf } from "../../src/domain/access.ts";
import { type AccountId, type AccountState, houseAccount, newAccount } from "../../src/domain/account.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { ImportId } from "../../src/domain/import-run.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import type { ReportId } from "../../src/domain/report.ts";
import { type TokenId, tokenOf } from "../../src/domain/token.ts";
import { abandonDraft } from "../../src/workflow/abandon.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import type { House } from "../../src/workflow/house.ts";
import { makeKey, revokeKey } from "../../src/workflow/keys.ts";
import { publishDraft } from "../../src/workflow/publish.ts";
import { receive } from "../../src/workflow/receive.ts";
import { reviewDraft } from "../../src/workflow/review.ts";
import { saveSearch } from "../../src/workflow/save-search.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { accountOf, type KeyHouse, openKeyHouse } from "./key-house.ts";

/** An object by what names it in an address or a form. */
export interface Thing {
  readonly id: string;
  /** Where a draft or record has one. */
  readonly report?: ReportId;
  /** A part of it that is named beside it. */
  readonly part?: string;
  /** The account's, the key's or the search's name. */
  readonly name?: string;
  /** What is kept of it, as text: the same as long as nothing was done to it. */
  readonly kept: () => Promise<string>;
}

/** The casebook. */
export interface AccessPlace extends KeyHouse {
  /** A new object of a kind in a state; whose it is where it is somebody's. */
  readonly make: <Kind extends ObjectKind>(kind: Kind, state: StateOf<Kind>, owner: AccountId) => Promise<Thing>;
  /** A report that nobody has drafted from. */
  readonly report: () => Promise<ReportId>;
}

/** What somebody is called who is nobody of the roles. */
export const somebodyElse = "somebody-else" as AccountId;

const keyLabel = "One of many";

/** What is quoted. */
export const quoted = "The town hall";

/** Opens it. */
export async function openAccessPlace(): Promise<AccessPlace> {
  const place = await openKeyHouse();
  const { house } = place;
  const count = { things: 0 };
  await house.store.saveAccount(newAccount({ ...accountOf("editor"), id: somebodyElse, name: "somebody else" }));
  const fresh = () => (count.things += 1);
  const report = async () => {
    const text = `${quoted} of number ${fresh()} was closed. Nobody said why.`;
    return (
      await receive(house, { bytes: Buffer.from(text), mediaType: "text/plain", fileName: null, marking: "TLP:CLEAR" })
    ).report.id;
  };
  const makers: { readonly [Kind in ObjectKind]: (state: StateOf<Kind>, owner: AccountId) => Promise<Thing> } = {
    draft: (state) => draftIn(house, report, state),
    record: (state) => recordIn(house, report, state),
    account: (state, owner) => (owner === somebodyElse ? accountIn(house, state, fresh()) : ownAccount(house, owner)),
    key: (state, owner) => keyIn(place, state, owner),
    import: (state, owner) => importIn(house, state, owner, fresh()),
    search: (_state, owner) => searchIn(house, owner, fresh()),
    session: (_state, owner) => sessionIn(place, owner, fresh()),
  };
  return { ...place, report, make: (kind, state, owner) => makers[kind](state, owner) };
}

async function draftIn(
  house: House,
  report: () => Promise<ReportId>,
  state: StateOf<"draft">,
): Promise<Thing & { readonly incident: IncidentId }> {
  const id = await report();
  const draft = await openDraft(house, { report: id, incident: null });
  const written = { field: "victim.name", about: "victim-1", value: quoted, quote: quoted };
  await reviewDraft(house, { draft: draft.id, edition: null, wishes: [{ kind: "add", written }], by: houseAccount });
  if (state === "published") {
    await publishDraft(house, { draft: draft.id, edition: null, note: "", leaveOutUndecided: true, by: houseAccount });
  }
  if (state === "abandoned") await abandonDraft(house, { draft: draft.id, edition: null, reason: "a double" });
  const kept = async () => JSON.stringify(await house.store.findDraft(draft.id));
  return { id: draft.id, report: id, incident: draft.incident, kept };
}

async function recordIn(house: House, report: () => Promise<ReportId>, state: StateOf<"record">): Promise<Thing> {
  const { incident, report: id } = await draftIn(house, report, state === "unpublished" ? "open" : "published");
  if (state === "withdrawn") await withdrawIncident(house, { incident, reason: "mistaken", by: houseAccount });
  const kept = async () =>
    JSON.stringify([await house.store.findIncident(incident), (await house.store.draftsFor(incident)).length]);
  return { id: incident, ...(id === undefined ? {} : { report: id }), kept };
}

async function accountIn(house: House, state: AccountState, number: number): Promise<Thing> {
  const id = number.toString(16).padStart(16, "0") as AccountId;
  const name = `Person ${number}`;
  const email = { address: `p${number}@example.org`, verified: house.clock() };
  await house.store.saveAccount(newAccount({ id, name, role: "member", state, email, created: house.clock() }));
  return { id, name, kept: async () => JSON.stringify(await house.store.findAccount(id)) };
}

async function ownAccount(house: House, id: AccountId): Promise<Thing> {
  const account = await house.store.findAccount(id);
  return { id, name: account?.name ?? "", kept: async () => JSON.stringify(await house.store.findAccount(id)) };
}

async function keyIn({ house, time }: KeyHouse, state: StateOf<"key">, owner: AccountId): Promise<Thing> {
  for (const { id, label } of await house.store.listKeys(owner))
    if (label === keyLabel) await house.store.deleteKey(id);
  const { now } = time;
  if (state === "expired") time.now = new Date(Date.parse(now) - 2 * 86_400_000).toISOString();
  const wish = { label: keyLabel, scopes: ["read"], audience: "public", days: state === "expired" ? 1 : 30 } as const;
  const { key } = await makeKey(house, wish, { by: owner, via: "session" });
  time.now = now;
  if (state === "revoked") await revokeKey(house, key.id, { by: owner, via: "session" });
  const kept = async () => JSON.stringify(await house.store.findKey(key.id));
  return { id: key.id, name: key.label, kept };
}

async function importIn(house: House, state: StateOf<"import">, by: AccountId, number: number): Promise<Thing> {
  const id = number.toString(16).padStart(16, "0") as ImportId;
  const at = house.clock();
  const finished = state === "finished" ? at : null;
  const counts = { created: 0, revised: 0, unchanged: 0, refused: 0 };
  const files = { files: ["records.ndjson"], fileCount: 1, publisher: "A publisher" };
  const run = { id, format: "veris", version: "1", ...files, accepted: false, marking: null, by, counts, tallies: [] };
  await house.store.saveImport({ ...run, started: at, finished });
  return { id, kept: async () => JSON.stringify(await house.store.findImport(id)) };
}

async function searchIn(house: House, account: AccountId, number: number): Promise<Thing> {
  for (const { name } of await house.store.listSearches(account)) await house.store.deleteSearch(account, name);
  const name = `Search ${number}`;
  await saveSearch(house, { account, name, query: "q=town" });
  return { id: name, name, kept: async () => JSON.stringify(await house.store.listSearches(account)) };
}

async function sessionIn({ house, time }: KeyHouse, account: AccountId, number: number): Promise<Thing> {
  const id = `s${number}` as TokenId;
  const digest = digestOf(id);
  await house.store.saveToken(tokenOf({ digest, id, kind: "session", account, created: time.now }));
  const kept = async () => JSON.stringify(await house.store.findToken(digest, "session", time.now));
  return { id, kept };
}
