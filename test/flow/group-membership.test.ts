/**
 * Who is of which sharing group counts as it stands at each request: by session, by key and by name and password, on pages that were asked
 * for before. And who may change groups, whatever state these are in.
 */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { LightMyRequestResponse } from "fastify";
import { decide } from "../../src/domain/access.ts";
import { type Account, type AccountId, newAccount } from "../../src/domain/account.ts";
import { type AudienceName, type GroupName, partnersOf } from "../../src/domain/audience.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import { type Role, roles } from "../../src/domain/role.ts";
import { unrestricted } from "../../src/domain/restriction.ts";
import { changeGroups, changeRole } from "../../src/workflow/administration.ts";
import { type Doer, houseDoer, signedIn } from "../../src/workflow/doer.ts";
import { addGroup, closeGroup, describeGroup, readAs, reopenGroup, takeGroups } from "../../src/workflow/groups.ts";
import { encodePassword } from "../../src/workflow/password.ts";
import { restrict } from "../../src/workflow/restrict.ts";
import { retellAll } from "../../src/workflow/retelling.ts";
import { tellAgain } from "../../src/workflow/tell-again.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { accountOf, bearer, type KeyHouse, openKeyHouse, records } from "./key-house.ts";
import { publishBriefing } from "./public-house.ts";

const [water, energy] = ["water", "energy"] as readonly string[] as readonly [GroupName, GroupName];

/** Records that are for one group each. */
const shared = { water: "CB-WATER0", energy: "CB-ENERGY" } as const;

const password = "a right horse battery 7";
const roleNames = Object.keys(roles) as Role[];

