/**
 * Limits on how much one key, one person, or one address of the public may ask within a minute. What is answered from the page cache is
 * answered before anybody counts. Costly requests count as several; of the public only these are counted at all.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import { type Count, type Limiter, openLimiter } from "./limiter.ts";
import { readerAt } from "./network.ts";

/** Requests a minute; 0: without limit. */
export interface RateLimits {
  readonly key: number;
  readonly person: number;
  readonly address: number;
}

/** As how many requests a costly one counts: files of data, what rests on all records, and what was known on a day of the past. */
export const costs = { plain: 1, chart: 10, past: 10, file: 20 } as const;

/** Of windows, in seconds. */
const minute = 60;

declare module "fastify" {
  interface FastifyContextConfig {
    /** As how many requests one here counts; absent: as one, 0: not at all. */
    readonly cost?: number;
  }
}

/** Counts every request of programs and people, and the costly ones of the public. Refuses (`rate-limited`, 429) what is too much. */
export function limitRates(app: FastifyInstance, limits: RateLimits | null): void {
  if (limits === null) return;
  const [keys, people, addresses] = [openFor(limits.key), openFor(limits.person), openFor(limits.address)];
  app.addHook("onRequest", async (request, reply) => {
    const { account, key } = request.visit;
    const cost = costOf(request);
    if (cost === 0) return;
    if (key !== null) return count(keys, key.id, cost, request, reply);
    if (account !== null) return count(people, account.id, cost, request, reply);
    if (cost > costs.plain) return count(addresses, readerAt(request.ip), cost, request, reply);
  });
}

/** A counter and the quota that it holds to. */
interface Counter {
  readonly limiter: Limiter;
  readonly quota: number;
}

function openFor(quota: number): Counter | null {
  return quota === 0 ? null : { limiter: openLimiter({ points: quota, seconds: minute }), quota };
}

function costOf({ routeOptions, query }: FastifyRequest): number {
  const { cost = costs.plain } = routeOptions.config;
  const isPast = query !== null && typeof query === "object" && "asKnownOn" in query;
  return isPast ? Math.max(cost, costs.past) : cost;
}

async function count(
  counter: Counter | null,
  name: string,
  cost: number,
  { visit }: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (counter === null) return;
  const counted = await counter.limiter.count(name, Math.min(cost, counter.quota));
  // Answers to others may be kept and given to somebody else, who is told nothing of how it stands with the first.
  if (visit.came === "key" || visit.came === "basic" || !counted.within) tell(reply, counter, counted);
  if (counted.within) return;
  void reply.header("retry-after", counted.seconds);
  throw new Refusal("rate-limited", { seconds: counted.seconds });
}

/** As draft-ietf-httpapi-ratelimit-headers-11 has it: the quota and its window, what is left of it and for how long. */
function tell(reply: FastifyReply, { quota }: Counter, { left, seconds }: Count): void {
  void reply.header("ratelimit-policy", `"minute";q=${quota};w=${minute}`);
  void reply.header("ratelimit", `"minute";r=${left};t=${seconds}`);
}
