/** Counting within a window of time, in bounded memory: who was not heard of for the longest is forgotten first. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** So many names are counted at a time where nothing else is said. */
const mostCounted = 10_000;

/** How it stands with one name. */
export interface Count {
  /** False: this was one too many. */
  readonly within: boolean;
  /** How much is left. */
  readonly left: number;
  /** Until the window is over, from 1. */
  readonly seconds: number;
}

/** A counter. */
export interface Limiter {
  /** Counts for a name, one where nothing else is said. */
  count(name: string, points?: number): Promise<Count>;
  /** Takes one back. */
  giveBack(name: string): Promise<void>;
  /** Forgets a name. */
  forget(name: string): Promise<void>;
}

/** A counter that lets so many points pass within so many seconds. */
export function openLimiter(
  { points, seconds }: { readonly points: number; readonly seconds: number },
  most = mostCounted,
): Limiter {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  const names = new Set<string>();
  const forget = async (name: string): Promise<void> => {
    names.delete(name);
    await limiter.delete(name);
  };
  return {
    count: async (name, taken = 1) => {
      names.delete(name);
      names.add(name);
      const [oldest] = names;
      if (names.size > most && oldest !== undefined) await forget(oldest);
      try {
        return countOf(await limiter.consume(name, taken), true);
      } catch (limited) {
        if (!(limited instanceof RateLimiterRes)) throw limited;
        return countOf(limited, false);
      }
    },
    giveBack: async (name) => {
      if (names.has(name)) await limiter.reward(name);
    },
    forget,
  };
}

function countOf({ remainingPoints, msBeforeNext }: RateLimiterRes, within: boolean): Count {
  return { within, left: remainingPoints, seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}
