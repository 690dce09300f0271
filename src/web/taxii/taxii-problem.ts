/** Errors as TAXII tells them (TAXII 2.1, section 3.6.1). What is not a refusal is a defect and tells only the name of its request. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { groundOf, Refusal, type RefusalDetails } from "../../domain/refusal.ts";
import { basicChallenge } from "../basic-visit.ts";
import { logOwnFault } from "../problem.ts";

/** An error message. */
interface TaxiiError {
  readonly title: string;
  readonly description?: string;
  readonly error_id: string;
  readonly error_code?: string;
  /** A number, as text. */
  readonly http_status: string;
  readonly details?: RefusalDetails;
}

/** Answers everything that goes wrong in these routes, whoever refuses it. */
export function handleTaxiiProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalFrom(error);
    if (refusal === null) request.log.error(error, "a request failed");
    else logOwnFault(refusal, request);
    return send(request, reply, refusal);
  });
}

/** Answers addresses under a prefix at which nothing is. */
export function handleTaxiiDeadEnds(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => send(request, reply, new Refusal("page-not-found")));
}

function send(request: FastifyRequest, reply: FastifyReply, refusal: Refusal | null): FastifyReply {
  const status = refusal === null ? 500 : groundOf(refusal).status;
  if (status === 401 && !reply.hasHeader("www-authenticate")) void reply.header("www-authenticate", basicChallenge);
  const common = { error_id: request.id, http_status: String(status) };
  const body: TaxiiError = refusal === null ? { title: "Internal Server Error", ...common } : errorOf(refusal, common);
  return reply.code(status).send(JSON.stringify(body));
}

function errorOf(refusal: Refusal, common: Pick<TaxiiError, "error_id" | "http_status">): TaxiiError {
  const { code, details } = refusal;
  const description = Object.entries(details).map(([name, what]) => `${name}: ${String(what)}`);
  return {
    title: groundOf(refusal).sentence,
    ...(description.length === 0 ? {} : { description: description.join("; ") }),
    ...common,
    error_code: code,
    ...(description.length === 0 ? {} : { details }),
  };
}

/** The refusal that an error is or amounts to; null for defects. */
function refusalFrom(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  return status < 500 ? new Refusal(status === 404 ? "page-not-found" : "request-invalid") : null;
}
