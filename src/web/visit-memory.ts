/** Who holds which session, remembered for as long as nothing at all is committed: a session that was ended is never recalled. */
import { hash } from "node:crypto";
import { audienceOf } from "../domain/access.ts";
import type { Instant } from "../domain/report.ts";
import type { House } from "../workflow/house.ts";
import { findSession } from "../workflow/session.ts";
import type { Visit, VisitMemory } from "./visit.ts";

/** More sessions than this are not remembered at a time. */
const mostRemembered = 10_000;

interface Remembered {
  readonly visit: Visit;
  readonly expires: Instant;
}

/** An empty memory. It holds no secrets, only digests of them. */
export function visitMemory(house: Pick<House, "store" | "clock">): VisitMemory {
  const known = new Map<string, Remembered>();
  let stamp = house.store.stamp();
  const isCurrent = (): boolean => {
    const now = house.store.stamp();
    if (now === stamp) return true;
    known.clear();
    stamp = now;
    return false;
  };
  return {
    recall: (secret) => {
      if (!isCurrent()) return null;
      const remembered = known.get(nameOf(secret));
      return remembered === undefined || remembered.expires <= house.clock() ? null : remembered.visit;
    },
    find: async (secret) => {
      isCurrent();
      const asked = stamp;
      const session = await findSession(house, secret);
      if (session === null) return null;
      const { account, expires } = session;
      const visit = { audience: audienceOf(account.role), account };
      // What was committed while the store was asked may have ended this very session.
      if (asked === stamp && isCurrent() && known.size < mostRemembered) known.set(nameOf(secret), { visit, expires });
      return visit;
    },
  };
}

function nameOf(secret: string): string {
  return hash("sha256", secret, "base64url");
}
