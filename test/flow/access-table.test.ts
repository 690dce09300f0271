/**
 * The table of access, cell by cell: role × operation × state of the object, with a session and with an API key of every scope, over HTTP.
 * What is refused leaves no trace, and what is done leaves one.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { LightMyRequestResponse } from "fastify";
import { type Acted, decide, type ObjectKind, objects, operations, type StateOf } from "../../src/domain/access.ts";
import { type AccountId, type AccountState } from "../../src/domain/account.ts";
import { type Scope } from "../../src/domain/key.ts";
import { type RefusalCode, refusalCodes } from "../../src/domain/refusal.ts";
import { type Role, roles } from "../../src/domain/role.ts";
import { scopesFor } from "../../src/workflow/keys.ts";
import { listRoutes } from "../laws/list-routes.ts";
import { type AccessPlace, openAccessPlace, somebodyElse, type Thing } from "./access-place.ts";
import { changing, type Fields, reading, type Way } from "./access-ways.ts";
import { accountOf, bearer } from "./key-house.ts";

const roleNames = Object.keys(roles) as Role[];
const ways = { ...changing, ...reading };
const nothing: Thing = { id: "", kept: () => Promise.resolve("") };

/** Keys of every role: to read, and for who may, to import and for both. */
const keyKinds = roleNames.flatMap((role) =>
  ([["read"], ["import"], ["read", "import"]] as const)
    .filter((held) => held.every((scope) => scopesFor(role).includes(scope)))
    .map((scopes) => ({ role, scopes })),
);

/** How many requests were sent. */
const sent = { requests: 0 };

/** A browser: its cookies and the token of its forms; null: nobody's session. */
interface Browser {
  readonly cookie: string;
  readonly token: string;
}

/** One cell: what is acted upon, and whose it is. */
interface Cell {
  readonly state: string;
  readonly own: boolean;
}

