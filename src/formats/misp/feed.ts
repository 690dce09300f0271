/** Many events: as an instance answers to a search, and as a static feed that other instances fetch. */
import { createHash } from "node:crypto";
import { digestOf } from "../../domain/digest.ts";
import type { PackedFile, Speaker, Tellings } from "../format.ts";
import type { MispEvent } from "./wire.ts";
import { writeEvent } from "./write.ts";

/** All events in one file, `{ "response": [{ "Event": … }, …] }`. Withdrawn records are left out. */
export async function* packResponse(tellings: Tellings, speaker: Speaker): AsyncGenerator<string> {
  let mark = '{"response":[';
  for await (const telling of tellings) {
    if (telling.kind === "tombstone") continue;
    yield `${mark}\n${JSON.stringify(writeEvent(telling, speaker))}`;
    mark = ",";
  }
  yield mark === "," ? "\n]}\n" : `${mark}]}\n`;
}

/**
 * A feed: a file an event, then `hashes.csv` (MD5 of each value and the event that it stands in) and `manifest.json` (what there is,
 * with the SHA-256 of each file's bytes). Withdrawn records are in none of them. Of each event only its digests and its entry of the
 * manifest are held.
 */
export async function* packFeed(tellings: Tellings, speaker: Speaker): AsyncGenerator<PackedFile> {
  const manifest: string[] = [];
  const hashes: Hashed[] = [];
  for await (const telling of tellings) {
    if (telling.kind === "tombstone") continue;
    const record = writeEvent(telling, speaker);
    const content = JSON.stringify(record);
    const { uuid } = record.Event;
    manifest.push(`${JSON.stringify(uuid)}:${JSON.stringify(entryOf(record.Event, digestOf(content)))}`);
    hashes.push({ uuid, digests: digestsOf(record.Event) });
    yield { name: `${uuid}.json`, content };
  }
  yield { name: "hashes.csv", content: hashLines(hashes.splice(0)) };
  yield { name: "manifest.json", content: `{${manifest.join(",\n")}}\n` };
}

/** The MD5 of every value of an event, 16 bytes each, one after another. */
interface Hashed {
  readonly uuid: string;
  readonly digests: Uint8Array;
}

function entryOf(event: MispEvent, sha256: string): Readonly<Record<string, unknown>> {
  const { info, Orgc, timestamp, date, analysis, threat_level_id, Tag } = event;
  return { info, Orgc, timestamp, date, analysis, threat_level_id, Tag, "integrity:sha256": sha256 };
}

/** Instances look values up by their MD5: that is what the feed is made of, not a safeguard. */
function digestsOf({ Attribute, Object: objects }: MispEvent): Uint8Array {
  const attributes = [...Attribute, ...objects.flatMap((object) => object.Attribute)];
  return Buffer.concat(attributes.map(({ value }) => createHash("md5").update(value).digest()));
}

/** `md5,uuid` a line, in ASCII. */
function hashLines(hashes: readonly Hashed[]): Uint8Array {
  const lines = hashes.flatMap(({ digests }) => digests.length / 16).reduce((sum, count) => sum + count, 0);
  const bytes = Buffer.alloc(lines * lineLength);
  let at = 0;
  for (const { uuid, digests } of hashes) {
    const hex = Buffer.from(digests).toString("hex");
    for (let digit = 0; digit < hex.length; digit += 32) {
      at += bytes.write(`${hex.slice(digit, digit + 32)},${uuid}\n`, at, "latin1");
    }
  }
  return bytes;
}

const lineLength = 32 + 1 + 36 + 1;
