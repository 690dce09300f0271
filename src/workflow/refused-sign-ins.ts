/** Refused attempts to sign in, as the audit log has them: each by itself where there are few, and as a number where somebody tries thousands. */
import type { Account } from "../domain/account.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";

/** So many are noted one by one within a minute. */
const mostNoted = 30;

/** How many were noted in this minute, and how many were not since the last that was. */
interface Course {
  minute: number;
  noted: number;
  unnoted: number;
}

const courses = new WeakMap<House["store"], Course>();

/**
 * Notes an attempt. The name is that of an account or none: what was typed may be a password in the wrong field. The same is done
 * whether there is an account or not. `reason` is a word, never anything that was typed.
 */
export async function noteRefused(
  house: Pick<House, "store" | "clock" | "random">,
  account: Account | null,
  { way, address }: { readonly way: string; readonly address: string | null },
  reason: string,
): Promise<void> {
  const course = courseOf(house.store);
  if (course.noted >= mostNoted) {
    course.unnoted += 1;
    return;
  }
  course.noted += 1;
  const unnoted = course.unnoted === 0 ? {} : { unnotedBefore: course.unnoted };
  course.unnoted = 0;
  const detail = { name: account?.name ?? null, way, reason, address, ...unnoted };
  const deed = { action: "sign-in-refused", by: null, via: "visitor", object: account?.id ?? null, detail } as const;
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
}

function courseOf(store: House["store"]): Course {
  const minute = Math.floor(performance.now() / 60_000);
  const known = courses.get(store) ?? { minute, noted: 0, unnoted: 0 };
  if (known.minute !== minute) Object.assign(known, { minute, noted: 0 });
  courses.set(store, known);
  return known;
}
