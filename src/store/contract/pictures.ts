/** What every shelf of pictures keeps to. */
import assert from "node:assert/strict";
import { type Digest, digestOf } from "../../domain/digest.ts";
import type { Illustration } from "../../domain/illustration.ts";
import { type Incident, incidentAt } from "../../domain/incident.ts";
import type { Cases } from "./cases.ts";
import { at, curator, recordNumber } from "./fixture.ts";

const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
const digest = digestOf(bytes);

const illustrated = (number: number, picture: Digest | null): Incident =>
  incidentAt(recordNumber(number), 1, { illustration: picture === null ? null : illustration(picture) });

function illustration(picture: Digest): Illustration {
  return {
    digest: picture,
    mediaType: "image/png",
    width: 640,
    height: 480,
    alt: "The town hall, its windows dark",
    credit: "Ada Žižek",
    licence: { name: "CC BY 4.0", url: null },
    marking: null,
    added: at(1),
    by: curator.id,
  };
}

/** Pictures, and the records that they stand beside. */
export const pictureCases: Cases = {
  "a picture comes back byte for byte, and what was done to a copy does it no harm": async (store) => {
    assert.equal(await store.findPicture(digest), null);
    const given = bytes.slice();
    await store.savePicture(digest, given);
    given.fill(0);
    const found = await store.findPicture(digest);
    assert.deepEqual(Buffer.from(found ?? []), Buffer.from(bytes));
    found?.fill(0);
    assert.deepEqual(Buffer.from((await store.findPicture(digest)) ?? []), Buffer.from(bytes));
  },

  "a picture that is kept is never replaced; one that is deleted is gone, and may come again": async (store) => {
    const other = digestOf("another");
    await store.savePicture(digest, bytes);
    await store.savePicture(digest, bytes.slice(0, 9));
    await store.savePicture(other, bytes.slice(0, 5));
    assert.equal((await store.findPicture(digest))?.length, bytes.length);
    assert.deepEqual(await store.pictureDigests(), [digest, other].toSorted());
    await store.deletePicture(digest);
    await store.deletePicture(digest);
    assert.equal(await store.findPicture(digest), null);
    assert.deepEqual(await store.pictureDigests(), [other]);
    await store.savePicture(digest, bytes);
    assert.deepEqual(Buffer.from((await store.findPicture(digest)) ?? []), Buffer.from(bytes));
  },

  "an incident keeps what is said of its picture, and is found by it as long as it has it": async (store) => {
    const other = digestOf("another");
    for (const number of [3, 1]) await store.saveIncident(illustrated(number, digest));
    await store.saveIncident(illustrated(2, other));
    await store.saveIncident(illustrated(4, null));
    assert.deepEqual(await store.findIncident(recordNumber(3)), illustrated(3, digest));
    assert.deepEqual(await store.recordsWithPicture(digest), [recordNumber(1), recordNumber(3)]);
    await store.saveIncident(illustrated(1, other));
    await store.saveIncident(illustrated(3, null));
    assert.deepEqual(await store.recordsWithPicture(digest), []);
    assert.deepEqual(await store.recordsWithPicture(other), [recordNumber(1), recordNumber(2)]);
  },
};