describe("the table of access", () => {
  const place = {} as AccessPlace;
  const browsers = new Map<Role | null, Browser>();
  const keys = new Map<string, string>();
  before(async () => {
    Object.assign(place, await openAccessPlace());
    for (const role of [null, ...roleNames]) browsers.set(role, await browserOf(place, role));
    for (const { role, scopes } of keyKinds) keys.set(`${role} ${scopes.join()}`, await keyFor(place, role, scopes));
  });
  after(() => place.app.close());

  const act = async (role: Role | null, route: string, cell: Cell | null, how: Partial<Asking> = {}) => {
    if (role !== null) {
      await place.change(role, {});
      await place.session(role);
    }
    const way = getWay(route);
    const owner = !cell?.own ? somebodyElse : accountOf(role ?? "member").id;
    const kind = way.operation === null ? null : operations[way.operation].on;
    const made = kind === null || cell === null ? nothing : await make(place, kind, cell.state, owner);
    const named = way.id === undefined ? made : { ...made, id: await way.id(place) };
    const thing = { ...named, ...(await way.ready?.(named, place)) };
    return { thing, owner, send: async () => send(place, route, thing, { ...browsers.get(role), ...how }) };
  };

  const expectAllowed = async (
    route: string,
    where: string,
    { send: ask }: { send: () => Promise<LightMyRequestResponse> },
  ) => {
    const way = getWay(route);
    const noted = await newest(place);
    const answer = await ask();
    assert.equal(answer.statusCode, way.done, `${where}: ${answer.body.slice(0, 600)}`);
    if (way.quiet !== true && route.startsWith("POST") && way.operation !== null) {
      assert.ok((await deedsAfter(place, noted)).length > 0, `${where}: nothing was noted`);
    }
  };

  const expectRefused = async (
    code: RefusalCode,
    where: string,
    { thing, send: ask }: { thing: Thing; send: () => Promise<LightMyRequestResponse> },
  ) => {
    const [noted, kept] = [await newest(place), await thing.kept()];
    const answer = await ask();
    assert.equal(answer.statusCode, refusalCodes[code].status, `${where}: ${code}: ${answer.body.slice(0, 600)}`);
    const told = codeIn(answer);
    assert.ok(told === null || told === code, `${where}: ${String(told)} instead of ${code}`);
    const [deed = null] = await deedsAfter(place, noted);
    assert.deepEqual([deed, await thing.kept()], [null, kept], `${where}: something happened`);
  };

  test("has a line for every route that changes something, and for every page of the desk and of accounts", async () => {
    const routes = await listRoutes();
    const wanted = routes.filter(
      (route) => !route.startsWith("GET ") || /^GET \/(?:desk|account|api\/v1\/imports)\b/.test(route),
    );
    assert.deepEqual(
      Object.keys(ways).toSorted(),
      wanted,
      "a route without a line in access-ways.ts, or a line without a route",
    );
  });

  for (const [route, way] of Object.entries(ways)) {
    test(`${route}, with sessions`, async () => {
      for (const role of [null, ...roleNames]) {
        for (const cell of cellsOf(way)) {
          const where = `${route} as ${role ?? "nobody"}${cell === null ? "" : ` on ${cell.own ? "one's own" : "another's"} that is ${cell.state}`}`;
          const acting = await act(role, route, cell);
          const decision = decisionFor(way, role, cell, acting.owner);
          if (decision === "allowed") await expectAllowed(route, where, acting);
          else await expectRefused(decision, where, acting);
        }
      }
    });

    test(`${route}, with API keys`, async () => {
      const [cell = null] = cellsOf(way);
      for (const { role, scopes } of keyKinds) {
        const where = `${route} with a key of ${role} for ${scopes.join(" and ")}`;
        const headers = bearer(keys.get(`${role} ${scopes.join()}`) ?? "");
        const acting = await act(role, route, cell, { cookie: "", token: "", headers });
        const decision = decisionByKey(route, way, role, scopes, cell);
        if (decision === "allowed") await expectAllowed(route, where, acting);
        else await expectRefused(decision, where, acting);
      }
    });
  }

  const forms = Object.entries(changing).filter(([, way]) => way.formless !== true && way.off !== true);

  test("a form without its token, with one of another session or with a forged one changes nothing", async () => {
    for (const [route, way] of forms) {
      const [cell = null] = cellsOf(way);
      for (const token of ["", browsers.get("editor")?.token ?? "", `${browsers.get("administrator")?.token ?? ""}0`]) {
        const acting = await act("administrator", route, cell, { token });
        await expectRefused("form-expired", `${route} with the token ${token.slice(0, 6)}`, acting);
      }
    }
  });

  test("whose session is over, or who was suspended or given a lesser role in the midst of one, is that from the next request on", async () => {
    const lessened = [
      [{ state: "suspended" }, null],
      [{ role: "member" }, "member"],
      [{ role: "curator" }, "curator"],
    ] as const;
    for (const [route, way] of forms.filter(([, { operation }]) => operation !== null)) {
      const cell = cellsOf(way).find((one) => !one?.own) ?? null;
      for (const [change, role] of lessened) {
        const acting = await act("administrator", route, cell);
        await place.change("administrator", change);
        const decision = decisionFor(way, role, cell, acting.owner);
        const where = `${route} ${JSON.stringify(change)}`;
        if (decision !== "allowed") await expectRefused(decision, where, acting);
      }
      const acting = await act("administrator", route, cell);
      const { now } = place.time;
      place.time.now = new Date(Date.parse(now) + 13 * 3_600_000).toISOString();
      await expectRefused("sign-in-required", `${route} the next day`, acting);
      place.time.now = now;
    }
    await place.change("administrator", {});
  });

  test("what is allowed on one thing is done to that one, whatever else a form names", async () => {
    for (const [route, way] of forms) {
      const [cell] = cellsOf(way);
      if (way.operation === null || cell == null || !route.includes(":id")) continue;
      const kind = operations[way.operation].on;
      if (kind === null) continue;
      const acting = await act("administrator", route, cell);
      const other = await make(
        place,
        kind,
        cell.state,
        acting.owner === somebodyElse ? somebodyElse : accountOf("editor").id,
      );
      const kept = await other.kept();
      const named = {
        id: other.id,
        draft: other.id,
        incident: other.id,
        account: other.id,
        key: other.id,
        report: other.report ?? other.id,
      };
      const answer = await send(place, route, acting.thing, { ...browsers.get("administrator"), more: named });
      assert.equal(await other.kept(), kept, `${route} was done to what the form named: ${answer.statusCode}`);
    }
  });

  test("what is another's is answered as what is not there: status, headers and words", async () => {
    const told = ({ statusCode, headers, body }: LightMyRequestResponse, id: string) =>
      `${statusCode} ${JSON.stringify({ ...headers, date: "" })} ${body}`
        .replaceAll(id, "…")
        .replaceAll(/name="form" value="[^"]+"/g, "");
    const absent = {
      "/account/keys/:id": "0".repeat(16),
      "/account/sessions/end": "absent0",
      "/account/searches/delete": "absent0",
    } as const;
    for (const [route, way] of Object.entries(ways)) {
      const path = route.replace(/^\w+ /, "").replace(/\/(?:rotate|revoke)$/, "");
      const none = absent[path as keyof typeof absent] as string | undefined;
      if (none === undefined || way.operation === null) continue;
      const kind = operations[way.operation].on ?? "key";
      for (const state of objects[kind].states) {
        const theirs = await make(place, kind, state, accountOf("editor").id);
        await place.session("member");
        const browser = browsers.get("member");
        const answers: readonly string[] = [
          told(await send(place, route, theirs, { ...browser }), theirs.id),
          told(await send(place, route, { ...nothing, id: none }, { ...browser }), none),
        ];
        assert.equal(answers[0], answers[1], `${route}: ${state}`);
        assert.match(answers[0] ?? "", /^404 /);
      }
    }
  });

  test("it takes as many reads to refuse a key that never was as one that is over", async () => {
    const counts: number[] = [];
    const { store } = place.house;
    const whole = { ...store };
    let reads = 0;
    store.findKeyByDigest = (digest) => {
      reads += 1;
      return whole.findKeyByDigest(digest);
    };
    store.findAccount = (id) => {
      reads += 1;
      return whole.findAccount(id);
    };
    for (const secret of await secretsOf(place)) {
      reads = 0;
      const answer = await place.ask("/api/v1/incidents", bearer(secret));
      assert.equal(answer.statusCode, 401);
      counts.push(reads);
    }
    Object.assign(store, whole);
    assert.deepEqual(counts, [2, 2, 2, 2]);
  });
});

