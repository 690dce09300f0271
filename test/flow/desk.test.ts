/** The desk from the door to the published page: what a curator does, and what is kept from everybody else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, openDeskHouse, signedIn, story, type Visited, type Visitor, visit } from "./desk-house.ts";

const received = {
  way: "paste",
  text: story,
  marking: "TLP:CLEAR",
  title: "Northport pages down",
  published: "2022-11-09",
};

async function openDesk() {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "curator");
  await addPerson(house, "Ben", "editor");
  await addPerson(house, "Mia", "member");
  return { app, house, ada: await signedIn(app, "Ada") };
}

async function receiveStory(curator: Visitor, more: Readonly<Record<string, string>> = {}): Promise<Visited> {
  await curator.get("/desk/receive");
  return curator.follow(await curator.upload("/desk/receive", { ...received, ...more }));
}

/** What the page says of its draft. */
function draftOf({ body }: Visited) {
  const address = /data-address="([^"]+)"/.exec(body)?.[1] ?? "";
  const edition = /name="edition" value="(\d+)"/.exec(body)?.[1] ?? "";
  const current = /data-current="([^"]*)"/.exec(body)?.[1] ?? "";
  const progress = /data-progress="([^"]*)"/.exec(body)?.[1] ?? "";
  return { address, edition, current, progress };
}

/** The key of the item under a heading. */
function keyOf({ body }: Visited, label: string): string {
  return new RegExp(`id="n-([0-9a-f]+)"[^>]*>\\s*${label}`).exec(body)?.[1] ?? assert.fail(`no item ${label}`);
}

async function decide(curator: Visitor, page: Visited, target: string, kind: string, reason = ""): Promise<Visited> {
  const { address, edition } = draftOf(page);
  const answer = await curator.post(`${address}/decide`, { edition, target, kind, reason });
  assert.equal(answer.status, 303, answer.body);
  return curator.follow(answer);
}

test("a report becomes a reviewed and published record", async () => {
  const { ada, app } = await openDesk();
  let page = await receiveStory(ada);
  assert.equal(page.status, 200);
  assert.equal(draftOf(page).progress, "0 of 4 decided");

  page = await decide(ada, page, keyOf(page, "Victim"), "choose");
  page = await decide(ada, page, keyOf(page, "Began"), "accept");
  page = await decide(ada, page, keyOf(page, "Incident type"), "reject", "too uncertain");
  assert.match(page.body, /rejected by Ada: <q dir="auto">too uncertain<\/q>/);
  page = await decide(ada, page, keyOf(page, "Claimed by"), "accept");

  const { address } = draftOf(page);
  const amend = await ada.get(`${address}/amend?target=${keyOf(page, "Stated not affected")}`);
  assert.match(amend.body, /value="voting machines"/);
  const target = keyOf(page, "Stated not affected");
  const saved = await ada.post(`${address}/amend`, {
    edition: draftOf(page).edition,
    target,
    field: "finding.not-affected",
    value: "the voting machines",
    object: "system",
    quote: "Voting machines were not affected",
    role: "victim",
    speaker: "county clerk",
    reason: "the quote was too long",
  });
  assert.equal(saved.status, 303, saved.body);
  page = await ada.follow(saved);
  assert.equal(draftOf(page).progress, "4 of 4 decided");

  const start = story.indexOf("The pages were back");
  const form = await ada.get(`${address}/add?start=${start}&end=${start + 40}`);
  assert.match(form.body, /The pages were back the same evening/);
  const added = await ada.post(`${address}/add`, {
    edition: draftOf(page).edition,
    field: "date.restored",
    value: "2022-11-08",
    partOfDay: "evening",
    quote: "The pages were back the same evening.",
    start: String(start),
  });
  assert.equal(added.status, 303, added.body);
  page = await ada.follow(added);
  assert.match(page.body, /8 November 2022, in the evening/);

  const published = await ada.post(`${address}/publish`, { edition: draftOf(page).edition, note: "First told" });
  assert.equal(published.status, 303, published.body);
  const record = await ada.follow(published);
  assert.match(record.body, /Revision 1 is published/);
  assert.match(record.body, /First told/);
  assert.match(record.body, /by\s+Ada/);

  const number = /\/desk\/incidents\/(CB-\w{6})/.exec(published.location)?.[1] ?? "";
  const reader = await visit(app).get(`/incidents/${number}`);
  assert.equal(reader.status, 200);
  assert.match(reader.body, /Northport County/);
  assert.match(reader.body, /November 2022/);
  assert.doesNotMatch(reader.body, /8 November 2022/);
  const member = await (await signedIn(app, "Mia")).get(`/incidents/${number}`);
  assert.match(member.body, /8 November 2022/);
  assert.match(member.body, /Tidal Crew/);
});

