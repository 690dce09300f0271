/** Arbitrary pictures beside records, of every marking. */
import fc from "fast-check";
import type { AccountId } from "../../src/domain/account.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { Illustration } from "../../src/domain/illustration.ts";
import { anyMarking } from "./report.ts";
import { words } from "./value.ts";

/** What is said of a picture; the picture itself is nowhere. */
export const anyIllustration: fc.Arbitrary<Illustration> = fc
  .record({
    alt: words,
    credit: words,
    licence: fc.tuple(words, fc.constantFrom(null, "https://licence.example/")).map(([name, url]) => ({ name, url })),
    marking: anyMarking,
    mediaType: fc.constantFrom("image/png", "image/jpeg", "image/webp"),
    width: fc.integer({ min: 200, max: 8000 }),
    height: fc.integer({ min: 200, max: 8000 }),
    by: fc.constantFrom("ada" as AccountId, "ben" as AccountId),
    added: fc.constantFrom("2026-01-02T00:00:00.000Z", "2026-01-03T00:00:00.000Z"),
  })
  .map((known) => ({ ...known, digest: digestOf(known.alt) }));
