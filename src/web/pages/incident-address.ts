/** Records that addresses name, as the reader's audience is told them. */
import type { FastifyRequest } from "fastify";
import { parseIncidentId } from "../../domain/incident.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ProjectionShelf } from "../../store/store.ts";

/** An address with a record number. */
export interface RecordRequest {
  readonly Params: { readonly id: string };
}

type Shelf = Pick<ProjectionShelf, "findTelling">;

/** What is told of the record. Refuses (`page-not-found`) numbers that are malformed, of no record, or of one that is wholly withheld, all alike. */
export async function addressedTelling(
  shelf: Shelf,
  { params, visit }: Pick<FastifyRequest<RecordRequest>, "params" | "visit">,
): Promise<Telling> {
  const id = parseIncidentId(params.id);
  const telling = id === null ? null : await shelf.findTelling(id, visit.audience);
  if (telling === null) throw new Refusal("page-not-found");
  return telling;
}

/** The same for what withdrawn records do not have: their past is not told (`incident-withdrawn`, with the reason). */
export async function addressedRecord(
  shelf: Shelf,
  request: Pick<FastifyRequest<RecordRequest>, "params" | "visit">,
): Promise<Projection> {
  const telling = await addressedTelling(shelf, request);
  if (telling.kind === "record") return telling;
  const { incident, version, since, reason } = telling;
  throw new Refusal("incident-withdrawn", { incident, version, withdrawn: since, reason });
}
