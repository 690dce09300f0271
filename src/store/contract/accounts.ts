/** What every account book and notebook keeps to. */
import assert from "node:assert/strict";
import { digestOf } from "../../domain/digest.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Cases } from "./cases.ts";
import { account, at, curator, token } from "./fixture.ts";

const week = 7 * 24 * 60;

/** Accounts, tokens and notes. */
export const accountCases: Cases = {
  "an account is added, found and replaced": async (store) => {
    assert.equal(await store.findAccount(curator.id), null);
    assert.equal(await store.findAccountByName("Ada"), null);
    assert.deepEqual(await store.listAccounts(), []);
    await store.saveAccount(curator);
    assert.deepEqual(await store.findAccount(curator.id), curator);
    const changed = { ...curator, name: "Ada L.", role: "administrator", password: "$argon2id$…" } as const;
    await store.saveAccount(changed);
    assert.deepEqual(await store.listAccounts(), [changed]);
    assert.equal(await store.findAccountByName("Ada"), null);
    assert.deepEqual(await store.findAccountByName("ada l."), changed);
  },

  "a name is found without regard to case, in any script and however its letters are encoded": async (store) => {
    const names = ["Łukasz", "ΜΑΡΊΑ", "Zoe\u0301", "ﬁona", "Иван"];
    for (const name of names) await store.saveAccount(account(name, name));
    for (const name of ["łUKASZ", "μαρία", "ZOÉ", "Fiona", "ИВАН"]) {
      assert.notEqual(await store.findAccountByName(name), null, name);
    }
    assert.equal(await store.findAccountByName("Zoe"), null);
    assert.equal(await store.findAccountByName("Lukasz"), null);
  },

  "a name belongs to one account, whatever its case": async (store) => {
    await store.saveAccount(account("one", "Zoé"));
    const refused = (error: unknown) => error instanceof Refusal && error.code === "account-exists";
    await assert.rejects(store.saveAccount(account("two", "ZOE\u0301")), refused);
    await store.saveAccount(account("one", "ZOÉ"));
    assert.deepEqual(await store.listAccounts(), [account("one", "ZOÉ")]);
  },

  "accounts are listed by name as people read it": async (store) => {
    for (const name of ["zoe", "Émile", "emil", "Adam"]) await store.saveAccount(account(name, name));
    assert.deepEqual(
      (await store.listAccounts()).map(({ name }) => name),
      ["Adam", "emil", "Émile", "zoe"],
    );
  },

  "an address that is proven belongs to one account, whatever its case; one that is not, to any": async (store) => {
    const reading = (id: string, address: string, verified: string | null) => ({
      ...account(id, id),
      email: { address, verified },
    });
    const ada = reading("ada", "Ada@Post.example", at(1));
    await store.saveAccount(ada);
    await store.saveAccount(reading("bob", "ada@post.example", null));
    assert.deepEqual(await store.findAccountByAddress("ADA@post.EXAMPLE"), ada);
    const refused = (error: unknown) => error instanceof Refusal && error.code === "address-taken";
    await assert.rejects(store.saveAccount(reading("bob", "ada@post.example", at(2))), refused);
    await store.saveAccount(reading("ada", "other@post.example", at(2)));
    await store.saveAccount(reading("bob", "ada@post.example", at(2)));
    assert.equal((await store.findAccountByAddress("ada@post.example"))?.id, "bob");
    assert.equal(await store.findAccountByAddress("nobody@post.example"), null);
  },

  "an account is removed with its tokens, and its name and address are free again": async (store) => {
    const ada = { ...curator, email: { address: "ada@post.example", verified: at(0) } };
    await store.saveAccount(ada);
    await store.saveAccount(account("bob", "Bob"));
    await store.saveToken(token("a"));
    await store.saveToken(token("b", { account: account("bob", "Bob").id }));
    await store.deleteAccount(curator.id);
    await store.deleteAccount(curator.id);
    assert.deepEqual(await store.listAccounts(), [account("bob", "Bob")]);
    assert.equal(await store.findAccountByName(ada.name), null);
    assert.equal(await store.findToken(digestOf("a"), "session", at(1)), null);
    assert.notEqual(await store.findToken(digestOf("b"), "session", at(1)), null);
    await store.saveAccount({ ...ada, id: account("eve", "Eve").id });
  },

  "an identity at a provider belongs to one account, letter by letter, until it is given up": async (store) => {
    const identity = { issuer: "https://provider.example", subject: "Alice" };
    const ada = { ...account("ada", "Ada"), identities: [identity, { ...identity, subject: "another" }] };
    await store.saveAccount(ada);
    assert.deepEqual(await store.findAccountByIdentity(identity), ada);
    assert.equal(await store.findAccountByIdentity({ ...identity, subject: "alice" }), null);
    assert.equal(await store.findAccountByIdentity({ ...identity, issuer: "https://provider.example/" }), null);
    const bob = { ...account("bob", "Bob"), identities: [identity] };
    const refused = (error: unknown) => error instanceof Refusal && error.code === "identity-taken";
    await assert.rejects(store.saveAccount(bob), refused);
    await store.saveAccount({ ...ada, identities: [] });
    await store.saveAccount(bob);
    assert.deepEqual(await store.findAccountByIdentity(identity), bob);
    await store.deleteAccount(bob.id);
    assert.equal(await store.findAccountByIdentity(identity), null);
    await store.saveAccount(ada);
  },

  "a token opens until it expires, and only what it is for": async (store) => {
    const session = token("s", { expires: at(10), about: { browser: "Firefox on Linux" } });
    await store.saveToken(session);
    assert.deepEqual(await store.findToken(session.digest, "session", at(9)), session);
    assert.equal(await store.findToken(session.digest, "session", at(10)), null);
    assert.equal(await store.findToken(session.digest, "session", at(11)), null);
    assert.equal(await store.findToken(session.digest, "password-link", at(9)), null);
    assert.equal(await store.findToken(digestOf("other"), "session", at(9)), null);
    await store.saveToken({ ...session, expires: at(20), account: null });
    assert.deepEqual(await store.findToken(session.digest, "session", at(19)), {
      ...session,
      expires: at(20),
      account: null,
    });
  },

  "a token is good for no longer than its kind may be, whatever it says, and not before it was made": async (store) => {
    const session = token("s", { expires: at(week), created: at(60) });
    await store.saveToken(session);
    assert.notEqual(await store.findToken(session.digest, "session", at(60 + 12 * 60 - 1)), null);
    assert.equal(await store.findToken(session.digest, "session", at(60 + 12 * 60)), null);
    assert.notEqual(await store.findToken(session.digest, "session", at(58)), null);
    assert.equal(await store.findToken(session.digest, "session", at(30)), null);
  },

  "tokens are listed by account and kind, the newest first, with when they were last shown": async (store) => {
    const [first, second] = [token("a"), token("b", { created: at(5), lastSeen: at(5) })];
    const others = [token("c", { kind: "password-link" }), token("d", { account: null })];
    for (const each of [first, second, ...others]) await store.saveToken(each);
    assert.deepEqual(await store.listTokens(curator.id, "session"), [second, first]);
    await store.saveSeen(first.digest, at(7));
    await store.saveSeen(first.digest, at(6));
    await store.saveSeen(digestOf("nobody"), at(6));
    assert.deepEqual(await store.listTokens(curator.id, "session"), [second, { ...first, lastSeen: at(7) }]);
  },

  "tokens end one by one, by account and kind, or when they have expired": async (store) => {
    const other = account("bob", "Bob").id;
    const tokens = [
      token("a", { expires: at(10) }),
      token("b", { expires: at(10) }),
      token("c", { kind: "password-link", expires: at(10) }),
      token("d", { account: other, expires: at(10) }),
      token("e", { account: other, expires: at(20) }),
    ];
    for (const each of tokens) await store.saveToken(each);
    const open = async () => {
      const found = await Promise.all(tokens.map(({ digest, kind }) => store.findToken(digest, kind, at(0))));
      return found.map((each) => (each === null ? "-" : "x")).join("");
    };
    await store.deleteToken(digestOf("a"));
    await store.deleteToken(digestOf("nobody"));
    assert.equal(await open(), "-xxxx");
    await store.deleteTokensOf(curator.id, "session");
    assert.equal(await open(), "--xxx");
    assert.equal(await store.deleteExpired(at(9)), 0);
    assert.equal(await open(), "--xxx");
    assert.equal(await store.deleteExpired(at(10)), 2);
    assert.equal(await open(), "----x");
  },

  "a note is kept and replaced": async (store) => {
    assert.equal(await store.findNote("policy"), null);
    await store.saveNote("policy", "");
    assert.equal(await store.findNote("policy"), "");
    await store.saveNote("policy", "strict");
    assert.equal(await store.findNote("policy"), "strict");
    assert.equal(await store.findNote("Policy"), null);
  },
};
