/**
 * A stolen session is not enough: whatever changes how an account is entered, or erases one, asks again who is there once some time has passed since
 * that was proven. Every form below /account and /desk/people is named here, with what guards it.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { IdentityProvider } from "../../src/identity/provider.ts";
import { freshMinutes } from "../../src/web/fresh.ts";
import { makeKey } from "../../src/workflow/keys.ts";
import { addPerson, password, signedIn, type Visitor } from "../flow/desk-house.ts";
import { type FactorHouse, openFactorHouse } from "../flow/factor-house.ts";
import { listRoutes } from "./list-routes.ts";

/** What a form says besides its token, for it to be taken where nothing stands against it. */
type Fields = Readonly<Record<string, string>>;

const role = { role: "editor" };

/** Asks again who is there. */
const guarded: Readonly<Record<string, Fields>> = {
  "POST /account/security/app/begin": {},
  "POST /account/security/app": { code: "000000" },
  "POST /account/security/app/remove": { code: "000000" },
  "POST /account/security/recovery": {},
  "POST /account/security/passkeys": { response: "{}", label: "Blue key" },
  "POST /account/security/passkeys/options": {},
  "POST /account/security/passkeys/:id/remove": {},
  "POST /account/security/identities": {},
  "POST /account/security/identities/remove": { issuer: "https://id.example", subject: "root" },
  "POST /account/email": { email: "thief@post.example", old: password },
  "POST /account/keys": { label: "Mine now", scopes: "read", audience: "desk", days: "90" },
  "POST /account/keys/:id/rotate": { hours: "0" },
  "POST /desk/people": { name: "Thief", role: "administrator", email: "thief@post.example" },
  "POST /desk/people/:id/approve": role,
  "POST /desk/people/:id/role": { role: "administrator" },
  "POST /desk/people/:id/groups": { groups: "water" },
  "POST /desk/people/:id/link": {},
  "POST /desk/people/:id/factors": {},
  "POST /desk/people/:id/resume": {},
  "POST /desk/people/:id/erase": { confirm: "Ada" },
};

/** Asks for the password itself, which a session does not hold; who has none proves otherwise who they are. */
const byPassword: Readonly<Record<string, Fields>> = {
  "POST /account/password": { old: "a guess", password: "thief's long password", again: "thief's long password" },
  "POST /account/data/erase": { old: "a guess", confirm: "Root" },
};

/** Asks nobody, and why not. */
const unguarded: Readonly<Record<string, string>> = {
  "POST /account/confirm": "is how it is proven",
  "POST /account/email/:secret": "takes a link that was mailed to the new address",
  "POST /account/security/app/cancel": "gives up what was never in use",
  "POST /account/security/passkeys/:id/rename": "changes a label",
  "POST /account/sessions/end": "takes something away",
  "POST /account/sessions/end-others": "takes something away",
  "POST /account/keys/:id/revoke": "takes something away",
  "POST /account/data/copy": "gives what the pages show, and no secret",
  "POST /account/reading-as": "chooses among what the account is told already",
  "POST /account/searches": "lets nobody in",
  "POST /account/searches/delete": "lets nobody in",
  "POST /desk/people/:id/end-sessions": "takes something away",
  "POST /desk/people/:id/suspend": "takes something away, and must be quick",
  "POST /desk/people/:id/refuse": "lets nobody in",
};

const provider: IdentityProvider = {
  name: "Example ID",
  issuer: "https://id.example",
  departure: () => assert.fail("nobody sets out"),
  arrival: () => assert.fail("nobody comes back"),
};

let opened: FactorHouse;
let things: Readonly<Record<"account" | "key" | "passkey", string>>;

/** Root administers, Ada is somebody else, and both have everything that can be taken from them. */
before(async () => {
  opened = await openFactorHouse({}, provider);
  const { house, account } = opened;
  await addPerson(house, "Root", "administrator");
  await addPerson(house, "Ada", "curator");
  const root = await account("Root");
  const passkey = {
    id: "AAAA",
    publicKey: "AAAA",
    counter: 0,
    transports: [],
    label: "Red key",
    created: house.clock(),
  };
  const identities = [{ issuer: "https://id.example", subject: "root" }];
  const email = { address: "root@post.example", verified: house.clock() };
  await house.store.saveAccount({ ...root, email, identities, passkeys: [{ ...passkey, lastUsed: null }] });
  const wanted = { label: "Nightly", scopes: ["read"], audience: "desk", days: 90 } as const;
  const { key } = await makeKey(house, wanted, { by: root.id, via: "session" });
  things = { account: (await account("Ada")).id, key: key.id, passkey: passkey.id };
});

