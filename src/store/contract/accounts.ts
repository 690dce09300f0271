/** What every account book and notebook keeps to. */
import assert from "node:assert/strict";
import { digestOf } from "../../domain/digest.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Token } from "../store.ts";
import type { Cases } from "./cases.ts";
import { account, at, curator } from "./fixture.ts";

/** A token of the curator that expires after ten minutes. */
const token = (secret: string, details: Partial<Token> = {}): Token => ({
  digest: digestOf(secret),
  kind: "session",
  account: curator.id,
  expires: at(10),
  ...details,
});

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

  "a token opens until it expires, and only what it is for": async (store) => {
    const session = token("s");
    await store.saveToken(session);
    assert.deepEqual(await store.findToken(session.digest, "session", at(9)), session);
    assert.equal(await store.findToken(session.digest, "session", at(10)), null);
    assert.equal(await store.findToken(session.digest, "session", at(11)), null);
    assert.equal(await store.findToken(session.digest, "password-link", at(9)), null);
    assert.equal(await store.findToken(digestOf("other"), "session", at(9)), null);
    await store.saveToken({ ...session, expires: at(20) });
    assert.deepEqual(await store.findToken(session.digest, "session", at(19)), { ...session, expires: at(20) });
  },

  "tokens end one by one, by account and kind, or when they have expired": async (store) => {
    const other = account("bob", "Bob").id;
    const tokens = [
      token("a"),
      token("b"),
      token("c", { kind: "password-link" }),
      token("d", { account: other }),
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
    await store.deleteExpired(at(9));
    assert.equal(await open(), "--xxx");
    await store.deleteExpired(at(10));
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