describe("of which group somebody is", () => {
  const place = {} as KeyHouse;
  const secrets = { key: "", cookie: "" };
  const partner = accountOf("partner");

  before(async () => {
    Object.assign(place, await openKeyHouse());
    const { house } = place;
    for (const name of [water, energy]) await addGroup(house, houseDoer, { name, title: name, about: "" });
    await retellAll(house, null);
    for (const [group, id] of Object.entries(shared)) {
      const value = `Registry of ${group}`;
      const assertions = [{ field: "victim.name", about: "victim-1", value, quote: value }];
      await publishBriefing(house, { id, text: `The ${value} was down.`, assertions });
      const restriction = { ...unrestricted, groups: [group as GroupName] };
      await restrict(house, { thing: { kind: "record", id: id as IncidentId }, restriction });
    }
    await become({ groups: [water] });
    secrets.key = (await place.keyOf("partner", { audience: partnersOf(water) })).secret;
  });
  after(() => place.app.close());

  /** Of water again, which is there, with everything that was asked for at hand. */
  beforeEach(async () => {
    for (const name of [water, energy]) await reopenGroup(place.house, houseDoer, name);
    await retellAll(place.house, null);
    await become({ groups: [water] });
    secrets.cookie = await place.session("partner");
    for (let again = 0; again < 2; again++) await expectToldAs(partnersOf(water));
  });

  const become = async (change: Partial<Account>) => {
    await place.change("partner", { password: await encodePassword(password, Buffer.alloc(16)), ...change });
  };

  const basic = () => ({ authorization: `Basic ${Buffer.from(`partner:${password}`).toString("base64")}` });

  /** What each way of asking tells, as the ids of records; each way by each form of the page. */
  const expectToldAs = async (audience: AudienceName, key: AudienceName = audience) => {
    const page = { accept: "text/html" };
    const asked: readonly (readonly [AudienceName, string, Promise<LightMyRequestResponse>])[] = [
      [audience, "session", place.ask("/incidents", { cookie: secrets.cookie, ...page })],
      [audience, "session, JSON", place.ask("/api/v1/incidents", { cookie: secrets.cookie })],
      [key, "key", place.ask("/api/v1/incidents", bearer(secrets.key))],
      [key, "key, feed", place.ask("/feeds/all.json", bearer(secrets.key))],
      [audience, "password", place.ask("/feeds/all.json", basic())],
    ];
    for (const [expected, way, answer] of asked) assert.deepEqual(toldIn(await answer), toldTo(expected), way);
    for (const [group, id] of Object.entries(shared)) {
      const own = audience === "desk" || audience === partnersOf(group as GroupName);
      const { statusCode } = await place.ask(`/incidents/${id}`, { cookie: secrets.cookie, ...page });
      assert.equal(statusCode === 200, own, `${id} as ${audience}`);
    }
    const collections = await place.ask("/taxii2/casebook/collections/", {
      accept: "application/taxii+json;version=2.1",
      ...bearer(secrets.key),
    });
    const named = [...collections.body.matchAll(/"alias":"(partner:[a-z]+)"/g)].map(([, alias]) => alias);
    assert.deepEqual(named, key.startsWith("partner:") ? [key] : [], "collections");
  };

  test("who is taken out of it reads as a partner of none from the next request on, and who is put into another as one of that", async () => {
    await changeGroups(place.house, houseDoer, partner.id, []);
    await expectToldAs("partner");
    await changeGroups(place.house, houseDoer, partner.id, ["energy"]);
    await expectToldAs(partnersOf(energy), "partner");
    await changeGroups(place.house, houseDoer, partner.id, ["water"]);
    await expectToldAs(partnersOf(water));
  });

  test("whose group is closed reads as a partner of none, and after it was reopened not as one of it before everything was told to it", async () => {
    await closeGroup(place.house, houseDoer, "water");
    await expectToldAs("partner");
    await reopenGroup(place.house, houseDoer, "water");
    await expectToldAs("partner");
    await takeGroups(place.house);
    await expectToldAs("partner");
    let batches = 0;
    await tellAgain(place.house, { batchSize: 2, isStopped: () => batches++ > 0 });
    await expectToldAs("partner");
    await tellAgain(place.house);
    await expectToldAs(partnersOf(water));
  });

  test("who is of a group that is made reads as one of it only when everything was told to it", async () => {
    const name = "made-just-now";
    await addGroup(place.house, houseDoer, { name, title: name, about: "" });
    await changeGroups(place.house, houseDoer, partner.id, [name]);
    await expectToldAs("partner");
    await retellAll(place.house, null);
    const own = partnersOf(name as GroupName);
    const answer = await place.ask("/api/v1/incidents", { cookie: secrets.cookie });
    assert.deepEqual(toldIn(answer), toldTo(own));
    await closeGroup(place.house, houseDoer, name);
  });

  test("who is given another role reads as that says, be it a lesser or a greater one, and their key is told no more than before", async () => {
    await changeRole(place.house, houseDoer, partner.id, "member");
    await expectToldAs("member");
    await changeRole(place.house, houseDoer, partner.id, "curator");
    await expectToldAs("desk", partnersOf(water));
    await changeRole(place.house, houseDoer, partner.id, "partner");
    await expectToldAs(partnersOf(water));
    await become({ state: "suspended", groups: [water] });
    const refused = await place.ask("/api/v1/incidents", bearer(secrets.key));
    assert.equal(refused.statusCode, 401);
    assert.deepEqual(toldIn(await place.ask("/api/v1/incidents", { cookie: secrets.cookie })), toldTo("public"));
  });

  test("who is of several reads as the one that they chose, and as the next where that one is closed", async () => {
    await changeGroups(place.house, houseDoer, partner.id, ["energy", "water"]);
    await expectToldAs(partnersOf(energy), partnersOf(water));
    await readAs(place.house, partner.id, "water");
    await expectToldAs(partnersOf(water));
    await closeGroup(place.house, houseDoer, "water");
    await expectToldAs(partnersOf(energy), "partner");
  });

  test("a key is made for a group by nobody but its partners and the desk", async () => {
    for (const role of roleNames) {
      for (const groups of [[], [energy], [water]]) {
        await place.change(role, { groups });
        const mine =
          roleNames.indexOf(role) >= roleNames.indexOf("curator") || (role === "partner" && groups[0] === water);
        const made = place.keyOf(role, { audience: partnersOf(water) });
        if (mine) await made;
        else await assert.rejects(made, (error) => error instanceof Refusal && error.code === "input-invalid");
      }
      for (const { id } of await place.house.store.listKeys(accountOf(role).id))
        if (role !== "partner") await place.house.store.deleteKey(id);
    }
  });
});

