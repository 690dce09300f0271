/** What the use cases work with. Each takes only the parts that it needs. */
import type { Finding } from "../domain/finding.ts";
import type { Instant } from "../domain/report.ts";
import type { Extractor } from "../extract/extractor.ts";
import type { Format } from "../formats/format.ts";
import type { Fetcher } from "../reading/fetcher.ts";
import type { Mailer } from "../mailing/mailer.ts";
import type { DocumentReader } from "../reading/reader.ts";
import type { Splitter } from "../reading/splitter.ts";
import type { ReleaseShelf } from "../store/releases.ts";
import type { HouseSecret } from "../store/secret.ts";
import type { Store } from "../store/store.ts";
import type { Policies } from "./policies.ts";

/** The parts of a running casebook. */
export interface House {
  readonly store: Store;
  readonly read: DocumentReader;
  readonly fetch: Fetcher;
  readonly split: Splitter;
  /** Data sets that were released. */
  readonly releases: ReleaseShelf;
  /** By name, in the order in which people are shown them. */
  readonly formats: readonly Format[];
  /** The format that a written mapping makes of tables, or what is wrong with it. */
  readonly formatOfMapping: (
    written: unknown,
  ) => { readonly format: Format } | { readonly findings: readonly Finding[] };
  readonly extract: Extractor;
  readonly mailer: Mailer;
  /** Kept beside the store. */
  readonly secret: HouseSecret;
  readonly policies: Policies;
  /** The present instant. */
  readonly clock: () => Instant;
  /** So many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
}

/** Random bytes as lower-case hexadecimal digits, two a byte. */
export function randomName({ random }: Pick<House, "random">, bytes: number): string {
  return Buffer.from(random(bytes)).toString("hex");
}
