/** People: what administrators do to accounts, what nobody may do, and two of them at once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changeRole, resumeAccount, suspendAccount } from "../../src/workflow/administration.ts";
import { houseDoer, signedIn as by } from "../../src/workflow/doer.ts";
import { eraseAccount } from "../../src/workflow/erasure.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { linkIn } from "../arbitrary/mailer.ts";
import { openHouse } from "../arbitrary/house.ts";
import { addPerson, password, signedIn, visit } from "./desk-house.ts";
import { openPeopleHouse } from "./people-house.ts";

test("an administrator adds somebody, whose link is shown once and another one mailed", async () => {
  const { app, add, send, mailer } = await openPeopleHouse();
  await add("Root", "administrator");
  const root = await signedIn(app, "Root");
  assert.match((await root.get("/desk")).body, /href="\/desk\/people"/);
  await root.get("/desk/people");
  const added = await root.post("/desk/people", { name: "Zoe", email: "zoe@post.example", role: "partner" });
  assert.equal(added.status, 201);
  const shown = linkIn(added.body);
  assert.match(added.body, /on its way to their address/);
  await send();
  const mailed = linkIn(mailer.mailTo("zoe@post.example").text);
  assert.notEqual(shown, mailed);
  assert.doesNotMatch((await root.get("/desk/people")).body, /\/password\//);
  const zoe = visit(app);
  await zoe.get(mailed);
  assert.equal((await zoe.post(mailed, { password, again: password })).status, 303);
  assert.equal((await visit(app).get(shown)).status, 404);
});

test("an address counts as proven by the link that was mailed, not by the one that was shown", async () => {
  const { app, add, account, send, mailer } = await openPeopleHouse();
  await add("Root", "administrator");
  const root = await signedIn(app, "Root");
  await root.get("/desk/people");
  for (const [name, isMailed] of [
    ["Zoe", true],
    ["Yan", false],
  ] as const) {
    const email = `${name.toLowerCase()}@post.example`;
    const { body } = await root.post("/desk/people", { name, email, role: "member" });
    await send();
    const link = isMailed ? linkIn(mailer.mailTo(email).text) : linkIn(body);
    const visitor = visit(app);
    await visitor.get(link);
    await visitor.post(link, { password, again: password });
    assert.equal((await account(name)).email?.verified !== null, isMailed);
  }
});

test("what is wrong with somebody to add is said beside the form, and what was typed is kept", async () => {
  const { app, add } = await openPeopleHouse();
  await add("Root", "administrator");
  const root = await signedIn(app, "Root");
  await root.get("/desk/people");
  const taken = await root.post("/desk/people", { name: "root", role: "member" });
  assert.equal(taken.status, 409);
  assert.match(taken.body, /already an account of this name/);
  assert.match(taken.body, /value="root"/);
  for (const wrong of [
    { name: "Yan", role: "king" },
    { name: "Yan", role: "member", email: "nowhere" },
    { name: "", role: "member" },
    { name: "Ya\u202en", role: "member" },
  ]) {
    assert.equal((await root.post("/desk/people", wrong)).status, 422);
  }
});

test("a mailer that is down is told of, the link stands, and the mail goes out later", async () => {
  const { app, add, mailer, goOn, send } = await openPeopleHouse();
  await add("Root", "administrator");
  mailer.trouble = "down";
  const root = await signedIn(app, "Root");
  await root.get("/desk/people");
  const added = await root.post("/desk/people", { name: "Zoe", email: "zoe@post.example", role: "member" });
  assert.equal(added.status, 201);
  assert.match(added.body, /could not be sent yet; it is kept and tried again/);
  assert.equal((await visit(app).get(linkIn(added.body))).status, 200);
  assert.match((await root.get("/desk/people")).body, /1 mail waits to be sent/);
  mailer.trouble = null;
  goOn(2);
  await send();
  assert.equal((await visit(app).get(linkIn(mailer.mailTo("zoe@post.example").text))).status, 200);
  assert.doesNotMatch((await root.get("/desk/people")).body, /waits to be sent/);
});

test("an address that the mail server refuses is told of at once", async () => {
  const { app, add, mailer } = await openPeopleHouse();
  await add("Root", "administrator");
  mailer.trouble = "refusing";
  const root = await signedIn(app, "Root");
  await root.get("/desk/people");
  const added = await root.post("/desk/people", { name: "Zoe", email: "zeo@post.example", role: "member" });
  assert.match(added.body, /does not take mails to that address/);
  assert.equal((await visit(app).get(linkIn(added.body))).status, 200);
});

test("a role counts from the next request on, and so does a suspension", async () => {
  const { app, add } = await openPeopleHouse();
  await add("Root", "administrator");
  const { id } = await add("Ada", "curator");
  const [root, ada] = [await signedIn(app, "Root"), await signedIn(app, "Ada")];
  assert.equal((await ada.get("/desk")).status, 200);
  await root.get(`/desk/people/${id}`);
  assert.equal((await root.post(`/desk/people/${id}/role`, { role: "member" })).status, 303);
  assert.equal((await ada.get("/desk")).status, 403);
  assert.equal((await ada.get("/account")).status, 200);
  assert.equal((await root.post(`/desk/people/${id}/suspend`, {})).status, 303);
  assert.equal((await ada.get("/account")).status, 303);
  assert.equal((await root.post(`/desk/people/${id}/suspend`, {})).status, 409);
  assert.equal((await root.post(`/desk/people/${id}/link`, {})).status, 409);
  assert.equal((await root.post(`/desk/people/${id}/resume`, {})).status, 303);
  assert.equal((await ada.get("/account")).status, 303);
  assert.equal((await (await signedIn(app, "Ada")).get("/account")).status, 200);
});

test("all sessions of somebody are ended, and a new link ends the earlier one", async () => {
  const { app, add } = await openPeopleHouse();
  await add("Root", "administrator");
  const { id } = await add("Ada", "curator");
  const [root, ada] = [await signedIn(app, "Root"), await signedIn(app, "Ada")];
  await root.get(`/desk/people/${id}`);
  assert.equal((await root.post(`/desk/people/${id}/end-sessions`, {})).status, 303);
  assert.equal((await ada.get("/account")).status, 303);
  const first = linkIn((await root.post(`/desk/people/${id}/link`, {})).body);
  const second = linkIn((await root.post(`/desk/people/${id}/link`, {})).body);
  assert.equal((await visit(app).get(first)).status, 404);
  assert.equal((await visit(app).get(second)).status, 200);
});

test("nobody changes their own role, nor suspends or erases themselves here", async () => {
  const { app, add, account } = await openPeopleHouse();
  const { id } = await add("Root", "administrator");
  await add("Other", "administrator");
  const root = await signedIn(app, "Root");
  const page = await root.get(`/desk/people/${id}`);
  assert.match(page.body, /This is your own account/);
  assert.doesNotMatch(page.body, /\/(role|suspend|erase)"/);
  for (const path of ["role", "suspend", "erase"]) {
    assert.equal(
      (await root.post(`/desk/people/${id}/${path}`, { role: "member", confirm: "Root" })).status,
      403,
      path,
    );
  }
  assert.equal((await root.get(`/desk/people/${id}/erase`)).status, 403);
  assert.deepEqual([(await account("Root")).role, (await account("Root")).state], ["administrator", "active"]);
});

test("accounts are nobody's business but the administrators', and what is not there is answered to them alone", async () => {
  const { app, add } = await openPeopleHouse();
  const { id } = await add("Ada", "editor");
  await add("Root", "administrator");
  const ada = await signedIn(app, "Ada");
  await ada.get("/account");
  assert.doesNotMatch((await ada.get("/account")).body, /\/desk\/people/);
  const paths = ["role", "suspend", "resume", "link", "erase", "approve", "refuse", "end-sessions", "factors"];
  for (const target of [id, "0000"]) {
    assert.equal((await ada.get(`/desk/people/${target}`)).status, 403);
    for (const path of paths)
      assert.equal((await ada.post(`/desk/people/${target}/${path}`, { role: "member" })).status, 403, path);
  }
  assert.equal((await ada.get("/desk/people")).status, 403);
  assert.equal((await ada.post("/desk/people", { name: "Eve", role: "administrator" })).status, 403);
  assert.equal((await visit(app).get("/desk/people")).status, 303);
  assert.equal((await (await signedIn(app, "Root")).get("/desk/people/0000")).status, 404);
});

test("two administrators who are at work on each other leave one", async () => {
  const refused: string[] = [];
  const attempt = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => {
      assert.ok(error instanceof Refusal);
      refused.push(error.code);
    });
  };
  const house = openHouse();
  for (const name of ["One", "Two"]) await addPerson(house, name, "administrator");
  const [one, two] = [await house.store.findAccountByName("One"), await house.store.findAccountByName("Two")];
  assert.ok(one !== null && two !== null);
  await Promise.all([
    attempt(changeRole(house, by(one), two.id, "member")),
    attempt(suspendAccount(house, by(two), one.id)),
  ]);
  assert.deepEqual(refused, ["not-allowed"]);
  await attempt(changeRole(house, houseDoer, one.id, "editor"));
  await attempt(suspendAccount(house, houseDoer, one.id));
  await attempt(eraseAccount(house, houseDoer, { account: one.id, site: null }));
  await attempt(eraseAccount(house, by(one), { account: one.id, site: null }));
  assert.deepEqual(refused.slice(1), Array(4).fill("last-administrator"));
});

test("whatever is done to accounts by whom, an administrator remains who can sign in", async () => {
  const names = ["a", "b", "c"] as const;
  const deed = fc.record({
    by: fc.constantFrom(...names, null),
    to: fc.constantFrom(...names),
    what: fc.constantFrom("demote", "promote", "suspend", "resume", "erase"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
      const house = openHouse();
      for (const name of names) await addPerson(house, name, "administrator");
      const ids = new Map((await house.store.listAccounts()).map((account) => [account.name, account.id]));
      for (const { by: name, to, what } of deeds) {
        const [doer, id] = [name === null ? houseDoer : { by: ids.get(name), via: "session" as const }, ids.get(to)];
        if (id === undefined || doer.by === undefined) continue;
        const who = { by: doer.by, via: doer.via };
        const deedOf = {
          demote: () => changeRole(house, who, id, "member"),
          promote: () => changeRole(house, who, id, "administrator"),
          suspend: () => suspendAccount(house, who, id),
          resume: () => resumeAccount(house, who, id),
          erase: () => eraseAccount(house, who, { account: id, site: null }),
        }[what];
        await deedOf().catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
      }
      const left = await house.store.listAccounts();
      assert.ok(left.some(({ role, state }) => role === "administrator" && state === "active"));
    }),
    { numRuns: 60 },
  );
});

test("an account that was not heard of for long is marked, and none is deleted", async () => {
  const { app, add, goOn, house } = await openPeopleHouse();
  await add("Root", "administrator");
  await add("Ada", "member");
  await signedIn(app, "Ada");
  goOn(181 * 24 * 60);
  const root = await signedIn(app, "Root");
  const page = await root.get("/desk/people");
  assert.equal((page.body.match(/not used for 180 days/g) ?? []).length, 1);
  assert.equal((await house.store.listAccounts()).length, 2);
});