interface Asking extends Browser {
  readonly headers: Readonly<Record<string, string>>;
  readonly more: Fields;
}

function getWay(route: string): Way {
  const way = ways[route];
  assert.ok(way !== undefined, route);
  return way;
}

/** The states to try, of one's own and of others' where that makes a difference; one cell without any where nothing is acted upon. */
function cellsOf({ operation, id }: Way): readonly (Cell | null)[] {
  const rule = operation === null ? null : operations[operation];
  if (rule?.on == null || id !== undefined) return [null];
  const others = objects[rule.on].states.map((state) => ({ state, own: false }));
  if (!("own" in rule)) return others;
  if (rule.own === "never") return [...others, { state: "active", own: true }];
  return [...objects[rule.on].states.map((state) => ({ state, own: true })), ...others];
}

function decisionFor(
  { operation, by }: Way,
  role: Role | null,
  cell: Cell | null,
  owner: AccountId,
): "allowed" | RefusalCode {
  if (operation === null) return "allowed";
  if (by === "programs") return "sign-in-required";
  const acted: Acted | null = cell === null ? null : { state: cell.state, owner };
  const decision = decide({ account: role === null ? null : accountOf(role), scopes: null }, operation, acted);
  // At one's account only one's own is there; what administrators do to others' keys has a page of its own.
  return operation === "revoke-key" && decision !== "sign-in-required" && cell !== null && !cell.own
    ? "key-not-found"
    : decision;
}

function decisionByKey(
  route: string,
  { operation, by }: Way,
  role: Role,
  scopes: readonly Scope[],
  cell: Cell | null,
): "allowed" | RefusalCode {
  if (route.includes("/taxii2/")) return scopes.includes("read") ? "allowed" : "key-scope-missing";
  if (operation === null || by !== "programs") return "key-not-taken";
  const acted: Acted | null = cell === null ? null : { state: cell.state, owner: somebodyElse };
  return decide({ account: accountOf(role), scopes }, operation, acted);
}

async function make(place: AccessPlace, kind: ObjectKind, state: string, owner: AccountId): Promise<Thing> {
  return place.make(kind, state as StateOf<typeof kind> & AccountState, owner);
}