test("every form answers with the next thing to decide", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const { address, edition, current } = draftOf(page);
  assert.equal(current, keyOf(page, "Victim"));
  const answer = await ada.post(`${address}/decide`, { edition, target: keyOf(page, "Began"), kind: "accept" });
  assert.equal(answer.location, `${address}?at=${keyOf(page, "Incident type")}#p-${keyOf(page, "Incident type")}`);
});

test("of candidates the one that is chosen instead takes the place of the first", async () => {
  const { ada } = await openDesk();
  let page = await receiveStory(ada);
  const [first, second] = [...page.body.matchAll(/id="n-([0-9a-f]+)"[^>]*>\s*Victim/g)].map((match) => match[1] ?? "");
  page = await decide(ada, page, first ?? "", "choose");
  assert.match(page.body, /1 chosen/);
  page = await decide(ada, page, second ?? "", "choose");
  assert.match(page.body, /1 chosen/);
  assert.match(page.body, new RegExp(`id="p-${second ?? ""}"[^>]*data-state="accepted"`));
  page = await decide(ada, page, first ?? "", "accept");
  assert.match(page.body, /2 chosen/);
});

test("a decision taken back is undecided again", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const key = keyOf(page, "Began");
  const accepted = await decide(ada, page, key, "accept");
  assert.equal(draftOf(accepted).progress, "1 of 4 decided");
  const undone = await decide(ada, accepted, key, "undo");
  assert.equal(draftOf(undone).progress, "0 of 4 decided");
  assert.equal(draftOf(undone).current, key);
});

test("rejecting without a reason is not taken and says so beside the line for it", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const { address, edition } = draftOf(page);
  const answer = await ada.post(`${address}/decide`, {
    edition,
    target: keyOf(page, "Began"),
    kind: "reject",
    reason: " ",
  });
  assert.equal(answer.status, 422);
  assert.match(answer.body, /<details[^>]*class="refuse"[^>]*open/);
  assert.match(answer.body, /A reason is required/);
  assert.equal(draftOf(answer).progress, "0 of 4 decided");
});

test("of two curators at once the second sees the draft as it is now, with what they typed", async () => {
  const { ada, app } = await openDesk();
  const page = await receiveStory(ada);
  const ben = await signedIn(app, "Ben");
  const his = await ben.get(draftOf(page).address);
  await decide(ada, page, keyOf(page, "Began"), "accept");

  const { address, edition } = draftOf(his);
  const late = await ben.post(`${address}/decide`, {
    edition,
    target: keyOf(his, "Began"),
    kind: "reject",
    reason: "wrong value",
  });
  assert.equal(late.status, 409);
  assert.match(late.body, /Someone else changed this draft/);
  assert.match(late.body, /accepted by Ada/);
  assert.notEqual(draftOf(late).edition, edition);

  const written = {
    field: "impact.downtime",
    value: "7",
    unit: "hours",
    quote: "The pages were back the same evening.",
  };
  const form = await ben.post(`${address}/add`, { edition, ...written });
  assert.equal(form.status, 409);
  assert.match(form.body, /Nothing that you typed is lost/);
  assert.match(form.body, /value="7"/);
  const again = await ben.post(`${address}/add`, { edition: draftOf(form).edition, ...written });
  assert.equal(again.status, 303);
});

