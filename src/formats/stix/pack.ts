/** One bundle of many records, in pieces: what records share stands in it once, and its id follows from all that it holds. */
import { digestOf } from "../../domain/digest.ts";
import type { Speaker, Tellings } from "../format.ts";
import { uuid5 } from "../uuid.ts";
import type { Profile } from "./wire.ts";
import { emit } from "./write.ts";

/** The bundle, one object a line. Holds no more than one record and the ids of what was shared. */
export async function* packRecords(tellings: Tellings, speaker: Speaker, profile: Profile): AsyncIterable<string> {
  const shared = new Set<string>();
  let digest = "";
  let objects = 0;
  for await (const telling of tellings) {
    const lines: string[] = [];
    for (const { object, shared: isShared } of emit(telling, speaker, profile)) {
      if (isShared && shared.has(object.id)) continue;
      if (isShared) shared.add(object.id);
      lines.push(`${objects === 0 ? '{"type":"bundle","objects":[' : ","}\n${JSON.stringify(object)}`);
      objects += 1;
    }
    const text = lines.join("");
    digest = digestOf(digest + text);
    yield text;
  }
  const id = `bundle--${uuid5(JSON.stringify(["stix", "pack", digest]))}`;
  // STIX has no empty lists: a bundle of nothing has no list at all.
  yield objects === 0 ? `{"type":"bundle","id":"${id}"}\n` : `\n],"id":"${id}"}\n`;
}
