import assert from "node:assert/strict";
import { test } from "node:test";
import * as words from "./mail-words.ts";

const site = { name: "The Casebook", url: "https://casebook.example" };
const account = { name: "jane@post.example", role: "curator", state: "suspended" } as const;
const secret = "5".repeat(48);

const letters: readonly words.Letter[] = [
  words.invitationLetter(site, account, secret),
  words.registrationLetter(site, secret),
  words.knownLetter(site, account),
  words.waitingLetter(site, account.name),
  words.approvedLetter(site, account),
  words.refusedLetter(site),
  words.resetLetter(site, account, secret),
  words.noResetLetter(site, account),
  words.passwordChangedLetter(site, account),
  words.newAddressLetter(site, account, secret),
  words.oldAddressLetter(site, account),
  words.erasedLetter(site),
];

test("every letter says in its subject and at its end which casebook sends it, in lines that any program shows", () => {
  for (const { subject, text } of letters) {
    assert.match(subject, /The Casebook/);
    assert.match(text, /\n-- \nThe Casebook\nhttps:\/\/casebook\.example\n$/);
    for (const line of text.split("\n")) assert.ok(line.length <= 72 || line.startsWith("    https://"), line);
  }
});

test("secrets stand in links of their own alone, never in a subject", () => {
  for (const { subject, text } of letters) {
    assert.doesNotMatch(subject, /5555/);
    assert.ok(text.split(secret).length <= 2);
    for (const line of text.split("\n")) assert.ok(!line.includes(secret) || line.endsWith(`/${secret}`));
  }
});
