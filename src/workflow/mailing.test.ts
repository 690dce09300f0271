/** Tests of the queue of mails: sent once, tried again, given up, and never in anybody's way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "../../test/arbitrary/house.ts";
import { rememberingMailer } from "../../test/arbitrary/mailer.ts";
import type { AccountId } from "../domain/account.ts";
import { queueMail, sendMails } from "./mailing.ts";

const account = "ada" as AccountId;
const letter = { account, to: "ada@post.example", subject: "A link", text: "https://casebook.example/password/s3cret" };

/** A house whose clock is moved by hand, with its mailer. */
function openPost() {
  const now = { minutes: 0 };
  const mailer = rememberingMailer();
  const clock = () => new Date(Date.UTC(2026, 0, 1, 0, now.minutes)).toISOString();
  const house = openHouse({ mailer, clock });
  const queue = (wish: Partial<Parameters<typeof queueMail>[2]> = {}) =>
    house.store.transaction((shelves) => queueMail(shelves, house, { ...letter, ...wish }));
  const goOn = (minutes: number) => {
    now.minutes += minutes;
  };
  return { house, mailer, queue, goOn };
}

test("a mail is sent once, and then gone from the store", async () => {
  const { house, mailer, queue } = openPost();
  const id = await queue();
  assert.equal(await sendMails(house), true);
  assert.equal(await sendMails(house), true);
  assert.deepEqual(
    mailer.mails.map(({ to, subject }) => [to, subject]),
    [[letter.to, letter.subject]],
  );
  assert.equal(await house.store.findMail(id), null);
});

test("a mail whose transaction fails is never sent", async () => {
  const { house, mailer } = openPost();
  const failing = house.store.transaction(async (shelves) => {
    await queueMail(shelves, house, letter);
    throw new Error("no");
  });
  await assert.rejects(failing);
  await sendMails(house);
  assert.deepEqual(mailer.mails, []);
});

test("a mailer that is down is asked again after growing pauses, and no mail is lost", async () => {
  const { house, mailer, queue, goOn } = openPost();
  mailer.trouble = "down";
  await queue();
  const asked = [];
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const before = mailer.checks;
    await sendMails(house);
    if (mailer.checks > before) asked.push(minute);
    goOn(1);
  }
  assert.deepEqual(asked, [0, 1, 6, 21, 81, 261, 621, 981, 1341]);
  mailer.trouble = null;
  goOn(6 * 60);
  await sendMails(house);
  assert.equal(mailer.mails.length, 1);
});

test("after three days a mail is given up, which is noted, and its secret is gone", async () => {
  const { house, mailer, queue, goOn } = openPost();
  mailer.trouble = "down";
  await queue();
  await sendMails(house);
  goOn(3 * 24 * 60);
  await sendMails(house);
  assert.deepEqual(await house.store.mailsWaiting(), { mails: 0, oldest: null });
  const newest = await house.store.newestEntry();
  assert.deepEqual([newest?.action, newest?.object, newest?.detail?.["to"]], ["mail-failed", account, letter.to]);
  assert.doesNotMatch(JSON.stringify(newest), /s3cret/);
});

test("an address that is refused for good is given up at once, and holds up no other mail", async () => {
  const { house, mailer, queue } = openPost();
  mailer.trouble = "refusing";
  await queue();
  assert.equal(await sendMails(house), true);
  assert.equal((await house.store.mailsWaiting()).mails, 0);
  assert.equal((await house.store.newestEntry())?.action, "mail-failed");
  mailer.trouble = null;
  await queue({ to: "bob@post.example" });
  await sendMails(house);
  assert.equal(mailer.mails.length, 1);
});

test("a mail to nobody goes the same way and is not handed on", async () => {
  const { house, mailer, queue } = openPost();
  await queue({ to: null });
  await sendMails(house);
  assert.deepEqual([mailer.mails.length, mailer.checks], [0, 1]);
  assert.equal((await house.store.mailsDue(house.clock(), 9)).length, 0);
});

test("two processes that send at once send each mail once", async () => {
  const { house, mailer, queue } = openPost();
  for (let count = 0; count < 5; count++) await queue();
  await Promise.all([sendMails(house), sendMails(house)]);
  assert.equal(mailer.mails.length, 5);
});

test("mails that a wrong clock has queued in times to come go out all the same", async () => {
  const { house, mailer, queue, goOn } = openPost();
  goOn(4 * 365 * 24 * 60);
  mailer.trouble = "down";
  await queue();
  await sendMails(house);
  goOn(-4 * 365 * 24 * 60);
  await sendMails(house);
  mailer.trouble = null;
  goOn(5);
  await sendMails(house);
  assert.equal(mailer.mails.length, 1);
});

test("a mail about somebody who is gone names nobody when it fails", async () => {
  const { house, mailer, queue } = openPost();
  mailer.trouble = "refusing";
  await queue({ account: null });
  await sendMails(house);
  assert.doesNotMatch(JSON.stringify(await house.store.newestEntry()), /ada@/);
});
