/** Passwords: forgotten and set anew by mail, changed while signed in, and links of every wrong kind. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addAccount } from "../../src/workflow/accounts.ts";
import { suspendAccount } from "../../src/workflow/administration.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { linkIn } from "../arbitrary/mailer.ts";
import { password, signedIn, visit, type Visitor } from "./desk-house.ts";
import { openPeopleHouse, plainly, type PeopleHouse } from "./people-house.ts";

const fresh = "another long enough password";
const session = "casebook_session";

async function ask({ app }: PeopleHouse, who: string, from = "127.0.0.1") {
  const visitor = visit(app, from);
  await visitor.get("/password/forgotten");
  return visitor.post("/password/forgotten", { who });
}

async function setAt(visitor: Visitor, link: string, to = fresh) {
  await visitor.get("/password/forgotten");
  return visitor.post(link, { password: to, again: to });
}

test("a forgotten password is set anew with a link that is mailed, works once, and ends every session", async () => {
  const opened = await openPeopleHouse();
  const { app, add, send, mailer, noted } = opened;
  await add("Ada", "curator");
  const ada = await signedIn(app, "Ada");
  assert.equal((await ask(opened, "ada")).status, 200);
  await send();
  const mail = mailer.mailTo("ada@post.example");
  assert.match(mail.text, /https:\/\/casebook\.example\/password\/[0-9a-f]{48}\n/);
  const link = linkIn(mail.text);
  assert.equal((await ada.get("/account")).status, 200);
  assert.equal((await setAt(visit(app), link)).location, "/sign-in?said=password-set");
  assert.equal((await ada.get("/account")).status, 303);
  assert.equal((await visit(app).get(link)).status, 404);
  const again = visit(app);
  await again.get("/sign-in");
  assert.equal((await again.post("/sign-in", { name: "Ada", password })).status, 401);
  assert.equal((await again.post("/sign-in", { name: "Ada", password: fresh })).status, 303);
  await send();
  assert.match(mailer.mailTo("ada@post.example").subject, /password .* was changed/);
  assert.deepEqual(
    (await noted()).filter((action) => action.startsWith("password")),
    ["password-link", "password-set"],
  );
});

test("links in mails lead where the settings say, whatever host was asked", async () => {
  const opened = await openPeopleHouse();
  await opened.add("Ada", "curator");
  const visitor = visit(opened.app);
  const token = /name="form" value="([^"]+)"/.exec((await visitor.get("/password/forgotten")).body)?.[1] ?? "";
  const answer = await opened.app.inject({
    method: "POST",
    url: "/password/forgotten",
    headers: { host: "evil.example", "content-type": "application/x-www-form-urlencoded" },
    cookies: Object.fromEntries(visitor.cookies),
    payload: new URLSearchParams({ form: token, who: "Ada" }).toString(),
  });
  await opened.send();
  for (const { text } of opened.mailer.mails) assert.doesNotMatch(text, /evil/);
  assert.ok(answer.statusCode < 500);
});

test("asking for a link is answered alike to the byte, whether there is such an account or not, and however it stands", async () => {
  const opened = await openPeopleHouse();
  const { add, account, house, send, mailer } = opened;
  for (const name of ["Ada", "Bob", "Eve"]) await add(name, "member");
  await suspendAccount(house, houseDoer, (await account("Bob")).id);
  await house.store.saveAccount({ ...(await account("Eve")), state: "pending" });
  await addAccount(house, { name: "New", role: "member" });
  const before = (await house.store.newestEntry())?.number ?? 0;
  const answers = [];
  for (const who of ["Ada", "Bob", "Eve", "New", "Nix"]) answers.push(plainly(await ask(opened, who), who));
  assert.equal(new Set(answers).size, 1, answers.join("\n"));
  assert.match(answers[0] ?? "", /\[200,/);
  // As much was noted and queued for each.
  assert.equal((await house.store.newestEntry())?.number, before + 5);
  await send();
  assert.deepEqual(mailer.mails.map(({ to }) => to).toSorted(), [
    "ada@post.example",
    "bob@post.example",
    "eve@post.example",
  ]);
  assert.match(mailer.mailTo("bob@post.example").text, /suspended/);
  assert.match(mailer.mailTo("eve@post.example").text, /approval/);
  for (const to of ["bob@post.example", "eve@post.example"])
    assert.doesNotMatch(mailer.mailTo(to).text, /\/password\//);
});

test("a mailer that is down is told of alike, loses nothing and locks nobody out", async () => {
  const opened = await openPeopleHouse();
  const { app, add, mailer, send, goOn } = opened;
  await add("Ada", "curator");
  mailer.trouble = "down";
  const answers = [];
  for (const who of ["Ada", "Nix"]) answers.push(plainly(await ask(opened, who), who));
  assert.equal(answers[0], answers[1]);
  assert.match(answers[0] ?? "", /could not be sent yet; it is kept and tried again/);
  await send();
  assert.equal(mailer.mails.length, 0);
  const ada = await signedIn(app, "Ada");
  assert.equal((await ada.get("/account")).status, 200);
  mailer.trouble = null;
  goOn(2);
  await send();
  assert.equal(mailer.mails.length, 1);
  assert.equal((await setAt(visit(app), linkIn(mailer.mailTo("ada@post.example").text))).status, 303);
});

test("earlier links die with a newer one, and every link after its hour", async () => {
  const opened = await openPeopleHouse();
  const { app, add, send, mailer, goOn } = opened;
  await add("Ada", "curator");
  const links = [];
  for (let count = 0; count < 2; count++) {
    await ask(opened, "Ada");
    await send();
    links.push(linkIn(mailer.mailTo("ada@post.example").text));
  }
  const [first = "", second = ""] = links;
  assert.equal((await visit(app).get(first)).status, 404);
  assert.equal((await visit(app).get(second)).status, 200);
  goOn(61);
  assert.equal((await visit(app).get(second)).status, 404);
  assert.equal((await setAt(visit(app), second)).status, 404);
});

test("who floods an address with mails stops after some, and the link that was sent last goes on working", async () => {
  const opened = await openPeopleHouse();
  const { app, add, send, mailer } = opened;
  await add("Ada", "curator");
  // All of these spellings find the account.
  const spellings = ["Ada", "ada", "Ａda", "ａｄａ", "ADA", " Ａｄａ ", "Adａ", "aDa"];
  for (const [count, who] of spellings.entries())
    assert.equal((await ask(opened, who, `198.51.100.${count}`)).status, 200);
  await send();
  assert.equal(mailer.mails.length, 5);
  // One of them is the newest; whatever came after it has not ended it.
  const works = [];
  for (const { text } of mailer.mails) works.push((await visit(app).get(linkIn(text))).status === 200);
  assert.equal(works.filter(Boolean).length, 1);
});

test("one address cannot ask without end", async () => {
  const opened = await openPeopleHouse();
  const statuses = [];
  for (let count = 0; count < 7; count++) statuses.push((await ask(opened, "Ada")).status);
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
});

test("links and secrets do not stand in for one another", async () => {
  const opened = await openPeopleHouse();
  const { app, add, house, send, mailer } = opened;
  await add("Ada", "administrator");
  await add("Bob", "member");
  const ada = await signedIn(app, "Ada");
  await ask(opened, "Ada");
  await send();
  const reset = linkIn(mailer.mailTo("ada@post.example").text);
  const secret = reset.slice("/password/".length);
  const held = ada.cookies.get(session) ?? "";
  for (const wrong of [held, secret.toUpperCase(), `${secret}0`, secret.slice(1), "%00", "0".repeat(48)]) {
    assert.notEqual((await visit(app).get(`/password/${wrong}`)).status, 200, wrong);
  }
  for (const path of [`/register/${secret}`, `/account/email/${secret}`]) {
    assert.equal((await visit(app).get(path)).status, 404, path);
  }
  const thief = visit(app);
  thief.cookies.set(session, secret);
  assert.equal((await thief.get("/account")).status, 303);
  // The link of one account sets nobody else's password.
  const bob = await signedIn(app, "Bob");
  await setAt(bob, reset);
  assert.equal((await bob.get("/account")).status, 200);
  const entered = visit(app);
  await entered.get("/sign-in");
  assert.equal((await entered.post("/sign-in", { name: "Bob", password })).status, 303);
  assert.equal((await house.store.findAccountByName("Bob"))?.role, "member");
});

test("a link that is used twice at once sets one password", async () => {
  const opened = await openPeopleHouse();
  const { app, add, send, mailer } = opened;
  await add("Ada", "curator");
  await ask(opened, "Ada");
  await send();
  const link = linkIn(mailer.mailTo("ada@post.example").text);
  const [one, other] = [visit(app), visit(app)];
  const answers = await Promise.all([setAt(one, link, `${fresh} 1`), setAt(other, link, `${fresh} 2`)]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 404]);
});

test("a password is changed with the old one; this session goes on under a new secret, all others end", async () => {
  const { app, add, send, mailer } = await openPeopleHouse();
  await add("Ada", "curator");
  const [here, elsewhere] = [await signedIn(app, "Ada"), await signedIn(app, "Ada")];
  await here.get("/account/password");
  const wrong = await here.post("/account/password", { old: "not it", password: fresh, again: fresh });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /id="f-old-error"/);
  const weak = await here.post("/account/password", { old: password, password: "short", again: "short" });
  assert.equal(weak.status, 422);
  const before = here.cookies.get(session);
  const changed = await here.post("/account/password", { old: password, password: fresh, again: fresh });
  assert.equal(changed.location, "/account?said=password-changed");
  assert.notEqual(here.cookies.get(session), before);
  assert.equal((await here.get("/account")).status, 200);
  assert.equal((await elsewhere.get("/account")).status, 303);
  const thief = visit(app);
  thief.cookies.set(session, before ?? "");
  assert.equal((await thief.get("/account")).status, 303);
  await send();
  assert.match(mailer.mailTo("ada@post.example").subject, /was changed/);
});

test("the present password cannot be guessed without end from a session that was left open", async () => {
  const { app, add } = await openPeopleHouse();
  await add("Ada", "curator");
  const here = await signedIn(app, "Ada");
  await here.get("/account/password");
  const statuses = [];
  for (let count = 0; count < 11; count++)
    statuses.push((await here.post("/account/password", { old: "guess", password: fresh, again: fresh })).status);
  assert.deepEqual([statuses[0], statuses[9], statuses[10]], [422, 422, 429]);
});
