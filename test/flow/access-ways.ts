/**
 * Every route that changes something and every page that is not for everybody, each with its operation in the table of access: one line a
 * route. `access-table.test.ts` holds this list to the router and tries every cell.
 */
import type { ObjectOperation, Operation } from "../../src/domain/access.ts";
import { houseAccount } from "../../src/domain/account.ts";
import type { GroupName } from "../../src/domain/audience.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import type { Instant, ReportId } from "../../src/domain/report.ts";
import { unrestricted } from "../../src/domain/restriction.ts";
import { shippedWritten } from "../../src/domain/shipped-policies.ts";
import type { SourceId } from "../../src/domain/source.ts";
import { type Restrictable, restrict } from "../../src/workflow/restrict.ts";
import { takeDown } from "../../src/workflow/take-down.ts";
import { jpegOf } from "../arbitrary/picture.ts";
import { type AccessPlace, quoted, somebodyElse, type Thing } from "./access-place.ts";

/** What a form holds. */
export type Fields = Readonly<Record<string, string | File>>;

/** How one route is asked so that whoever may is not refused for any other reason. */
export interface Way {
  /** Null: open to everybody, such as signing in; whoever asks. */
  readonly operation: Operation | null;
  /** The status where it is done. */
  readonly done: number;
  /** Left out: none. */
  readonly fields?: Fields | ((thing: Thing, place: AccessPlace) => Fields | Promise<Fields>);
  /** What stands in the address or the form where that is not an object of the operation's kind, or nothing in particular is acted upon. */
  readonly id?: (place: AccessPlace) => Promise<string>;
  /** The address, where it is not the route with the object's name in the place of each parameter. */
  readonly url?: (thing: Thing) => string;
  /** What has to be so beforehand; what it gives is known of the thing from then on. */
  readonly ready?: (thing: Thing, place: AccessPlace) => Promise<Partial<Thing>>;
  /** What follows the address: `?target=…`. */
  readonly query?: (thing: Thing) => string;
  /** True: where it is done nothing need be noted in the audit log, since nothing lasting happens. */
  readonly quiet?: true;
  /** True: sent as multipart. */
  readonly multipart?: true;
  /** `programs`: a session alone will not do. Left out: people with sessions alone, never programs. */
  readonly by?: "programs";
  /** True: turned off in this casebook, and so not there. */
  readonly off?: true;
  /** True: no form, so no token. */
  readonly formless?: true;
}

const editionOf = async ({ id }: Thing, { house }: AccessPlace) => {
  const draft = await house.store.findDraft(id as Parameters<typeof house.store.findDraft>[0]);
  return { edition: String(draft?.edition ?? 0), target: targetIn(draft?.decisions ?? []) };
};

function targetIn(decisions: readonly object[]): string {
  const [first] = decisions;
  return first !== undefined && "assertion" in first ? (first.assertion as { readonly id: string }).id : "";
}