function addressOf(route: string): string {
  const id = route.includes("/keys/") ? things.key : route.includes("/passkeys/") ? things.passkey : things.account;
  return route.replace("POST ", "").replace(":id", id);
}

/** Everything by which anybody comes in. */
async function keptOf({ house: { store } }: FactorHouse): Promise<string> {
  const accounts = await store.listAccounts();
  const tokens = await Promise.all(
    accounts.flatMap(({ id }) =>
      (["password-link", "reset-link", "email-link"] as const).map((kind) => store.listTokens(id, kind)),
    ),
  );
  const keys = await store.listAllKeys({ offset: 0, limit: 100 });
  return JSON.stringify([accounts, tokens, keys]);
}

/** A session of Root that its thief has used for a while, with the form token of a page. Root has a passkey and no code, so that the password alone opens a session. */
async function stolen(): Promise<Visitor> {
  const { app, house, account, pass } = opened;
  const root = await account("Root");
  await house.store.saveAccount({ ...root, passkeys: [], identities: [] });
  const visitor = await signedIn(app, "Root");
  await house.store.saveAccount(root);
  await visitor.get("/account/data");
  pass((freshMinutes + 1) * 60);
  return visitor;
}

test("every form by which an account is changed is named, with what guards it", async () => {
  const forms = (await listRoutes()).filter((route) => /^POST \/(?:account|desk\/people)(?:\/|$)/.test(route));
  const named = [guarded, byPassword, unguarded].flatMap((routes) => Object.keys(routes));
  assert.deepEqual(named.toSorted(), forms);
});

test("with a session alone that was opened a while ago nothing of it is done, whatever is sent", async () => {
  const visitor = await stolen();
  const before = await keptOf(opened);
  for (const [route, fields] of Object.entries(guarded)) {
    const answer = await visitor.post(addressOf(route), fields);
    assert.equal(answer.status, 303, route);
    assert.match(answer.location, /^\/account\/confirm\?next=/, route);
    assert.equal(await keptOf(opened), before, route);
  }
  for (const [route, fields] of Object.entries(byPassword)) {
    assert.equal((await visitor.post(addressOf(route), fields)).status, 422, route);
    assert.equal(await keptOf(opened), before, route);
  }
});

test("nor where the pages are asked for in a way of programs", async () => {
  const visitor = await stolen();
  const token = /name="form" value="([^"]+)"/.exec((await visitor.get("/account/data")).body)?.[1] ?? "";
  const answer = await opened.app.inject({
    method: "POST",
    url: "/account/keys",
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    cookies: Object.fromEntries(visitor.cookies),
    payload: new URLSearchParams({ form: token, ...guarded["POST /account/keys"] }).toString(),
  });
  assert.equal(answer.statusCode, 403);
  assert.equal(answer.json<{ code: string }>().code, "confirmation-required");
});

test("who has no password erases the account only after another proof", async () => {
  const { house, account } = opened;
  const visitor = await stolen();
  const root = await account("Root");
  await addPerson(house, "Other", "administrator");
  await house.store.saveAccount({ ...root, password: null });
  const answer = await visitor.post("/account/data/erase", { confirm: "Root" });
  assert.match(answer.location, /^\/account\/confirm/);
  await house.store.saveAccount(root);
});

test("a clock that is moved back makes no session fresh", async () => {
  const visitor = await stolen();
  opened.pass(-2 * (freshMinutes + 1) * 60);
  const answer = await visitor.post("/account/keys", guarded["POST /account/keys"] ?? {});
  opened.pass(2 * (freshMinutes + 1) * 60);
  assert.notEqual(answer.status, 201);
});

test("where it was just proven, all of it is open", async () => {
  const visitor = await signedInFresh();
  const closed = ["POST /account/security/identities"];
  for (const [route, fields] of Object.entries(guarded)) {
    if (closed.includes(route)) continue;
    const answer = await visitor.post(addressOf(route), fields);
    assert.doesNotMatch(answer.location, /^\/(?:account\/confirm|sign-in)/, route);
  }
});

async function signedInFresh(): Promise<Visitor> {
  const visitor = await stolen();
  await visitor.get("/account/confirm?next=%2Faccount");
  assert.equal((await visitor.post("/account/confirm", { password, next: "/account" })).location, "/account");
  await visitor.get("/account/data");
  return visitor;
}
