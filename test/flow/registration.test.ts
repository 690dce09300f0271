/** Registering: an address is proven, an administrator decides, and nobody learns whose address has an account. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { linkIn } from "../arbitrary/mailer.ts";
import { password, signedIn, visit } from "./desk-house.ts";
import { openPeopleHouse, plainly, type PeopleHouse } from "./people-house.ts";

async function register({ app }: PeopleHouse, email: string, introduction = "", from = "127.0.0.1") {
  const visitor = visit(app, from);
  await visitor.get("/register");
  return visitor.post("/register", { email, introduction });
}

/** Somebody who has registered and proven the address. */
async function waiting(opened: PeopleHouse, email: string, introduction = "") {
  await register(opened, email, introduction);
  await opened.send();
  const link = linkIn(opened.mailer.mailTo(email).text);
  const visitor = visit(opened.app);
  await visitor.get(link);
  const confirmed = await visitor.post(link, { password, again: password });
  assert.equal(confirmed.status, 200);
  return { visitor, link, confirmed, account: await opened.account(email) };
}

test("where registration is closed, as it is where nothing is set, none of it is there", async () => {
  const { app } = await openPeopleHouse({ registration: "closed" });
  for (const path of ["/register", `/register/${"0".repeat(48)}`]) {
    assert.equal((await visit(app).get(path)).status, 404);
  }
  assert.doesNotMatch((await visit(app).get("/sign-in")).body, /href="\/register"/);
});

test("who registers proves the address, waits, is approved with a role, and signs in", async () => {
  const opened = await openPeopleHouse();
  const { app, add, send, mailer } = opened;
  await add("Root", "administrator");
  const { visitor, confirmed, account } = await waiting(
    opened,
    "mia@post.example",
    "I keep the records of <Southmoor>.",
  );
  assert.match(confirmed.body, /administrator decides/);
  assert.deepEqual([account.state, account.role, account.email?.verified === null], ["pending", "member", false]);
  await visitor.get("/sign-in");
  const early = await visitor.post("/sign-in", { name: "mia@post.example", password });
  assert.deepEqual([early.status, early.body.includes("waits for an administrator")], [403, true]);
  await send();
  assert.match(mailer.mailTo("root@post.example").subject, /waits for approval/);

  const root = await signedIn(app, "Root");
  assert.match((await root.get("/desk/people")).body, /mia@post\.example/);
  const page = await root.get(`/desk/people/${account.id}`);
  assert.match(page.body, /I keep the records of &lt;Southmoor&gt;\./);
  const approved = await root.post(`/desk/people/${account.id}/approve`, { role: "partner" });
  assert.equal(approved.location, `/desk/people/${account.id}?said=approved`);
  assert.match((await root.follow(approved)).body, /The registration is approved/);
  await send();
  assert.match(mailer.mailTo("mia@post.example").subject, /is approved/);
  await visitor.get("/sign-in");
  assert.equal((await visitor.post("/sign-in", { name: "mia@post.example", password })).location, "/");
  assert.equal((await opened.account("mia@post.example")).introduction, null);
  assert.equal((await root.post(`/desk/people/${account.id}/approve`, { role: "editor" })).status, 409);
});

test("a registration that is refused leaves nothing of the person behind", async () => {
  const opened = await openPeopleHouse();
  const { app, add, house, send, mailer } = opened;
  await add("Root", "administrator");
  const { account } = await waiting(opened, "mia@post.example", "From Southmoor");
  const root = await signedIn(app, "Root");
  await root.get(`/desk/people/${account.id}`);
  assert.equal((await root.post(`/desk/people/${account.id}/refuse`, {})).location, "/desk/people?said=refused");
  assert.equal(await house.store.findAccount(account.id), null);
  const kept = JSON.stringify(await house.store.entriesAfter(0, 1000));
  assert.doesNotMatch(kept, /mia@post|Southmoor/);
  await send();
  assert.match(mailer.mailTo("mia@post.example").text, /has been deleted/);
  assert.deepEqual((await house.store.mailsWaiting()).mails, 0);
});

test("registering is answered alike to the byte, whether the address has an account or not", async () => {
  const opened = await openPeopleHouse();
  const { add, send, mailer, house } = opened;
  await add("Ada", "curator");
  const entries = [];
  const answers = [];
  for (const email of ["ada@post.example", "nix@post.example", "nix@post.example"]) {
    const before = (await house.store.newestEntry())?.number ?? 0;
    answers.push(plainly(await register(opened, email), email));
    entries.push(((await house.store.newestEntry())?.number ?? 0) - before);
  }
  assert.equal(new Set(answers).size, 1, answers.join("\n"));
  assert.deepEqual(entries, [1, 1, 1]);
  await send();
  assert.match(mailer.mailTo("ada@post.example").subject, /You have an account/);
  assert.doesNotMatch(mailer.mailTo("ada@post.example").text, /\/register\//);
  assert.match(mailer.mailTo("nix@post.example").text, /\/register\/[0-9a-f]{48}/);
});

test("what is no address is refused beside its field, and so is one that would carry more into a mail", async () => {
  const opened = await openPeopleHouse();
  for (const email of ["", "mia", "mia@post.example\r\nBcc: eve@post.example", "a@b.example,c@d.example"]) {
    const answer = await register(opened, email);
    assert.equal(answer.status, 422, email);
    assert.match(answer.body, /id="f-email-error"/);
  }
  await opened.send();
  assert.deepEqual(opened.mailer.mails, []);
});

test("a link to confirm works once, for 72 hours, and not after a newer one", async () => {
  const opened = await openPeopleHouse();
  const { app, send, mailer, goOn } = opened;
  await register(opened, "mia@post.example");
  await send();
  const first = linkIn(mailer.mailTo("mia@post.example").text);
  await register(opened, "mia@post.example");
  await send();
  const second = linkIn(mailer.mailTo("mia@post.example").text);
  assert.equal((await visit(app).get(first)).status, 404);
  goOn(72 * 60 - 5);
  assert.equal((await visit(app).get(second)).status, 200);
  goOn(10);
  assert.equal((await visit(app).get(second)).status, 404);
  const { link } = await waiting(opened, "bob@post.example");
  assert.equal((await visit(app).get(link)).status, 404);
});

test("one network address registers only so often", async () => {
  const opened = await openPeopleHouse();
  const statuses = [];
  for (let count = 0; count < 12; count++) statuses.push((await register(opened, `n${count}@post.example`)).status);
  assert.deepEqual([statuses[9], statuses[10]], [200, 429]);
});

test("who has not confirmed an address may neither be approved nor sign in", async () => {
  const opened = await openPeopleHouse();
  const { app, add, account } = opened;
  await add("Root", "administrator");
  await register(opened, "mia@post.example");
  const { id } = await account("mia@post.example");
  const root = await signedIn(app, "Root");
  const page = await root.get(`/desk/people/${id}`);
  assert.doesNotMatch(page.body, /\/approve"/);
  assert.equal((await root.post(`/desk/people/${id}/approve`, { role: "member" })).status, 409);
});