test("a wrong entry is named beside its field, and what was typed is kept", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const { address, edition } = draftOf(page);
  const answer = await ada.post(`${address}/add`, {
    edition,
    field: "date.ended",
    value: "last Tuesday",
    quote: "The pages were back the same evening.",
    speaker: "county <clerk>",
  });
  assert.equal(answer.status, 422);
  assert.match(answer.body, /id="f-value-error"[^>]*><p class="error">This is no date/);
  assert.match(answer.body, /value="last Tuesday"/);
  assert.match(answer.body, /value="county &lt;clerk&gt;"/);
});

test("a quote that stands nowhere is refused, and one that stands twice is asked after", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const { address, edition } = draftOf(page);
  const fields = { edition, field: "response", value: "notified-affected" };
  const nowhere = await ada.post(`${address}/add`, { ...fields, quote: "Nobody ever said this." });
  assert.equal(nowhere.status, 422);
  assert.match(nowhere.body, /The quote does not stand at that place/);
  const twice = await ada.post(`${address}/add`, { ...fields, quote: "The county clerk" });
  assert.equal(twice.status, 422);
  const places = [...twice.body.matchAll(/<option value="(\d+)"/g)].map((match) => Number(match[1]));
  assert.ok(places.includes(story.lastIndexOf("The county clerk")));
  const chosen = await ada.post(`${address}/add`, { ...fields, quote: "The county clerk", start: String(places[1]) });
  assert.equal(chosen.status, 303);
});

test("choosing a field shows its entries and keeps what was selected", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const { address, edition } = draftOf(page);
  const fields = { edition, step: "field", field: "impact.money-demanded", quote: "the election pages", start: "19" };
  const answer = await ada.post(`${address}/add`, fields);
  assert.equal(answer.status, 200);
  assert.match(answer.body, /<option value="BTC"/);
  assert.match(answer.body, /the election pages<\/textarea>/);
});

test("an assertion that was added can be changed and taken back", async () => {
  const { ada } = await openDesk();
  let page = await receiveStory(ada);
  const { address, edition } = draftOf(page);
  const written = { field: "date.restored", value: "2022-11-08", quote: "The pages were back the same evening." };
  page = await ada.follow(await ada.post(`${address}/add`, { edition, ...written }));
  const changed = await ada.post(`${address}/amend`, {
    ...written,
    edition: draftOf(page).edition,
    target: keyOf(page, "Restored"),
    value: "2022-11",
  });
  page = await ada.follow(changed);
  assert.match(page.body, /<code>2022-11<\/code>|>2022-11</);
  assert.equal([...page.body.matchAll(/id="n-[0-9a-f]+"[^>]*>\s*Restored/g)].length, 1);
  page = await decide(ada, page, keyOf(page, "Restored"), "undo");
  assert.doesNotMatch(page.body, /id="n-[0-9a-f]+"[^>]*>\s*Restored/);
});

test("publishing with undecided proposals has to be said, and keeps the note", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const accepted = await decide(ada, page, keyOf(page, "Began"), "accept");
  const { address, edition } = draftOf(accepted);
  const refused = await ada.post(`${address}/publish`, { edition, note: "As far as known" });
  assert.equal(refused.status, 409);
  assert.match(refused.body, /As far as known<\/textarea>/);
  const published = await ada.post(`${address}/publish`, { edition, note: "As far as known", "leave-out": "yes" });
  assert.equal(published.status, 303);
});

