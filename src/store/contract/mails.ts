/** What every queue of mails keeps to. */
import assert from "node:assert/strict";
import type { MailId, WaitingMail } from "../store.ts";
import type { Cases } from "./cases.ts";
import { account, at, curator } from "./fixture.ts";

const mail = (id: string, details: Partial<WaitingMail> = {}): WaitingMail => ({
  id: id as MailId,
  account: null,
  to: "ada@post.example",
  subject: "Hello",
  text: "One line.\nAnother.",
  queued: at(0),
  attempts: 0,
  due: at(0),
  ...details,
});

/** Mails that wait. */
export const mailCases: Cases = {
  "mails wait until they are due, and come in that order": async (store) => {
    const mails = [mail("c", { due: at(3) }), mail("b", { due: at(1) }), mail("a", { due: at(3), to: null })];
    assert.deepEqual(await store.mailsDue(at(9), 9), []);
    for (const each of mails) await store.saveMail(each);
    const due = async (minute: number, limit = 9) =>
      (await store.mailsDue(at(minute), limit)).map(({ id }) => id).join("");
    assert.deepEqual([await due(0), await due(1), await due(3), await due(3, 2)], ["", "b", "bac", "ba"]);
    assert.deepEqual(await store.findMail("c" as MailId), mails[0]);
    assert.equal(await store.findMail("d" as MailId), null);
  },

  "a mail that a wrong clock has put off is due": async (store) => {
    await store.saveMail(mail("a", { queued: at(50), due: at(60) }));
    assert.equal((await store.mailsDue(at(9), 9)).length, 1);
    assert.equal((await store.mailsDue(at(55), 9)).length, 0);
  },

  "a mail is replaced, and gone when it is deleted": async (store) => {
    await store.saveMail(mail("a"));
    const again = mail("a", { attempts: 2, due: at(8), account: curator.id });
    await store.saveMail(again);
    assert.deepEqual(await store.mailsDue(at(9), 9), [again]);
    await store.deleteMail("a" as MailId);
    await store.deleteMail("a" as MailId);
    assert.deepEqual(await store.mailsDue(at(9), 9), []);
  },

  "those that wait are counted, but for those that go to nobody": async (store) => {
    assert.deepEqual(await store.mailsWaiting(), { mails: 0, oldest: null });
    await store.saveMail(mail("a", { queued: at(4) }));
    await store.saveMail(mail("b", { queued: at(2) }));
    await store.saveMail(mail("c", { queued: at(1), to: null }));
    assert.deepEqual(await store.mailsWaiting(), { mails: 2, oldest: at(2) });
  },

  "the mails of an account go with it": async (store) => {
    await store.saveAccount(curator);
    await store.saveMail(mail("a", { account: curator.id }));
    await store.saveMail(mail("b", { account: account("bob", "Bob").id }));
    await store.deleteAccount(curator.id);
    assert.deepEqual(
      (await store.mailsDue(at(9), 9)).map(({ id }) => id),
      ["b"],
    );
  },
};
