/** Who holds which session, remembered for as long as nothing at all is committed: a session that was ended is never recalled. */
import { audienceOf } from "../domain/access.ts";
import { type AudienceName, groupOf } from "../domain/audience.ts";
import type { SharingGroup } from "../domain/group.ts";
import { digestOf } from "../domain/digest.ts";
import type { Instant } from "../domain/report.ts";
import { isIdle, isLive, type Token } from "../domain/token.ts";
import type { House } from "../workflow/house.ts";
import { findSession } from "../workflow/session.ts";
import { type SecondFactorRule, underRule } from "./second-factor-rule.ts";
import type { Visit, VisitMemory } from "./visit.ts";

/** More sessions than this are not remembered at a time. */
const mostRemembered = 10_000;

interface Remembered {
  readonly visit: Visit;
  readonly token: Token;
}

/** A memory that also notes which sessions were shown when. */
export interface KeptVisits extends VisitMemory {
  /** Writes into the store when sessions were last shown, all at once: call it every few minutes and at the end. */
  settle(): Promise<void>;
}

/** An empty memory. It holds no secrets, only digests of them. */
export function visitMemory(house: Pick<House, "store" | "clock">, rule: SecondFactorRule = "optional"): KeptVisits {
  const known = new Map<string, Remembered>();
  /** By digest, what is not in the store yet. */
  const seen = new Map<string, Instant>();
  const see = (digest: string, now: Instant) => {
    if (seen.size < mostRemembered || seen.has(digest)) seen.set(digest, now);
  };
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
      const digest = digestOf(secret);
      const remembered = known.get(digest);
      if (remembered === undefined) return null;
      const now = house.clock();
      if (!isLive(remembered.token, now) || isIdle(seen.get(digest) ?? now, now)) return null;
      see(digest, now);
      return remembered.visit;
    },
    find: async (secret) => {
      isCurrent();
      const asked = stamp;
      const digest = digestOf(secret);
      const session = await findSession(house, secret, seen.get(digest));
      if (session === null) return null;
      const { account, token } = session;
      see(digest, house.clock());
      const groups = await house.store.listGroups();
      const audience = audienceOf(account, groups);
      const open: Visit = { audience, account, came: "session", key: null, ...groupTitleOf(audience, groups) };
      const visit = underRule(rule, open, token.about);
      // What was committed while the store was asked may have ended this very session.
      if (asked === stamp && isCurrent() && known.size < mostRemembered) known.set(digest, { visit, token });
      return visit;
    },
    settle: async () => {
      const written = [...seen];
      if (written.length === 0) return;
      await house.store.transaction(async (shelves) => {
        for (const [digest, at] of written) await shelves.saveSeen(digest, at);
      });
      for (const [digest, at] of written) if (seen.get(digest) === at) seen.delete(digest);
    },
  };
}

function groupTitleOf(audience: AudienceName, groups: readonly SharingGroup[]): Pick<Visit, "groupTitle"> {
  const group = groups.find(({ name }) => name === groupOf(audience));
  return group === undefined ? {} : { groupTitle: group.title };
}