describe("who may change groups", () => {
  /** States of a group, each with how a new group of a name gets into it. */
  const states: Readonly<Record<string, (place: KeyHouse, name: string) => Promise<unknown>>> = {
    "not there": () => Promise.resolve(),
    waiting: (place, name) => make(place, name),
    ready: async (place, name) => {
      await make(place, name);
      await retellAll(place.house, null);
    },
    closed: async (place, name) => {
      await make(place, name);
      await closeGroup(place.house, houseDoer, name);
    },
  };
  const make = ({ house }: KeyHouse, name: string) => addGroup(house, houseDoer, { name, title: name, about: "" });
  const deeds: Readonly<Record<string, (place: KeyHouse, doer: Doer, name: string) => Promise<unknown>>> = {
    make: ({ house }, doer, name) => addGroup(house, doer, { name, title: name, about: "" }),
    describe: ({ house }, doer, name) => describeGroup(house, doer, { name, title: "Other", about: "Others" }),
    close: ({ house }, doer, name) => closeGroup(house, doer, name),
    reopen: ({ house }, doer, name) => reopenGroup(house, doer, name),
  };

  test("every role, in every state of a group: administrators alone, and whoever may not leaves no trace", async () => {
    const place = await openKeyHouse();
    const { store } = place.house;
    await store.saveAccount(
      newAccount({ ...accountOf("administrator"), id: "away" as AccountId, name: "away", state: "suspended" }),
    );
    const accounts = [...roleNames.map(accountOf), await store.findAccount("away" as AccountId)];
    let count = 0;
    for (const [state, put] of Object.entries(states)) {
      for (const [deed, act] of Object.entries(deeds)) {
        for (const account of accounts) {
          assert.ok(account !== null);
          const name = `group-${(count += 1)}`;
          await put(place, name);
          const kept = async () => JSON.stringify([await store.listGroups(), (await store.newestEntry())?.number]);
          const before = await kept();
          const code = await act(place, signedIn(account), name).then(
            () => "allowed",
            (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
          );
          const where = `${account.role} (${account.state}): ${deed} one that is ${state}`;
          const decision = decide({ account, scopes: null }, "change-groups");
          const expected = decision === "sign-in-required" ? "not-allowed" : decision;
          assert.equal(code, expected === "allowed" ? possible(deed, state) : expected, where);
          const changes =
            code === "allowed" &&
            !(deed === "close" && state === "closed") &&
            !(deed === "reopen" && state !== "closed");
          assert.equal((await kept()) !== before, changes, where);
          // There may be so many at a time alone.
          if (state !== "not there" || code === "allowed") await closeGroup(place.house, houseDoer, name);
        }
      }
    }
    await place.app.close();
  });

  /** What comes of it where the doer may. */
  function possible(deed: string, state: string): string {
    if (deed === "make") return state === "not there" ? "allowed" : "group-exists";
    return state === "not there" ? "group-not-found" : "allowed";
  }
});

/** Of the records of the house and of the groups, those that stand in an answer. */
function toldIn({ body }: LightMyRequestResponse): readonly string[] {
  return [...Object.values(records), ...Object.values(shared)].filter((id) =>
    body.includes(`Registry of ${nameOf(id)}`),
  );
}

function nameOf(id: string): string {
  return Object.entries(shared).find(([, known]) => known === id)?.[0] ?? id.slice(3);
}

function toldTo(audience: AudienceName): readonly string[] {
  const { public: open, member, partner, desk } = records;
  if (audience === "desk") return [open, member, partner, desk, ...Object.values(shared)];
  if (audience === "public") return [open];
  if (audience === "member") return [open, member];
  const own = Object.entries(shared).flatMap(([group, id]) =>
    audience === partnersOf(group as GroupName) ? [id] : [],
  );
  return [open, member, partner, ...own];
}