const onDraft = (operation: ObjectOperation, more: Fields = {}, quiet = false): Way => ({
  operation,
  done: 303,
  fields: async (thing, place) => ({ ...(await editionOf(thing, place)), ...more }),
  ...(quiet ? { quiet: true } : {}),
});
const written = { field: "summary", value: "It was closed.", quote: quoted, reason: "better so" };
const anOpenDraft = async (place: AccessPlace) => (await place.make("draft", "open", somebodyElse)).id;
const aRecord = async (place: AccessPlace) => (await place.make("record", "published", somebodyElse)).id;
const anAccount = async (place: AccessPlace) => (await place.make("account", "active", somebodyElse)).id;
const aKey = async (place: AccessPlace) => (await place.make("key", "active", somebodyElse)).id;
const groupName = "water" as GroupName;
/** The one group that is acted upon, as if nobody had touched it. */
const aGroup = async ({ house, time }: AccessPlace, closed: Instant | null = null) => {
  const group = { name: groupName, title: "Waterworks", about: "", created: time.now, ready: null, closed };
  await house.store.saveGroup(group);
  return groupName;
};
const noPasskey = () => Promise.resolve("no-passkey");
const aSource = async (place: AccessPlace) => {
  const report = await place.house.store.findReport(await place.report());
  return report?.source ?? "";
};
const restricted = { deed: "restrict", marking: "TLP:GREEN", embargo: "", groups: "" };
const restrictThing = async ({ house }: AccessPlace, thing: Restrictable) => {
  const isThere = thing.kind !== "record" || (await house.store.findIncident(thing.id)) !== null;
  const restriction = { ...unrestricted, marking: "TLP:AMBER" } as const;
  if (isThere) await restrict(house, { thing, restriction });
  return {};
};
const takenDown = async (thing: Thing, place: AccessPlace): Promise<Partial<Thing>> => {
  const { house } = place;
  const incident = thing.id as IncidentId;
  if ((await house.store.findIncident(incident)) === null) return {};
  const assertions = [await assertionOf(thing, place)];
  await takeDown(house, {
    incident,
    assertions,
    texts: [],
    picture: false,
    reason: "a person's address",
    by: houseAccount,
  });
  return { part: (await house.store.findIncident(incident))?.takedowns.at(-1)?.id ?? "none" };
};
const assertionOf = async ({ id }: Thing, { house }: AccessPlace) => {
  const [first] = (await house.store.listRevisions(id as IncidentId)).flatMap(({ assertions }) => assertions);
  return first?.id ?? "none";
};
const picture = {
  ...{ alt: "The hall", credit: "Ada", licence: "CC0", "licence-url": "", marking: "TLP:CLEAR" },
  file: new File([new Uint8Array(jpegOf(640, 480))], "hall.jpg", { type: "image/jpeg" }),
};
const records = new File(["[]"], "records.json", { type: "application/json" });

/** So that nothing is made twice. */
const count = { texts: 0, people: 0, groups: 0 };

