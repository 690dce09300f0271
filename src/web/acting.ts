/** For whom a request acts, and by which way they came: what use cases put on record. */
import type { FastifyRequest } from "fastify";
import type { Operation } from "../domain/access.ts";
import type { AccountId } from "../domain/account.ts";
import type { Acting } from "../domain/audit.ts";
import { requireOperation } from "./route.ts";
import { actingOf } from "./visit.ts";

/** Who acts. Refuses as `requireOperation` does. */
export function actingFor(
  request: Pick<FastifyRequest, "visit">,
  operation: Operation,
): Acting & { readonly by: AccountId } {
  const { id: by } = requireOperation(request, operation);
  return { ...actingOf(request.visit), by };
}