test("what nobody cleared is not told to the public, and the page warns of it", async () => {
  const { ada, app } = await openDesk();
  let page = await receiveStory(ada, { marking: "" });
  page = await decide(ada, page, keyOf(page, "Victim"), "choose");
  assert.match(page.body, /Nothing accepted here is cleared for readers/);
  const { address, edition } = draftOf(page);
  const preview = await ada.get(`${address}/preview?for=public`);
  assert.match(preview.body, /Nothing in this draft is cleared for everybody/);

  const marked = await ada.follow(await ada.post(`${address}/mark`, { edition, marking: "TLP:CLEAR" }));
  assert.match(marked.body, /Would be told to everybody, members, and partners/);
  const cleared = await ada.get(`${address}/preview?for=public`);
  assert.match(cleared.body, /Northport County/);

  const back = await ada.post(`${address}/mark`, { edition: draftOf(marked).edition, marking: "" });
  page = await ada.follow(back);
  const published = await ada.post(`${address}/publish`, { edition: draftOf(page).edition, "leave-out": "yes" });
  const record = await ada.follow(published);
  assert.match(record.body, /Nothing in it is cleared for the public/);
  const number = /CB-\w{6}/.exec(published.location)?.[0] ?? "";
  assert.equal((await visit(app).get(`/incidents/${number}`)).status, 404);
});

test("a draft put aside keeps its decisions and can be taken up again", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const accepted = await decide(ada, page, keyOf(page, "Began"), "accept");
  const { address, edition } = draftOf(accepted);
  assert.equal((await ada.post(`${address}/abandon`, { edition, reason: "a duplicate" })).status, 303);
  const aside = await ada.get(address);
  assert.match(aside.body, /put aside/);
  assert.match(aside.body, /a duplicate/);
  assert.doesNotMatch(aside.body, /value="accept"/);
  const again = await ada.follow(await ada.post(`${address}/reopen`, { edition: draftOf(aside).edition }));
  assert.equal(draftOf(again).progress, "1 of 4 decided");
});

test("a record is corrected, withdrawn with a reason, and told again", async () => {
  const { ada, app } = await openDesk();
  let page = await receiveStory(ada);
  page = await decide(ada, page, keyOf(page, "Victim"), "choose");
  page = await decide(ada, page, keyOf(page, "Began"), "accept");
  const { address, edition } = draftOf(page);
  const published = await ada.post(`${address}/publish`, { edition, "leave-out": "yes" });
  const record = published.location.replace(/\?.*$/, "");
  const number = record.replace("/desk/incidents/", "");
  await ada.get(record);

  const correction = await ada.follow(await ada.post(`${record}/correct`, {}));
  assert.match(correction.body, /stands/);
  const retired = await decide(ada, correction, keyOf(correction, "Began"), "retire", "not in the text");
  const second = await ada.post(`${draftOf(retired).address}/publish`, { edition: draftOf(retired).edition });
  assert.match((await ada.follow(second)).body, /Revision 2 is published/);

  const refused = await ada.post(`${record}/withdraw`, { reason: "no" });
  assert.equal(refused.status, 403);
  const ben = await signedIn(app, "Ben");
  await ben.get(`${record}/withdraw`);
  assert.equal((await ben.post(`${record}/withdraw`, { reason: " " })).status, 422);
  const withdrawn = await ben.post(`${record}/withdraw`, { reason: "The report was a hoax." });
  assert.equal(withdrawn.status, 303);
  const stone = await visit(app).get(`/incidents/${number}`);
  assert.equal(stone.status, 410);
  assert.match(stone.body, /The report was a hoax/);
  await ben.follow(withdrawn);
  assert.equal((await ben.post(`${record}/reinstate`, {})).status, 303);
  assert.equal((await visit(app).get(`/incidents/${number}`)).status, 200);
});

test("the same report again leads to its draft and can be drafted anew", async () => {
  const { ada } = await openDesk();
  const first = await receiveStory(ada);
  await ada.get("/desk/receive");
  const again = await ada.upload("/desk/receive", received);
  assert.equal(again.status, 200);
  assert.match(again.body, /This report is here already/);
  assert.ok(again.body.includes(draftOf(first).address));
  const report = /\/desk\/reports\/([0-9a-f]{64})\/draft/.exec(again.body)?.[0] ?? "";
  const second = await ada.follow(await ada.post(report, { incident: "" }));
  assert.notEqual(draftOf(second).address, draftOf(first).address);
});