/** By the name of the route: what changes something. */
export const changing: Readonly<Record<string, Way>> = {
  "POST /desk/receive": {
    operation: "receive",
    done: 303,
    multipart: true,
    fields: () => ({
      way: "paste",
      text: `${quoted} was closed ${(count.texts += 1)} times. Nobody said why.`,
      marking: "",
      title: "",
      published: "",
    }),
  },
  "POST /desk/reports/:id/draft": {
    operation: "receive",
    done: 303,
    id: (place) => place.report(),
    fields: { incident: "" },
  },
  "POST /desk/imports": {
    operation: "import",
    done: 200,
    multipart: true,
    fields: { format: "veris", then: "dry-run", files: records },
    quiet: true,
  },
  "POST /desk/drafts/:id/decide": onDraft("review", { kind: "undo", reason: "" }),
  "POST /desk/drafts/:id/mark": onDraft("review", { marking: "TLP:GREEN" }),
  "POST /desk/drafts/:id/add": onDraft("review", { ...written, target: "" }),
  "POST /desk/drafts/:id/amend": onDraft("review", written),
  "POST /desk/drafts/:id/publish": onDraft("publish", { note: "", "leave-out": "yes" }),
  "POST /desk/drafts/:id/rebase": onDraft("rebase", {}, true),
  "POST /desk/drafts/:id/abandon": onDraft("abandon", { reason: "a double" }),
  "POST /desk/drafts/:id/reopen": onDraft("reopen"),
  "POST /desk/incidents/:id/correct": { operation: "correct", done: 303 },
  "POST /desk/incidents/:id/illustration": { operation: "illustrate", done: 303, multipart: true, fields: picture },
  "POST /desk/incidents/:id/illustration/remove": { operation: "take-picture-off", done: 303 },
  "POST /desk/incidents/:id/withdraw": { operation: "withdraw", done: 303, fields: { reason: "mistaken" } },
  "POST /desk/incidents/:id/reinstate": { operation: "reinstate", done: 303 },

  "POST /desk/incidents/:id/restrict": { operation: "restrict", done: 303, fields: restricted },
  "POST /desk/incidents/:id/restrict/undo": {
    operation: "restrict",
    done: 303,
    ready: ({ id }, place) => restrictThing(place, { kind: "record", id: id as IncidentId }),
  },
  "POST /desk/reports/:id/restrict": {
    operation: "restrict",
    done: 303,
    id: (place) => place.report(),
    fields: restricted,
  },
  "POST /desk/reports/:id/restrict/undo": {
    operation: "restrict",
    done: 303,
    id: (place) => place.report(),
    ready: ({ id }, place) => restrictThing(place, { kind: "report", id: id as ReportId }),
  },
  "POST /desk/sources/:id/restrict": {
    operation: "restrict",
    done: 303,
    // The reports have one source, which is restricted once.
    quiet: true,
    id: aSource,
    fields: restricted,
  },
  "POST /desk/sources/:id/restrict/undo": {
    operation: "restrict",
    done: 303,
    id: aSource,
    ready: ({ id }, place) => restrictThing(place, { kind: "source", id: id as SourceId }),
  },
  "POST /desk/incidents/:id/take-down": {
    operation: "take-down",
    done: 303,
    fields: async (thing, place) => ({
      deed: "take-down",
      texts: "",
      reason: "a person's address",
      assertions: await assertionOf(thing, place),
    }),
  },
  "POST /desk/incidents/:id/take-down/:takedown/lift": {
    operation: "take-down",
    done: 303,
    ready: takenDown,
    url: ({ id, part = "none" }) => `/desk/incidents/${id}/take-down/${part}/lift`,
  },

  "POST /account/confirm": {
    operation: "keep-account",
    done: 401,
    fields: { password: "wrong", next: "" },
    quiet: true,
  },
  "POST /account/security/app": { operation: "keep-account", done: 404, fields: { code: "000000" }, quiet: true },
  "POST /account/security/app/begin": { operation: "keep-account", done: 303, quiet: true },
  "POST /account/security/app/cancel": { operation: "keep-account", done: 303, quiet: true },
  "POST /account/security/app/remove": {
    operation: "keep-account",
    done: 404,
    fields: { code: "000000" },
    quiet: true,
  },
  "POST /account/security/recovery": { operation: "keep-account", done: 404, quiet: true },
  "POST /account/security/identities": { operation: null, done: 404, off: true },
  "POST /account/security/identities/remove": {
    operation: "keep-account",
    done: 404,
    fields: { issuer: "none", subject: "none" },
    quiet: true,
  },
  "POST /account/security/passkeys": {
    operation: "keep-account",
    done: 401,
    fields: { response: "{}", label: "A key" },
    quiet: true,
  },
  "POST /account/security/passkeys/options": { operation: "keep-account", done: 200, quiet: true },
  "POST /account/security/passkeys/:id/rename": {
    operation: "keep-account",
    done: 404,
    id: noPasskey,
    fields: { label: "A key" },
    quiet: true,
  },
  "POST /account/security/passkeys/:id/remove": { operation: "keep-account", done: 404, id: noPasskey, quiet: true },

  "POST /desk/people": {
    operation: "invite",
    done: 201,
    fields: () => ({ name: `New ${(count.people += 1)}`, role: "member", email: "" }),
  },
  "POST /desk/people/:id/approve": { operation: "approve", done: 303, fields: { role: "member" } },
  "POST /desk/people/:id/refuse": { operation: "refuse", done: 303 },
  "POST /desk/people/:id/role": { operation: "change-account", done: 303, fields: { role: "partner" } },
  "POST /desk/people/:id/suspend": { operation: "suspend", done: 303 },
  "POST /desk/people/:id/resume": { operation: "resume", done: 303 },
  "POST /desk/people/:id/link": { operation: "renew-link", done: 200 },
  "POST /desk/people/:id/erase": {
    operation: "erase-account",
    done: 303,
    fields: ({ name = "" }) => ({ confirm: name }),
  },
  "POST /desk/people/:id/end-sessions": { operation: "administer", done: 303, id: anAccount },
  "POST /desk/people/:id/factors": { operation: "change-account", done: 303 },
  "POST /desk/people/:id/groups": {
    operation: "change-account",
    done: 303,
    ready: async (_thing, place) => {
      await aGroup(place);
      return {};
    },
    fields: { groups: groupName },
  },
  "POST /desk/groups": {
    operation: "change-groups",
    done: 303,
    fields: () => ({ name: `group-${(count.groups += 1)}`, title: "A group", about: "" }),
  },
  "POST /desk/groups/:name/describe": {
    operation: "change-groups",
    done: 303,
    id: aGroup,
    fields: { title: "Another title", about: "" },
  },
  "POST /desk/groups/:name/close": { operation: "change-groups", done: 303, id: aGroup },
  "POST /desk/groups/:name/reopen": {
    operation: "change-groups",
    done: 303,
    id: (place) => aGroup(place, place.time.now),
  },
  "POST /desk/keys/:id/revoke": { operation: "administer", done: 303, id: aKey },
  "POST /desk/audit/export": { operation: "read-audit", done: 200, fields: { "form-of-file": "csv" } },
  "POST /desk/policy/preview": {
    operation: "change-policy",
    done: 200,
    quiet: true,
    id: aRecord,
    fields: ({ id }) => ({ id, policy: JSON.stringify(shippedWritten["open"]), audience: "public" }),
  },
  "POST /desk/policy/compare": { operation: "change-policy", done: 200, quiet: true, fields: { named: "open" } },
  "POST /desk/policy/apply": { operation: "change-policy", done: 303, fields: { named: "open", note: "", seen: "1" } },
  // What the line above has begun.
  "POST /desk/policy/stop": { operation: "change-policy", done: 303, quiet: true },

  "POST /account/reading-as": { operation: "keep-account", done: 404, fields: { group: "none" }, quiet: true },
  "POST /account/password": {
    operation: "keep-account",
    done: 422,
    quiet: true,
    fields: { old: "", password: "x", again: "y" },
  },
  "POST /account/email": {
    operation: "keep-account",
    done: 422,
    quiet: true,
    fields: { old: "", email: "no address" },
  },
  "POST /account/data/copy": { operation: "keep-account", done: 200 },
  "POST /account/data/erase": {
    operation: "keep-account",
    done: 422,
    quiet: true,
    fields: { confirm: "somebody else" },
  },
  "POST /account/sessions/end": { operation: "end-session", done: 303, fields: ({ id }) => ({ id }) },
  "POST /account/sessions/end-others": { operation: "keep-account", done: 303, quiet: true },
  "POST /account/searches": {
    operation: "keep-search",
    done: 303,
    quiet: true,
    fields: { name: "A search", query: "q=town" },
  },
  "POST /account/searches/delete": {
    operation: "delete-search",
    done: 303,
    quiet: true,
    fields: ({ id }) => ({ name: id }),
  },
  "POST /account/keys": {
    operation: "make-key",
    done: 201,
    fields: { label: "A key", scopes: "read", audience: "public", days: "30" },
  },
  "POST /account/keys/:id/rotate": { operation: "rotate-key", done: 201, fields: { hours: "0" } },
  "POST /account/keys/:id/revoke": { operation: "revoke-key", done: 200 },

  "POST /api/v1/imports": {
    operation: "import",
    done: 201,
    by: "programs",
    formless: true,
    query: () => "?format=ndjson",
  },

  "POST /sign-in": { operation: null, done: 401, fields: { name: "nobody", password: "nothing" } },
  "POST /sign-in/second-step": { operation: null, done: 401, fields: { code: "000000" } },
  "POST /sign-in/passkey": { operation: null, done: 401, fields: { response: "{}" } },
  "POST /sign-in/passkey/options": { operation: null, done: 200 },
  "POST /sign-in/provider/invitation": { operation: null, done: 404, off: true },
  "POST /sign-in/provider/register": { operation: null, done: 404, off: true },
  "POST /sign-out": { operation: null, done: 303 },
  "POST /password/:secret": {
    operation: null,
    done: 404,
    id: () => Promise.resolve("0".repeat(48)),
    fields: { password: "x", again: "x" },
  },
  "POST /password/forgotten": { operation: null, done: 200, fields: { who: "nobody" } },
  "POST /register": { operation: null, done: 404, off: true, fields: { email: "a@example.org", introduction: "" } },
  "POST /register/:secret": { operation: null, done: 404, off: true, id: () => Promise.resolve("0".repeat(48)) },
  "POST /account/email/:secret": { operation: null, done: 404, id: () => Promise.resolve("0".repeat(48)) },
  "POST /taxii2/casebook/collections/:collection/objects/": {
    operation: null,
    done: 403,
    id: () => Promise.resolve("public"),
    formless: true,
  },
  "DELETE /taxii2/casebook/collections/:collection/objects/:object/": {
    operation: null,
    done: 403,
    id: () => Promise.resolve("public"),
    formless: true,
  },
};

