/** Pictures beside records: put there at the desk, shown to those who may see them, and nowhere to be found by anybody else. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { houseAccount } from "../../src/domain/account.ts";
import { digestOf } from "../../src/domain/digest.ts";
import { type IncidentId, parseIncidentId } from "../../src/domain/incident.ts";
import { readPicture } from "../../src/reading/picture.ts";
import { illustrate } from "../../src/workflow/illustrate.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { exifOf, jpegOf, pngOf } from "../arbitrary/picture.ts";
import { addPerson, openDeskHouse, signedIn, visit } from "./desk-house.ts";
import { type Briefing, openPublicHouse, publishBriefing } from "./public-house.ts";

const id = "CB-P1CTR1";
const path = `/incidents/${id}`;
const briefing: Briefing = {
  id,
  text: "Northfield was hit on 1 November 2025.",
  assertions: [
    { field: "victim.name", about: "victim-1", value: "City of Northfield", quote: "Northfield was hit" },
    { field: "summary", value: "The city was hit.", quote: "Northfield was hit" },
  ],
};

void describe("a picture for members", async () => {
  const { house, app, get } = await openPublicHouse();
  after(() => app.close());
  await publishBriefing(house, briefing);
  const command = {
    incident: incident(),
    file: pngOf(),
    alt: "The <hall> in the dark",
    credit: "Ada Wren",
    licence: { name: "CC BY 4.0", url: "https://licence.example/by" },
    marking: "TLP:GREEN" as const,
    by: houseAccount,
  };
  await illustrate(house, command);
  const digest = digestOf(pngOf());
  const address = `${path}/picture/${digest}`;

  await test("members see it with credit and licence, and may have it", async () => {
    const { body } = await get(path, "member");
    assert.match(body, /<img\s[^>]*alt="The &lt;hall&gt; in the dark" width="320" height="240" loading="lazy"/);
    assert.match(body, new RegExp(`src="${address}"`));
    assert.match(body, /Picture: <bdi>Ada Wren<\/bdi>.*href="https:\/\/licence.example\/by"/);
    const picture = await get(address, "member");
    assert.deepEqual([picture.statusCode, picture.rawPayload.equals(pngOf())], [200, true]);
    assert.equal(picture.headers["content-type"], "image/png");
    assert.equal(picture.headers["content-security-policy"], "default-src 'none'; frame-ancestors 'none'; sandbox");
    assert.equal(picture.headers["x-content-type-options"], "nosniff");
    assert.equal(picture.headers["content-disposition"], `inline; filename="${id}.png"`);
    assert.equal(picture.headers["cache-control"], "private, no-store");
  });

  await test("the public finds no trace of it on any page or in any file, and cannot have it", async () => {
    assert.equal((await get(address)).statusCode, 404);
    assert.equal((await get(address)).body, (await get(address.replace(/.$/, "z"))).body);
    const versions = [
      `${path}/versions`,
      "/changes",
      "/feeds/all.json",
      "/",
      `/api/v1${path}`,
      `/api/v1${path}/revisions`,
    ];
    const files = ["ndjson", "stix", "misp", "veris", "csv-long"].map((name) => `/data/${name}?incident=${id}`);
    for (const url of [path, ...versions, ...files]) {
      const { statusCode, body } = await get(url);
      assert.equal(statusCode, 200, url);
      assert.doesNotMatch(body, new RegExp(`${digest}|Ada Wren|in the dark|licence\\.example`), url);
    }
    const json = await get(path, null, { accept: "application/json" });
    assert.equal(json.json<{ illustration: unknown; version: number }>().illustration, null);
    assert.equal(json.json<{ version: number }>().version, 1);
    const { body } = await get(path);
    assert.match(body, new RegExp(`src="${path}/card.svg"`));
    assert.match(body, new RegExp(`property="og:image" content="[^"]*${path}/card.png"`));
  });

  await test("cleared for everybody it is on the page and in what shows the page elsewhere, kept by caches only while they ask", async () => {
    await illustrate(house, { ...command, file: null, marking: "TLP:CLEAR" });
    const { body } = await get(path);
    assert.match(body, new RegExp(`property="og:image" content="http://[^"]+${address}"`));
    assert.match(body, /property="og:image:width" content="320"/);
    assert.match(body, /property="og:description" content="The city was hit\."/);
    assert.match(body, /"@type":"ImageObject"/);
    assert.doesNotMatch(body, /card\.(svg|png)/);
    const { headers } = await get(address);
    assert.equal(headers["cache-control"], "public, max-age=0, must-revalidate");
    const again = await get(address, null, { "if-none-match": String(headers.etag) });
    assert.deepEqual([again.statusCode, again.body], [304, ""]);
    const json = await get(path, null, { accept: "application/json" });
    assert.equal(json.json<{ illustration: { digest: string } }>().illustration.digest, digest);
  });

  await test("of another record, or of one that was withdrawn, it is not there", async () => {
    await publishBriefing(house, { ...briefing, id: "CB-P1CTR2" });
    assert.equal((await get(address.replace(id, "CB-P1CTR2"))).statusCode, 404);
    await withdrawIncident(house, { incident: incident(), reason: "a drill", by: houseAccount });
    assert.equal((await get(address)).statusCode, 404);
    assert.equal((await get(address, "curator")).statusCode, 404);
  });
});

void describe("the desk", async () => {
  const { house, app } = await openDeskHouse();
  after(() => app.close());
  await publishBriefing(house, briefing);
  await addPerson(house, "Ada", "curator");
  const desk = await signedIn(app, "Ada");
  const words = { alt: "The hall", credit: "Ada", licence: "CC0", "licence-url": "", marking: "TLP:CLEAR" };
  const file = new File([jpegOf(640, 480, [[0xe1, exifOf(6)]])], "../../etc/passwd.svg", { type: "image/svg+xml" });

  await test("a curator puts a picture there; what a camera wrote into it is gone", async () => {
    await desk.get(`/desk${path}`);
    const put = await desk.upload(`/desk${path}/illustration`, { ...words, file });
    assert.deepEqual([put.status, put.location], [303, `/desk${path}#illustration`]);
    const page = await desk.follow(put);
    const [, address = ""] = /src="([^"]+\/picture\/[0-9a-f]{64})"/.exec(page.body) ?? [];
    assert.match(page.body, /width="480" height="640"/);
    const picture = await app.inject({ url: address });
    assert.equal(picture.headers["content-type"], "image/jpeg");
    assert.doesNotMatch(picture.rawPayload.toString("latin1"), /Northfield|thumbnail/);
    assert.deepEqual(Buffer.from(readPicture(picture.rawPayload).bytes), picture.rawPayload);
  });

  await test("what is wrong is said beside its entry, with the words that were typed", async () => {
    await desk.get(`/desk${path}`);
    const refused = await desk.upload(`/desk${path}/illustration`, {
      ...words,
      credit: "",
      "licence-url": "javascript:1",
      file,
    });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /href="#f-credit"/);
    assert.match(refused.body, /href="#f-licence-url"/);
    assert.match(refused.body, /The hall/);
    await desk.get(`/desk${path}`);
    const gif = new File(["GIF89a"], "a.gif", { type: "image/png" });
    const foreign = await desk.upload(`/desk${path}/illustration`, { ...words, file: gif });
    assert.equal(foreign.status, 415);
    assert.match(foreign.body, /no picture in PNG, JPEG or WebP/);
    await desk.get(`/desk${path}`);
    const marked = await desk.upload(`/desk${path}/illustration`, { ...words, marking: "TLP:PURPLE", file });
    assert.equal(marked.status, 422);
  });

  await test("forms from elsewhere and people who are no curators change nothing", async () => {
    const stranger = visit(app);
    assert.equal((await stranger.post(`/desk${path}/illustration/remove`, {})).status, 401);
    await addPerson(house, "Mia", "member");
    const member = await signedIn(app, "Mia");
    assert.equal((await member.upload(`/desk${path}/illustration`, { ...words, file })).status, 403);
    assert.equal((await desk.post(`/desk${path}/illustration/remove`, { form: "forged" })).status, 403);
    assert.notEqual((await house.store.findIncident(incident()))?.illustration, null);
  });

  await test("it is taken away again", async () => {
    await desk.get(`/desk${path}`);
    assert.equal((await desk.post(`/desk${path}/illustration/remove`, {})).status, 303);
    assert.equal((await house.store.findIncident(incident()))?.illustration, null);
    assert.match((await desk.get(path)).body, /card\.svg/);
  });
});

function incident(): IncidentId {
  return parseIncidentId(id) ?? assert.fail();
}