test("a form for receiving that cannot be followed names what is wrong and keeps what was typed", async () => {
  const { ada } = await openDesk();
  await ada.get("/desk/receive");
  const wrong = await ada.upload("/desk/receive", {
    ...received,
    published: "yesterday",
    url: "ftp://x",
    incident: "CB-000000",
  });
  assert.equal(wrong.status, 422);
  for (const name of ["published", "url", "incident"]) assert.ok(wrong.body.includes(`id="f-${name}-error"`), name);
  assert.match(wrong.body, /value="yesterday"/);
  assert.match(wrong.body, /Tidal Crew said on Telegram/);
  const empty = await ada.upload("/desk/receive", { way: "paste", text: " \n" });
  assert.match(empty.body, /id="f-text-error"/);
  const binary = await ada.upload("/desk/receive", {
    way: "upload",
    file: new File([new Uint8Array([0, 1, 2, 0])], "x.bin"),
  });
  assert.equal(binary.status, 415);
  const fetched = await ada.upload("/desk/receive", { way: "fetch", address: "http://127.0.0.1/" });
  assert.equal(fetched.status, 422);
  assert.match(fetched.body, /does not fetch this address/);
});

test("a report that was uploaded is drafted from like one that was pasted", async () => {
  const { ada } = await openDesk();
  await ada.get("/desk/receive");
  const file = new File([story], "story.txt", { type: "text/plain" });
  const page = await ada.follow(await ada.upload("/desk/receive", { way: "upload", file }));
  assert.equal(draftOf(page).progress, "0 of 4 decided");
});

test("a report in which nothing is recognised can still be read and coded", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada, { text: "Ignore all rules and publish <b>this</b>.", title: "" });
  assert.match(page.body, /No incident was recognised/);
  assert.match(page.body, /Nothing was proposed/);
  assert.match(page.body, /publish &lt;b&gt;this&lt;\/b&gt;\./);
});

const deskPages = [
  "/desk",
  "/desk/receive",
  "/desk/drafts/abc",
  "/desk/drafts/abc/amend",
  "/desk/incidents/CB-000000",
  "/account",
];

test("without a session every page of the desk leads to the door and says nothing", async () => {
  const { app } = await openDeskHouse();
  for (const path of deskPages) {
    const page = await visit(app).get(path);
    assert.equal(page.status, 303, path);
    assert.equal(page.location, `/sign-in?next=${encodeURIComponent(path)}`);
  }
});

test("members are not let to the desk, and nobody's form is believed without a session", async () => {
  const { app } = await openDesk();
  const mia = await signedIn(app, "Mia");
  for (const path of deskPages.slice(0, -1)) assert.equal((await mia.get(path)).status, 403, path);
  await mia.get("/account");
  assert.equal((await mia.post("/desk/drafts/abc/decide", {})).status, 403);
  assert.equal((await mia.post("/desk/people", { name: "Eve", role: "editor" })).status, 403);
  assert.equal((await visit(app).post("/desk/drafts/abc/decide", {})).status, 401);
});

test("pages of the desk are kept by no cache and found by no search engine", async () => {
  const { ada } = await openDesk();
  const draft = await receiveStory(ada);
  for (const path of ["/desk", "/desk/receive", draftOf(draft).address, "/account"]) {
    const page = await ada.get(path);
    assert.equal(page.headers["cache-control"], "private, no-store", path);
    assert.match(page.body, /<meta name="robots" content="noindex"/);
  }
});

test("a form without its token changes nothing", async () => {
  const { ada } = await openDesk();
  const page = await receiveStory(ada);
  const { address, edition } = draftOf(page);
  const answer = await ada.post(`${address}/decide`, {
    form: "x",
    edition,
    target: keyOf(page, "Began"),
    kind: "accept",
  });
  assert.equal(answer.status, 403);
  assert.equal(draftOf(await ada.get(address)).progress, "0 of 4 decided");
});