/** By the name of the route: pages that only some are shown. */
export const reading: Readonly<Record<string, Way>> = {
  "GET /desk": { operation: "curate", done: 200 },
  "GET /desk/receive": { operation: "curate", done: 200 },
  "GET /desk/imports": { operation: "curate", done: 200 },
  "GET /desk/imports/:id": {
    operation: "curate",
    done: 200,
    id: async (place) => (await place.make("import", "finished", somebodyElse)).id,
  },
  "GET /desk/drafts/:id": { operation: "curate", done: 200, id: anOpenDraft },
  "GET /desk/drafts/:id/add": { operation: "curate", done: 200, id: anOpenDraft },
  "GET /desk/drafts/:id/amend": { operation: "curate", done: 404, id: anOpenDraft },
  "GET /desk/drafts/:id/preview": { operation: "curate", done: 200, id: anOpenDraft },
  "GET /desk/incidents": { operation: "curate", done: 303, id: aRecord, query: ({ id }) => `?id=${id}` },
  "GET /desk/incidents/:id": { operation: "curate", done: 200, id: aRecord },
  "GET /desk/incidents/:id/preview": { operation: "curate", done: 200, id: aRecord },
  "GET /desk/incidents/:id/withdraw": { operation: "withdraw", done: 200 },
  "GET /desk/incidents/:id/take-down": { operation: "take-down", done: 200 },
  "GET /desk/reports/:id": { operation: "curate", done: 200, id: (place) => place.report() },
  "GET /desk/sources": { operation: "curate", done: 200 },
  "GET /desk/sources/:id": { operation: "curate", done: 200, id: aSource },
  "GET /desk/people": { operation: "administer", done: 200 },
  "GET /desk/people/:id": { operation: "administer", done: 200, id: anAccount },
  "GET /desk/people/:id/erase": { operation: "administer", done: 200, id: anAccount },
  "GET /desk/groups": { operation: "curate", done: 200 },
  "GET /desk/groups/:name": { operation: "curate", done: 200, id: aGroup },
  "GET /desk/groups/:name/close": { operation: "change-groups", done: 200, id: aGroup },
  "GET /desk/keys": { operation: "administer", done: 200 },
  "GET /desk/keys/:id": { operation: "administer", done: 200, id: aKey },
  "GET /desk/audit": { operation: "read-audit", done: 200 },
  "GET /desk/policy": { operation: "curate", done: 200 },
  "GET /desk/policy/written": { operation: "curate", done: 200 },
  "GET /desk/policy/edit": { operation: "change-policy", done: 200 },
  "GET /account": { operation: "keep-account", done: 200 },
  "GET /account/confirm": { operation: "keep-account", done: 200 },
  "GET /account/security": { operation: "keep-account", done: 200 },
  "GET /account/security/app": { operation: "keep-account", done: 404 },
  "GET /account/security/passkeys/:id": { operation: "keep-account", done: 404, id: noPasskey },
  "GET /account/data": { operation: "keep-account", done: 200 },
  "GET /account/email": { operation: "keep-account", done: 200 },
  "GET /account/password": { operation: "keep-account", done: 200 },
  "GET /account/sessions": { operation: "keep-account", done: 200 },
  "GET /account/searches": { operation: "keep-account", done: 200 },
  "GET /account/keys": { operation: "keep-account", done: 200 },
  "GET /account/keys/:id": { operation: "keep-account", done: 404, id: aKey },
  "GET /api/v1/imports/:id": { operation: "read-import", done: 200, by: "programs", formless: true },
  // A link that came by mail.
  "GET /account/email/:secret": { operation: null, done: 404, id: () => Promise.resolve("0".repeat(48)) },
};