async function keyFor(place: AccessPlace, role: Role, scopes: readonly Scope[]): Promise<string> {
  const { secret } = await place.keyOf(role, { scopes });
  // So that its first use is noted before anything is counted.
  await place.ask(scopes.includes("read") ? "/api/v1/fields" : "/api/v1/imports/none", bearer(secret));
  return secret;
}

/** Secrets of a key that never was, of one that was revoked, of one that is over, and of one whose owner is suspended. */
async function secretsOf(place: AccessPlace): Promise<readonly string[]> {
  const never = await keyFor(place, "partner", ["read"]);
  for (const { id } of await place.house.store.listKeys(accountOf("partner").id)) await place.house.store.deleteKey(id);
  const revoked = await place.keyOf("member");
  await place.house.store.saveKey({ ...revoked.key, revoked: place.time.now });
  const over = await place.keyOf("member");
  await place.house.store.saveKey({ ...over.key, expires: place.time.now });
  const suspended = await place.keyOf("curator");
  await place.change("curator", { state: "suspended" });
  return [never, revoked.secret, over.secret, suspended.secret];
}

async function newest({ house }: AccessPlace): Promise<number> {
  return (await house.store.newestEntry())?.number ?? 0;
}

/** What anybody did, but for the house itself, which may be at work in the background. */
async function deedsAfter({ house }: AccessPlace, noted: number): Promise<readonly string[]> {
  const entries = await house.store.entriesAfter(noted, 100);
  return entries.filter(({ via }) => via !== "house").map(({ action, by }) => `${action} by ${String(by)}`);
}

function codeIn({ headers, body }: LightMyRequestResponse): string | null {
  if (!String(headers["content-type"]).includes("json")) return null;
  const { code, error_code } = JSON.parse(body) as { readonly code?: string; readonly error_code?: string };
  return code ?? error_code ?? null;
}

/** A browser that has loaded a form. */
async function browserOf(place: AccessPlace, role: Role | null): Promise<Browser> {
  const session = role === null ? "" : await place.session(role);
  const page = await place.app.inject({
    url: role === null ? "/sign-in" : "/account/searches",
    headers: { accept: "text/html", cookie: session },
  });
  const token = /name="form" value="([^"]+)"/.exec(page.body)?.[1];
  assert.ok(token !== undefined, page.body);
  const cookies = page.cookies.map(({ name, value }) => `${name}=${value}`);
  return { cookie: [session, ...cookies].filter((part) => part !== "").join("; "), token };
}

/** Asks a route as it is to be asked. */
async function send(
  place: AccessPlace,
  route: string,
  thing: Thing,
  { cookie = "", token = "", headers = {}, more = {} }: Partial<Asking>,
): Promise<LightMyRequestResponse> {
  const way = getWay(route);
  const [method = "", path = ""] = route.split(" ");
  const query = way.query?.(thing) ?? "";
  const url = way.url?.(thing) ?? `${path.replaceAll(/:\w+/g, encodeURIComponent(thing.id))}${query}`;
  const accept = path.startsWith("/taxii2") ? "application/taxii+json;version=2.1" : "application/json";
  const given = { accept, ...(cookie === "" ? {} : { cookie }), ...headers };
  // Each from an address of its own, as limits on attempts are not what is tried here.
  const remoteAddress = `10.${Math.floor((sent.requests += 1) / 65_536)}.${Math.floor(sent.requests / 256) % 256}.${sent.requests % 256}`;
  if (method === "GET") return place.app.inject({ url, headers: given, remoteAddress });
  const fields = typeof way.fields === "function" ? await way.fields(thing, place) : (way.fields ?? {});
  const body = await bodyOf({ ...(token === "" ? {} : { form: token }), ...fields, ...more }, way);
  return place.app.inject({
    method: method as "POST",
    url,
    headers: { ...given, "content-type": body.type },
    payload: body.bytes,
    remoteAddress,
  });
}

async function bodyOf(fields: Fields, way: Way): Promise<{ readonly type: string; readonly bytes: Buffer }> {
  if (way.by === "programs") return { type: "application/x-ndjson", bytes: Buffer.from("") };
  if (way.multipart !== true) {
    const texts = Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return { type: "application/x-www-form-urlencoded", bytes: Buffer.from(new URLSearchParams(texts).toString()) };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const request = new Request("http://localhost", { method: "POST", body: form });
  return { type: request.headers.get("content-type") ?? "", bytes: Buffer.from(await request.arrayBuffer()) };
}
