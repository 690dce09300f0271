/** Tests of receiving documents. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse, receiveText, refusedAs, refusedAt } from "../../test/arbitrary/house.ts";
import { digestOf } from "../domain/digest.ts";
import { receive } from "./receive.ts";
import { receiveUrl } from "./receive-url.ts";

const command = { bytes: Buffer.from("Some words."), mediaType: null, fileName: null, marking: null };

test("a document becomes a report named by its hash, with its source registered", async () => {
  const house = openHouse();
  const { report, source, already } = await receive(house, command);
  assert.equal(report.id, digestOf(command.bytes));
  assert.equal(report.textDigest, digestOf("Some words."));
  assert.deepEqual([report.title, report.published, report.marking], ["Stated title", "2022-11-09", null]);
  assert.deepEqual([source.id, source.name, already], ["stated-publisher", "Stated publisher", false]);
  assert.deepEqual(await house.store.findReport(report.id), report);
  assert.deepEqual(await house.store.findSource(report.source), source);
  assert.deepEqual(Buffer.from((await house.store.findOriginal(report.id)) ?? []), command.bytes);
});

test("the same bytes twice are one report, which the second time does not change", async () => {
  const house = openHouse();
  const { report } = await receive(house, command);
  const again = await receive(house, { ...command, title: "Another title", marking: "TLP:CLEAR" });
  assert.equal(again.already, true);
  assert.deepEqual(again.report, report);
  assert.equal((await house.store.listReports({ offset: 0, limit: 9 })).total, 1);
});

test("what is given goes before what the document says of itself", async () => {
  const given = { title: "Given", published: "2022-11", url: "https://example.org/a", publisher: "Example" };
  const { report, source } = await receive(openHouse(), { ...command, ...given });
  assert.deepEqual([report.title, report.published, report.url], ["Given", "2022-11", "https://example.org/a"]);
  assert.deepEqual([source.id, source.name], ["example-org", "Example"]);
});

test("a known source is not renamed by a later report", async () => {
  const house = openHouse();
  await receive(house, { ...command, url: "https://example.org/a", publisher: "Example" });
  const later = await receive(house, {
    ...command,
    bytes: Buffer.from("Other words."),
    url: "https://www.example.org/b",
    publisher: "Somebody else",
  });
  assert.equal(later.source.name, "Example");
});

test("details that are none are refused all at once, and nothing is kept", async () => {
  const house = openHouse();
  const details = { published: "yesterday", url: "javascript:alert(1)" };
  await assert.rejects(
    receive(house, { ...command, ...details }),
    refusedAt("published date-invalid", "url value-not-admitted"),
  );
  await assert.rejects(receiveText(house, ""), refusedAs("document-empty"));
  assert.deepEqual(await house.store.reportIds(), []);
  assert.deepEqual(await house.store.listSources(), []);
});

test("what is fetched is received under the address that it came from in the end", async () => {
  const fetched = { bytes: command.bytes, mediaType: "text/plain", fileName: null, url: "https://example.org/final" };
  const house = openHouse({ fetch: () => Promise.resolve(fetched) });
  const { report } = await receiveUrl(house, { url: "https://example.org/short", marking: "TLP:GREEN" });
  assert.deepEqual([report.url, report.marking], ["https://example.org/final", "TLP:GREEN"]);
  await assert.rejects(receiveUrl(openHouse(), { url: "http://127.0.0.1/", marking: null }), refusedAs("url-refused"));
});
