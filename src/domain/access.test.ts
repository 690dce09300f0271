/** Tests of who may do what to what, and when. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Acted,
  type Actor,
  audienceOf,
  audiencesFor,
  audienceWithin,
  decide,
  mayDo,
  objects,
  type Operation,
  operations,
  recordStateOf,
  requirePossible,
  type Reader,
  tierOfRole,
} from "./access.ts";
import { type AccountId, accountStates } from "./account.ts";
import { type AudienceName, type GroupName, tierOf, tiers } from "./audience.ts";
import type { SharingGroup } from "./group.ts";
import { type Scope, scopes } from "./key.ts";
import { Refusal, refusalCodes } from "./refusal.ts";
import { type Role, roles } from "./role.ts";

const names = Object.keys(operations) as Operation[];
const me = "me" as AccountId;
const you = "you" as AccountId;
const actor = (role: Role | null, keyScopes: readonly Scope[] | null = null): Actor => ({
  account: role === null ? null : { id: me, role, state: "active" },
  scopes: keyScopes,
});

test("each role belongs to one tier of readers, and may do what it is for", () => {
  const administration = [
    "administer",
    "invite",
    "approve",
    "refuse",
    "suspend",
    "resume",
    "change-account",
    "erase-account",
  ];
  const own = [
    "read",
    "keep-account",
    "end-session",
    "keep-search",
    "delete-search",
    "make-key",
    "rotate-key",
    "revoke-key",
  ];
  const desk = [
    "curate",
    "receive",
    "review",
    "publish",
    "revise",
    "rebase",
    "abandon",
    "reopen",
    "correct",
    "illustrate",
  ];
  const curator = [...own, ...desk, "take-picture-off", "restrict", "import", "read-import"];
  const editor = [...curator, "withdraw", "reinstate", "take-down"];
  const administrator = [...editor, ...administration, "renew-link", "change-groups", "change-policy", "read-audit"];
  const expected: Readonly<Record<Role, readonly [string, readonly string[]]>> = {
    member: ["member", own],
    partner: ["partner", own],
    curator: ["desk", curator],
    editor: ["desk", editor],
    administrator: ["desk", administrator],
  };
  for (const role of Object.keys(roles) as Role[]) {
    const may = names.filter((operation) => mayDo(role, operation));
    assert.deepEqual([tierOfRole(role), may.toSorted()], [expected[role][0], expected[role][1].toSorted()]);
  }
});

test("a role that this house does not know is told what the public is told, and may do nothing", () => {
  const unknown = "owner" as Role;
  assert.equal(tierOfRole(unknown), "public");
  for (const operation of names) assert.notEqual(decide(actor(unknown), operation), "allowed", operation);
});

test("who is not signed in may read, and nothing else; nor may an account that is not active", () => {
  for (const operation of names) {
    assert.equal(decide(actor(null), operation), operation === "read" ? "allowed" : "sign-in-required");
    for (const state of accountStates.filter((other) => other !== "active")) {
      const account = { id: me, role: "administrator", state } as const;
      assert.equal(decide({ account, scopes: null }, operation), operation === "read" ? "allowed" : "sign-in-required");
      assert.equal(decide({ account, scopes: ["read", "import"] }, operation), "key-refused");
    }
  }
});

test("a key does what its scope covers and its owner may, and nothing else", () => {
  for (const role of Object.keys(roles) as Role[]) {
    for (const operation of names) {
      const { scope } = operations[operation];
      for (const held of [[], ["read"], ["import"], ["read", "import"]] as const) {
        const decision = decide(actor(role, held), operation);
        const covered = scope !== null && (held as readonly Scope[]).includes(scope);
        const expected =
          scope === null ? "key-not-taken" : !covered ? "key-scope-missing" : decide(actor(role), operation);
        assert.equal(decision, expected, `${role} ${operation} ${held.join()}`);
      }
    }
  }
  const used = new Set(names.map((operation) => operations[operation].scope).filter((scope) => scope !== null));
  assert.deepEqual([...used].toSorted(), Object.keys(scopes).toSorted(), "a scope that covers nothing");
});

test("every state in which something is not possible has an answer of its own, and every kind of object an operation", () => {
  for (const operation of names) {
    const rule = operations[operation];
    if (rule.on === null) continue;
    const { states, impossible, absent } = objects[rule.on];
    assert.ok(Object.hasOwn(refusalCodes, absent));
    for (const state of states) {
      const possible = (rule.in as readonly string[]).includes(state);
      const acted: Acted = { state, owner: null };
      const code = decide(actor("administrator"), operation, {
        ...acted,
        owner: "own" in rule && rule.own === "only" ? me : you,
      });
      assert.equal(code === "allowed", possible, `${operation} ${state}`);
      assert.ok(possible || Object.hasOwn(impossible, state), `${operation} in ${state} has no answer`);
    }
    assert.ok(rule.in.length > 0, operation);
  }
  assert.deepEqual(
    Object.keys(objects).filter((kind) => !names.some((operation) => operations[operation].on === kind)),
    [],
  );
});

test("what is another's is answered like what is not there, whatever its state, but to those who may do it to others'", () => {
  for (const operation of names) {
    const rule = operations[operation];
    if (rule.on === null || !("own" in rule) || rule.own !== "only") continue;
    for (const role of Object.keys(roles) as Role[]) {
      const others: readonly Role[] = "others" in rule ? rule.others : [];
      for (const state of objects[rule.on].states) {
        const decision = decide(actor(role), operation, { state, owner: you });
        if (!others.includes(role)) assert.equal(decision, objects[rule.on].absent, `${role} ${operation}`);
      }
    }
  }
  assert.equal(decide(actor("administrator"), "revoke-key", { state: "active", owner: you }), "allowed");
  assert.equal(decide(actor("editor"), "revoke-key", { state: "active", owner: you }), "key-not-found");
  assert.equal(decide(actor("administrator"), "rotate-key", { state: "active", owner: you }), "key-not-found");
});

test("nobody approves, suspends, promotes or erases themselves as an administrator", () => {
  for (const operation of ["approve", "refuse", "suspend", "resume", "change-account", "erase-account"] as const) {
    for (const state of accountStates) {
      assert.equal(decide(actor("administrator"), operation, { state, owner: me }), "own-account");
    }
  }
});

test("who may not do it at all learns nothing of the object", () => {
  for (const operation of names) {
    const rule = operations[operation];
    if (rule.on === null) continue;
    for (const state of [...objects[rule.on].states, "unheard-of"]) {
      for (const owner of [me, you, null]) {
        assert.equal(decide(actor(null), operation, { state, owner }), "sign-in-required");
        if (!mayDo("member", operation))
          assert.equal(decide(actor("member"), operation, { state, owner }), "not-allowed");
      }
    }
  }
});

test("use cases are refused what is not possible in the state that they find", () => {
  requirePossible("publish", "open", {});
  assert.throws(
    () => {
      requirePossible("publish", "published", { draft: "d" });
    },
    (error) => error instanceof Refusal && error.code === "draft-closed",
  );
  assert.throws(
    () => {
      requirePossible("revise", "withdrawn", {});
    },
    (error) => error instanceof Refusal && error.code === "incident-withdrawn",
  );
  assert.deepEqual(
    [null, { revision: 0, withdrawn: null }, { revision: 1, withdrawn: null }, { revision: 1, withdrawn: {} }].map(
      recordStateOf,
    ),
    ["unpublished", "unpublished", "published", "withdrawn"],
  );
});

const group = (name: string, more: Partial<SharingGroup> = {}): SharingGroup => ({
  name: name as GroupName,
  title: name,
  about: "",
  created: "2026-01-01T00:00:00.000Z",
  ready: "2026-01-02T00:00:00.000Z",
  closed: null,
  ...more,
});

const groups = [
  group("energy"),
  group("finance"),
  group("new", { ready: null }),
  group("old", { ready: null, closed: "2026-02-01T00:00:00.000Z" }),
];

const reader = (role: Role, own: readonly string[] = [], readsAs: string | null = null): Reader => ({
  role,
  groups: own as readonly GroupName[],
  readsAs: readsAs as GroupName | null,
});

test("a partner reads as one of their groups, as the chosen one if it is one of them, and never of one that is not ready, closed or another's", () => {
  assert.equal(audienceOf(reader("partner"), groups), "partner");
  assert.equal(audienceOf(reader("partner", ["finance"]), groups), "partner:finance");
  assert.equal(audienceOf(reader("partner", ["energy", "finance"]), groups), "partner:energy");
  assert.equal(audienceOf(reader("partner", ["energy", "finance"], "finance"), groups), "partner:finance");
  assert.equal(audienceOf(reader("partner", ["energy"], "finance"), groups), "partner:energy");
  assert.equal(audienceOf(reader("partner", ["new", "old", "gone"], "new"), groups), "partner");
  assert.equal(audienceOf(reader("member", ["finance"], "finance"), groups), "member");
  assert.equal(audienceOf(reader("editor", ["finance"], "finance"), groups), "desk");
});

test("a key may be given what its owner may read, from the widest", () => {
  assert.deepEqual(audiencesFor(reader("member", ["energy"]), groups), ["public", "member"]);
  assert.deepEqual(audiencesFor(reader("partner"), groups), ["public", "member", "partner"]);
  assert.deepEqual(audiencesFor(reader("partner", ["finance", "new"]), groups), [
    "public",
    "member",
    "partner",
    "partner:finance",
  ]);
  assert.deepEqual(audiencesFor(reader("curator"), groups), [
    "public",
    "member",
    "partner",
    "partner:energy",
    "partner:finance",
    "desk",
  ]);
});

test("a key is told no more than its owner by now", () => {
  const all: readonly AudienceName[] = [...tiers, "partner:energy", "partner:finance", "partner:new", "partner:gone"];
  for (const role of Object.keys(roles) as Role[]) {
    for (const own of [[], ["energy"], ["energy", "finance", "new", "old"]]) {
      const owner = reader(role, own);
      const may = audiencesFor(owner, groups);
      for (const given of all) {
        const told = audienceWithin(given, owner, groups);
        assert.ok(may.includes(told), `${role} of ${own.join(" ")} with ${given}`);
        assert.ok(told === given || tiers.indexOf(tierOf(told)) <= tiers.indexOf(tierOf(given)));
        if (may.includes(given)) assert.equal(told, given);
      }
    }
  }
});
