/** For the tests of this folder: both sides of the law that what is written is read back. */
import type { Projection } from "../../domain/projection.ts";
import { comparable, sayingsOf, sayingsRead } from "../carried.ts";
import type { Saying, Speaker } from "../format.ts";
import { speakerKeptBack } from "../parse-saying.ts";
import { verisFormat } from "./codec.ts";
import { readVeris } from "./read.ts";
import { provenance } from "./testing.ts";

/** The house that writes in the tests. */
export const speaker: Speaker = { name: "Casebook", url: "https://casebook.example" };

const loses = verisFormat.writes?.loses ?? { fields: [], facets: [], further: [] };

/** What has to come back; whose word it is where that was kept back is the word of whoever published the record. */
export function expectedOf(projection: Projection): readonly string[] {
  const sayings = sayingsOf(projection).map((saying): Saying => {
    const asserter = saying.asserter ?? speakerKeptBack(saying.stance, provenance.publisher);
    return { ...saying, asserter };
  });
  return comparable(sayings, loses);
}

/** What does come back of a record that is sent as text and read. */
export function returnedBy(written: unknown): readonly string[] {
  const record: unknown = JSON.parse(JSON.stringify(written));
  return comparable(sayingsRead(readVeris(record, provenance).said), loses);
}
