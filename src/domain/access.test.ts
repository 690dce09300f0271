/** Tests of who may do what to what, and when. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Acted,
  type Actor,
  audienceOf,
  audiencesFor,
  decide,
  mayDo,
  objects,
  type Operation,
  operations,
  recordStateOf,
  requirePossible,
  widerOf,
} from "./access.ts";
import { type AccountId, accountStates } from "./account.ts";
import { audienceNames } from "./audience.ts";
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
  const administrator = [...editor, ...administration, "renew-link", "change-policy", "read-audit"];
  const expected: Readonly<Record<Role, readonly [string, readonly string[]]>> = {
    member: ["member", own],
    partner: ["partner", own],
    curator: ["desk", curator],
    editor: ["desk", editor],
    administrator: ["desk", administrator],
  };
  for (const role of Object.keys(roles) as Role[]) {
    const may = names.filter((operation) => mayDo(role, operation));
    assert.deepEqual([audienceOf(role), may.toSorted()], [expected[role][0], expected[role][1].toSorted()]);
  }
});

test("a role that this house does not know is told what the public is told, and may do nothing", () => {
  const unknown = "owner" as Role;
  assert.equal(audienceOf(unknown), "public");
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

test("a key is told no more than its owner", () => {
  for (const one of audienceNames) {
    for (const other of audienceNames) {
      const wider = widerOf(one, other);
      assert.ok(audienceNames.indexOf(wider) <= audienceNames.indexOf(one));
      assert.ok(audienceNames.indexOf(wider) <= audienceNames.indexOf(other));
      assert.ok(wider === one || wider === other);
    }
  }
  assert.deepEqual(audiencesFor("partner"), ["public", "member", "partner"]);
  assert.deepEqual(audiencesFor("curator"), [...audienceNames]);
});
