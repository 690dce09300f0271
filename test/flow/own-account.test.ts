/** One's own account: sessions, another address, a copy of what is kept, and the end of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { verifyAuditLog } from "../../src/workflow/audit-verify.ts";
import { saveSearch } from "../../src/workflow/save-search.ts";
import { linkIn } from "../arbitrary/mailer.ts";
import { password, signedIn, visit } from "./desk-house.ts";
import { openPeopleHouse } from "./people-house.ts";

const session = "casebook_session";

test("the page of an account leads to everything that can be changed", async () => {
  const { app, add } = await openPeopleHouse();
  await add("Ada", "curator");
  const { body } = await (await signedIn(app, "Ada")).get("/account");
  for (const path of ["email", "password", "security", "sessions", "keys", "data"]) {
    assert.match(body, new RegExp(`href="/account/${path}"`));
  }
  assert.match(body, /ada@post\.example/);
});

test("sessions are listed with the present one marked, and ended one by one or all but it", async () => {
  const { app, add } = await openPeopleHouse();
  await add("Ada", "curator");
  const [here, phone, lost] = [await signedIn(app, "Ada"), await signedIn(app, "Ada"), await signedIn(app, "Ada")];
  const page = await here.get("/account/sessions");
  assert.equal((page.body.match(/\(this session\)/g) ?? []).length, 1);
  const ids = [...page.body.matchAll(/name="id" value="([^"]+)"/g)].map(([, id = ""]) => id);
  assert.equal(ids.length, 3);
  for (const { cookies } of [here, phone, lost])
    assert.doesNotMatch(page.body, new RegExp(cookies.get(session) ?? "-"));
  // The newest first where they were seen at the same time, so the lost one is named first.
  const [, row = ""] = /<tbody>.*?<tr>(.*?)<\/tr>/s.exec(page.body) ?? [];
  const [, id = ""] = /name="id" value="([^"]+)"/.exec(row) ?? [];
  assert.equal((await here.post("/account/sessions/end", { id })).location, "/account/sessions?ended=1");
  const left = [];
  for (const visitor of [here, phone, lost]) left.push((await visitor.get("/account")).status);
  assert.equal(left.filter((status) => status === 200).length, 2);
  await here.get("/account/sessions");
  assert.equal((await here.post("/account/sessions/end-others", {})).status, 303);
  assert.deepEqual([(await here.get("/account")).status, (await phone.get("/account")).status], [200, 303]);
});

test("nobody ends the session of somebody else by its name", async () => {
  const { app, add, house } = await openPeopleHouse();
  const { id: adaId } = await add("Ada", "curator");
  await add("Eve", "curator");
  const [ada, eve] = [await signedIn(app, "Ada"), await signedIn(app, "Eve")];
  const [token] = await house.store.listTokens(adaId, "session");
  await eve.get("/account/sessions");
  const [others, none] = [
    await eve.post("/account/sessions/end", { id: token?.id ?? "" }),
    await eve.post("/account/sessions/end", { id: "0123456789abcdef" }),
  ];
  assert.deepEqual([others.status, none.status], [404, 404]);
  assert.equal((await ada.get("/account")).status, 200);
});

test("a session ends after two hours in which nothing was heard of it, and after twelve in any case", async () => {
  const { app, add, goOn } = await openPeopleHouse();
  await add("Ada", "curator");
  const idle = await signedIn(app, "Ada");
  goOn(119);
  assert.equal((await idle.get("/account")).status, 200);
  goOn(121);
  assert.equal((await idle.get("/account")).status, 303);
  const busy = await signedIn(app, "Ada");
  for (let hour = 1; hour < 12; hour++) {
    goOn(60);
    assert.equal((await busy.get("/account")).status, 200, `hour ${hour}`);
  }
  goOn(61);
  assert.equal((await busy.get("/account")).status, 303);
});

test("a session from times to come is none once the clock is right again", async () => {
  const { app, add, goOn } = await openPeopleHouse();
  await add("Ada", "curator");
  goOn(4 * 365 * 24 * 60);
  const ada = await signedIn(app, "Ada");
  assert.equal((await ada.get("/account")).status, 200);
  goOn(-4 * 365 * 24 * 60);
  assert.equal((await ada.get("/account")).status, 303);
  // And the honest get in as ever.
  assert.equal((await (await signedIn(app, "Ada")).get("/account")).status, 200);
});

test("another address counts once its link was followed, and the one before is told", async () => {
  const { app, add, account, mailer, send } = await openPeopleHouse();
  await add("Ada", "curator");
  const ada = await signedIn(app, "Ada");
  await ada.get("/account/email");
  const wrong = await ada.post("/account/email", { email: "new@post.example", old: "not it" });
  assert.equal(wrong.status, 422);
  const asked = await ada.post("/account/email", { email: "new@post.example", old: password });
  assert.match(asked.body, /on its way to the new address/);
  assert.equal((await account("Ada")).email?.address, "ada@post.example");
  const link = linkIn(mailer.mailTo("new@post.example").text);
  const visitor = visit(app);
  assert.equal((await visitor.get(link)).headers["referrer-policy"], "strict-origin");
  assert.equal((await visitor.post(link, {})).status, 200);
  assert.equal((await account("Ada")).email?.address, "new@post.example");
  assert.equal((await visitor.post(link, {})).status, 404);
  await send();
  assert.match(mailer.mailTo("ada@post.example").subject, /address .* was changed/);
});

test("no link that was mailed to the address before sets the password, once another one counts", async () => {
  const { app, add, account, mailer, send } = await openPeopleHouse();
  const { id } = await add("Ada", "curator");
  await add("Root", "administrator");
  const root = await signedIn(app, "Root");
  await root.get(`/desk/people/${id}`);
  assert.equal((await root.post(`/desk/people/${id}/link`, {})).status, 200);
  const visitor = visit(app);
  await visitor.get("/password/forgotten");
  await visitor.post("/password/forgotten", { who: "Ada" });
  await send();
  const mailed = mailer.mails.filter(({ to }) => to === "ada@post.example").map(({ text }) => linkIn(text));
  assert.equal(mailed.length, 2);
  for (const link of mailed) assert.equal((await visitor.get(link)).status, 200);

  const ada = await signedIn(app, "Ada");
  await ada.get("/account/email");
  await ada.post("/account/email", { email: "new@post.example", old: password });
  const proof = linkIn(mailer.mailTo("new@post.example").text);
  await ada.get(proof);
  await ada.post(proof, {});
  assert.equal((await account("Ada")).email?.address, "new@post.example");
  for (const link of mailed) assert.equal((await visitor.get(link)).status, 404);
});

test("whether a new address belongs to somebody else is not told, and their account stays theirs", async () => {
  const { app, add, account, mailer } = await openPeopleHouse();
  await add("Ada", "curator");
  await add("Bob", "member");
  const ada = await signedIn(app, "Ada");
  const bodies = [];
  for (const email of ["bob@post.example", "nix@post.example"]) {
    await ada.get("/account/email");
    const { body, status } = await ada.post("/account/email", { email, old: password });
    bodies.push(`${status} ${body.replaceAll(/name="form" value="[^"]*"/g, "")}`);
  }
  assert.equal(bodies[0], bodies[1]);
  assert.doesNotMatch(mailer.mailTo("bob@post.example").text, /\/account\/email\//);
  assert.equal((await account("Bob")).email?.address, "bob@post.example");
});

test("an address that two have asked for goes to the first who proves it", async () => {
  const { app, add, mailer } = await openPeopleHouse();
  const links = [];
  for (const name of ["Ada", "Bob"]) {
    await add(name, "member");
    const visitor = await signedIn(app, name);
    await visitor.get("/account/email");
    await visitor.post("/account/email", { email: "new@post.example", old: password });
    links.push(linkIn(mailer.mailTo("new@post.example").text));
  }
  const statuses = [];
  for (const link of links) {
    const visitor = visit(app);
    await visitor.get(link);
    statuses.push((await visitor.post(link, {})).status);
  }
  assert.deepEqual(statuses, [200, 409]);
});

test("a mail to a new address that cannot be sent is told of, and kept", async () => {
  const { app, add, mailer, goOn, send } = await openPeopleHouse();
  await add("Ada", "curator");
  const ada = await signedIn(app, "Ada");
  mailer.trouble = "down";
  await ada.get("/account/email");
  const asked = await ada.post("/account/email", { email: "new@post.example", old: password });
  assert.equal(asked.status, 200);
  assert.match(asked.body, /could not be sent yet; it is kept and tried again/);
  mailer.trouble = null;
  goOn(2);
  await send();
  assert.equal((await visit(app).get(linkIn(mailer.mailTo("new@post.example").text))).status, 200);
});

test("a copy of what is kept holds everything of the person, and nothing that lets anybody in", async () => {
  const { app, add, account, house } = await openPeopleHouse();
  const { id } = await add("Ada", "curator");
  await add("Bob", "member");
  await saveSearch(house, { account: id, name: "floods", query: "q=flood" });
  await house.store.saveAccount({
    ...(await account("Ada")),
    totp: { secret: "JBSWY3DPEHPK3PXP", confirmed: null, lastStep: 0 },
    recoveryCodes: ["d1gest"],
  });
  const ada = await signedIn(app, "Ada");
  await ada.get("/account/data");
  const copy = await ada.post("/account/data/copy", {});
  assert.match(String(copy.headers["content-disposition"]), /^attachment; filename="casebook-account\.json"$/);
  assert.equal(copy.headers["cache-control"], "private, no-store");
  const told = JSON.parse(copy.body) as Record<string, unknown>;
  assert.deepEqual(Object.keys(told), ["taken", "account", "sessions", "keys", "savedSearches", "auditEntries"]);
  assert.match(copy.body, /ada@post\.example.*floods.*sign-in/s);
  for (const secret of [/argon2/, /JBSWY3/, /d1gest/, new RegExp(ada.cookies.get(session) ?? "-"), /bob@/, /digest/])
    assert.doesNotMatch(copy.body, secret);
});

test("who erases an account types its name and password, and nothing of the person is left but what they decided", async () => {
  const { app, add, account, house, mailer, send } = await openPeopleHouse();
  const { id } = await add("Ada", "curator");
  await saveSearch(house, { account: id, name: "floods", query: "q=flood" });
  const [ada, elsewhere] = [await signedIn(app, "Ada"), await signedIn(app, "Ada")];
  const page = await ada.get("/account/data");
  assert.match(page.body, /cannot be undone/);
  for (const wrong of [{ confirm: "Ada", old: "not it" }, { confirm: "ada", old: password }, { confirm: "Ada" }]) {
    assert.equal((await ada.post("/account/data/erase", wrong)).status, 422);
  }
  assert.equal((await account("Ada")).state, "active");
  const erased = await ada.post("/account/data/erase", { confirm: "Ada", old: password });
  assert.equal(erased.location, "/sign-in?said=erased");
  assert.equal((await elsewhere.get("/account")).status, 303);
  assert.equal(await house.store.findAccount(id), null);
  assert.deepEqual(await house.store.listSearches(id), []);
  assert.deepEqual(await house.store.listTokens(id, "session"), []);
  const entries = await house.store.entriesAfter(0, 1000);
  assert.doesNotMatch(JSON.stringify(entries), /"Ada"|ada@post|127\.0\.0\.1/);
  assert.ok(entries.some(({ action, object }) => action === "account-erased" && object === id));
  assert.deepEqual((await verifyAuditLog(house.store)).findings, []);
  await send();
  assert.match(mailer.mailTo("ada@post.example").subject, /was erased/);
  assert.doesNotMatch(JSON.stringify(await house.store.entriesAfter(0, 1000)), /ada@post/);
});

test("an account that is called by a word of the log takes nothing out of it that tells of others", async () => {
  const { app, add, house } = await openPeopleHouse();
  const { id: bob } = await add("Bob", "member");
  await signedIn(app, "Bob");
  // `password` is how Bob signed in.
  const { id } = await add("password", "member");
  const called = await signedIn(app, "password");
  await called.get("/account/data");
  assert.equal((await called.post("/account/data/erase", { confirm: "password", old: password })).status, 303);
  const entries = await house.store.entriesAfter(0, 1000);
  const signedInBy = (who: string) => entries.filter(({ action, by }) => action === "sign-in" && by === who);
  assert.deepEqual(
    signedInBy(bob).map(({ detail }) => detail?.["name"]),
    ["Bob"],
  );
  assert.deepEqual(
    signedInBy(id).map(({ detail }) => detail),
    [null],
  );
});

test("the only administrator cannot be erased, not even by themselves", async () => {
  const { app, add, account } = await openPeopleHouse();
  await add("Root", "administrator");
  const root = await signedIn(app, "Root");
  await root.get("/account/data");
  const refused = await root.post("/account/data/erase", { confirm: "Root", old: password });
  assert.equal(refused.status, 409);
  assert.match(refused.body, /make somebody else an administrator first/);
  assert.equal((await account("Root")).state, "active");
});

test("an administrator erases somebody by typing their name", async () => {
  const { app, add, house } = await openPeopleHouse();
  await add("Root", "administrator");
  const { id } = await add("Ada", "curator");
  const root = await signedIn(app, "Root");
  await root.get(`/desk/people/${id}/erase`);
  assert.equal((await root.post(`/desk/people/${id}/erase`, { confirm: "Bob" })).status, 422);
  assert.equal((await root.post(`/desk/people/${id}/erase`, { confirm: "Ada" })).location, "/desk/people?said=erased");
  assert.equal(await house.store.findAccount(id), null);
  assert.deepEqual((await verifyAuditLog(house.store)).findings, []);
});

test("pages of one's account are for who has signed in", async () => {
  const { app } = await openPeopleHouse();
  for (const path of ["", "/sessions", "/password", "/email", "/data"]) {
    const { status, location } = await visit(app).get(`/account${path}`);
    assert.deepEqual([status, location], [303, `/sign-in?next=${encodeURIComponent(`/account${path}`)}`]);
  }
});

test("a wrong present password is noted, wherever it was asked for, and never what was typed", async () => {
  const { app, add, house } = await openPeopleHouse();
  const { id } = await add("Ada", "curator");
  const ada = await signedIn(app, "Ada");
  await ada.get("/account/password");
  const next = { password: "another long password", again: "another long password" };
  await ada.post("/account/password", { old: "a guess of mine", ...next });
  await ada.post("/account/email", { old: "a guess of mine", email: "new@post.example" });
  await ada.post("/account/data/erase", { old: "a guess of mine", confirm: "Ada" });
  const wanted = { action: "sign-in-refused", by: null, object: id, from: null, to: null } as const;
  const { entries, total } = await house.store.listEntries(wanted, { offset: 0, limit: 9 });
  assert.equal(total, 3);
  for (const { detail } of entries)
    assert.deepEqual([detail?.["way"], detail?.["reason"]], ["own-account", "credentials"]);
  assert.ok(!JSON.stringify(entries).includes("guess"));
});
