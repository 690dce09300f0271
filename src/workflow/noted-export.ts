/**
 * Noted exports: what is given out as a file to members and narrower circles goes on record. What anybody may have is read, not taken: an
 * export of what the public is told is noted of nobody.
 */
import type { AudienceName } from "../domain/audience.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";

/** What is given out, and to whom. */
export interface NotedExport extends Acting {
  /** The name of the format. */
  readonly format: string;
  readonly audience: AudienceName;
  /** What was asked for, as in an address; empty: everything. */
  readonly selection: string;
}

/**
 * The pieces that `make` gives, with a note of how many records they held; `count` is to be called for each. The last piece is given once
 * the note is kept: nobody has the whole without it. What was broken off is noted as such, unless nothing had been given.
 */
export function notedExport<Piece>(
  house: Pick<House, "store" | "clock" | "random">,
  about: NotedExport,
  make: (count: () => void) => AsyncIterable<Piece>,
): AsyncIterable<Piece> {
  if (about.audience === "public") return make(() => undefined);
  let records = 0;
  const pieces = make(() => {
    records += 1;
  });
  return heldBack(pieces, (whole) => note(house, about, { records, whole }));
}

async function note(
  house: Pick<House, "store" | "clock" | "random">,
  about: NotedExport,
  { records, whole }: { readonly records: number; readonly whole: boolean },
): Promise<void> {
  const { format, audience, selection } = about;
  const detail = { audience, selection, records, whole };
  const deed = { action: "exported", ...actingIn(about), object: format, detail } as const;
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
}

/** The pieces, the last of them after `done(true)`; where the reader stops before or something fails, `done(false)`. */
export async function* heldBack<Piece>(
  pieces: AsyncIterable<Piece>,
  done: (whole: boolean) => Promise<void>,
): AsyncGenerator<Piece> {
  const held: Piece[] = [];
  let [given, isDone] = [false, false];
  try {
    for await (const piece of pieces) {
      const before = held.pop();
      held.push(piece);
      if (before === undefined) continue;
      given = true;
      yield before;
    }
    await done(true);
    isDone = true;
    yield* held;
  } finally {
    if (given && !isDone) await done(false);
  }
}
