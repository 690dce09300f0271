/** Illustrating: a picture goes beside a record, its readers are told again, and what nobody shows any more is not kept. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { curator, openHouse, publishNorthfield, refusedAs, refusedAt } from "../../test/arbitrary/house.ts";
import { jpegOf, pngOf } from "../../test/arbitrary/picture.ts";
import { digestOf } from "../domain/digest.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Projection } from "../domain/projection.ts";
import { openDraft } from "./draft.ts";
import { historyOf } from "./history.ts";
import type { House } from "./house.ts";
import { illustrate, type IllustrateCommand, removeIllustration } from "./illustrate.ts";
import { publishDraft } from "./publish.ts";
import { verify } from "./verify.ts";
import { reinstateIncident, withdrawIncident } from "./withdraw.ts";

function commandFor(incident: IncidentId, known: Partial<IllustrateCommand> = {}): IllustrateCommand {
  return {
    incident,
    file: pngOf(),
    alt: " The town hall, its windows dark ",
    credit: "Ada",
    licence: { name: "CC BY 4.0", url: "https://licence.example/" },
    marking: "TLP:CLEAR",
    by: curator,
    ...known,
  };
}

async function northfield(): Promise<{ readonly house: House; readonly incident: IncidentId }> {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  return { house, incident: revision.incident };
}

async function told(house: House, incident: IncidentId, audience: "public" | "member"): Promise<Projection> {
  const telling = await house.store.findTelling(incident, audience);
  assert.ok(telling?.kind === "record");
  return telling;
}

test("a picture is told with its words, without who put it there, as a new version for those who may see it", async () => {
  const { house, incident } = await northfield();
  const changed = await illustrate(house, commandFor(incident, { marking: "TLP:GREEN" }));
  assert.deepEqual(changed, ["member", "partner", "desk"]);
  assert.deepEqual(
    [(await told(house, incident, "public")).version, (await told(house, incident, "public")).illustration],
    [1, null],
  );
  const { version, illustration } = await told(house, incident, "member");
  assert.equal(version, 2);
  assert.deepEqual(illustration, {
    digest: digestOf(pngOf()),
    mediaType: "image/png",
    width: 320,
    height: 240,
    alt: "The town hall, its windows dark",
    credit: "Ada",
    licence: { name: "CC BY 4.0", url: "https://licence.example/" },
  });
  const [change] = await house.store.newestChanges("member", null, 1);
  assert.deepEqual(change?.news, ["illustration"]);
  assert.deepEqual((await verify(house)).findings, []);
});

test("a picture that is put there again as it is changes nothing for readers", async () => {
  const { house, incident } = await northfield();
  await illustrate(house, commandFor(incident));
  assert.deepEqual(await illustrate(house, commandFor(incident)), []);
  assert.deepEqual(await illustrate(house, commandFor(incident, { file: null, marking: "TLP:CLEAR" })), []);
});

test("the words about a picture change without the file, and its marking likewise", async () => {
  const { house, incident } = await northfield();
  await assert.rejects(illustrate(house, commandFor(incident, { file: null })), refusedAt("file value-missing"));
  await illustrate(house, commandFor(incident, { marking: null }));
  assert.deepEqual(await illustrate(house, commandFor(incident, { file: null, credit: "Ben" })), [
    "public",
    "member",
    "partner",
    "desk",
  ]);
  assert.equal((await told(house, incident, "public")).illustration?.credit, "Ben");
});

test("a picture stays with its record through revisions, withdrawal and reinstatement, and is in no past state", async () => {
  const { house, incident } = await northfield();
  await illustrate(house, commandFor(incident));
  const draft = await openDraft(house, { report: null, incident });
  await publishDraft(house, { draft: draft.id, edition: null, note: "", leaveOutUndecided: true, by: curator });
  assert.notEqual((await told(house, incident, "public")).illustration, null);
  await withdrawIncident(house, { incident, reason: "a drill", by: curator });
  await assert.rejects(illustrate(house, commandFor(incident)), refusedAs("incident-withdrawn"));
  await reinstateIncident(house, { incident });
  const now = await told(house, incident, "public");
  assert.notEqual(now.illustration, null);
  const states = await historyOf(house, incident, "public");
  assert.deepEqual(
    states.map(({ illustration }) => illustration),
    [now.illustration],
  );
  assert.deepEqual((await verify(house)).findings, []);
});

test("a picture that is replaced or taken away is not kept, unless another record shows it", async () => {
  const { house, incident } = await northfield();
  const { revision } = await publishNorthfield(openNext(house));
  const [first, second] = [digestOf(pngOf()), digestOf(pngOf(400, 400))];
  await illustrate(house, commandFor(incident));
  await illustrate(house, commandFor(revision.incident));
  await illustrate(house, commandFor(incident, { file: pngOf(400, 400) }));
  assert.deepEqual(await house.store.pictureDigests(), [first, second].toSorted());
  await removeIllustration(house, { incident: revision.incident });
  assert.deepEqual(await house.store.pictureDigests(), [second]);
  await withdrawIncident(house, { incident, reason: "a drill", by: curator });
  assert.deepEqual(await removeIllustration(house, { incident }), []);
  assert.deepEqual(await house.store.pictureDigests(), []);
  assert.deepEqual(await removeIllustration(house, { incident }), []);
});

test("what is missing or wrong about a picture is said of each entry, and nothing is kept", async () => {
  const { house, incident } = await northfield();
  const empty = { alt: " ", credit: "", licence: { name: "\n", url: "" } };
  await assert.rejects(
    illustrate(house, commandFor(incident, empty)),
    refusedAt(
      ...["alt value-missing", "credit value-missing", "licence value-missing", "licence-url value-not-admitted"],
    ),
  );
  for (const url of ["javascript:alert(1)", "licence", "https://"]) {
    const licence = { name: "own", url };
    await assert.rejects(
      illustrate(house, commandFor(incident, { licence })),
      refusedAt("licence-url value-not-admitted"),
    );
  }
  await assert.rejects(
    illustrate(house, commandFor(incident, { alt: "a".repeat(501) })),
    refusedAt("alt value-too-long"),
  );
  const refused = [
    [Buffer.from("GIF89a"), "picture-unsupported"],
    [pngOf(100, 300), "picture-size"],
    [jpegOf().subarray(0, 100), "picture-malformed"],
    [Buffer.alloc(6_000_000), "picture-too-large"],
  ] as const;
  for (const [file, code] of refused) {
    await assert.rejects(illustrate(house, commandFor(incident, { file })), refusedAs(code));
  }
  const nowhere = commandFor("CB-000000" as IncidentId);
  await assert.rejects(illustrate(house, nowhere), refusedAs("incident-not-found"));
  assert.deepEqual(await house.store.pictureDigests(), []);
  assert.equal((await told(house, incident, "public")).version, 1);
});

test("a picture that was altered or lost in the store is found", async () => {
  const { house, incident } = await northfield();
  await illustrate(house, commandFor(incident));
  const digest = digestOf(pngOf());
  await house.store.deletePicture(digest);
  const codes = async () => (await verify(house)).findings.map(({ at, code }) => `${at} ${code}`);
  assert.deepEqual(await codes(), [`${incident} picture picture-altered`]);
  await house.store.savePicture(digest, pngOf(400, 400));
  assert.deepEqual(await codes(), [`picture ${digest} picture-altered`]);
});

/** The same house, for a record of another number whose text is another. */
function openNext(house: House): House {
  return { ...house, random: (bytes) => house.random(bytes).map((byte) => byte ^ 0x55) };
}
