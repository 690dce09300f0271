/** Errors as readers see them: a page in words, or problem JSON (RFC 9457). What is not a refusal is a defect and tells only its request. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { describeFinding, findingCodes } from "../domain/finding.ts";
import { groundOf, Refusal } from "../domain/refusal.ts";
import { type Attempt, problemPage } from "./parts/problem-page.ts";
import { prefersJson } from "./negotiation.ts";

/** Problem details; members beyond the registered ones are ours. */
type Problem = { readonly type: string; readonly title: string; readonly status: number } & Readonly<
  Record<string, unknown>
>;

/** One handler for all that goes wrong, and one answer for all that is not here. */
export function handleProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(absenceOf(request), request, reply));
}

/** In characters; longer addresses lead nowhere. */
export const longestAddress = 4000;

function absenceOf({ originalUrl }: FastifyRequest): Refusal {
  if (originalUrl.length <= longestAddress) return new Refusal("page-not-found");
  return new Refusal("address-too-long", { characters: originalUrl.length, limit: longestAddress });
}

/** In seconds: what is not there yet, or is busy, mostly takes less. */
const askAgainAfter = 3;

/** Sends what went wrong. A visitor who must sign in first is led to the door where a page was asked for. */
function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalFrom(error);
  if (refusal === null) {
    request.log.error(error, "a request failed");
    return sendFault(request, reply);
  }
  logOwnFault(refusal, request);
  const page = wantsPage(request);
  const door = page ? doorOf(refusal, request) : null;
  if (door !== null) return reply.redirect(door, 303);
  if (groundOf(refusal).status === 503) void reply.header("retry-after", askAgainAfter);
  if (!page) return sendJson(reply, problemOf(refusal));
  return reply.page(problemPage(refusal, attemptOf(request)));
}

/** Whoever asks can do nothing about a full disk or a damaged file: the operator must hear of it. */
export function logOwnFault(refusal: Refusal, { log }: Pick<FastifyRequest, "log">): void {
  const { code, details } = refusal;
  const { status, sentence } = groundOf(refusal);
  if (status === 500 || status === 507) log.error({ code, ...details }, sentence);
}

/** Where somebody is led who lacks only a proof of who they are; null: nowhere. After a form they come back to the page that it stood on. */
function doorOf({ code }: Refusal, { method, url, headers, host }: FastifyRequest): string | null {
  if (code === "second-factor-required" && method === "GET") return "/account/security?said=required";
  if (code === "sign-in-required" && method === "GET") return `/sign-in?next=${encodeURIComponent(url)}`;
  if (code !== "confirmation-required") return null;
  const { referer = "" } = headers;
  const page = URL.canParse(referer) && new URL(referer).host === host ? new URL(referer).pathname : "/account";
  return `/account/confirm?next=${encodeURIComponent(method === "GET" ? url : page)}`;
}

/** Whether what went wrong is told as a page. Programs are told in JSON, whatever they accept. */
function wantsPage({ originalUrl, headers }: FastifyRequest): boolean {
  if (/^\s*bearer\b/i.test(headers.authorization ?? "")) return false;
  return !originalUrl.startsWith("/api/") && !prefersJson(headers.accept);
}

/** The refusal as problem JSON. */
function problemOf(refusal: Refusal): Problem {
  const { status, sentence } = groundOf(refusal);
  const { code, details } = refusal;
  const findings = refusal.findings.map((finding) => ({ ...finding, sentence: findingCodes[finding.code] }));
  const detail = refusal.findings.map(describeFinding).join(" ");
  return {
    type: `/problems/${code}`,
    title: sentence,
    status,
    ...(detail === "" ? {} : { detail }),
    code,
    details,
    findings,
  };
}

/** The refusal that an error is or amounts to; null for defects. */
function refusalFrom(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (isBrokenForm(error)) return new Refusal("request-invalid");
  if (!isHttpError(error) || error.statusCode >= 500) return null;
  if (error.statusCode === 413) return new Refusal("document-too-large");
  if (error.statusCode === 415) return new Refusal("media-type-unsupported");
  return new Refusal(error.statusCode === 404 ? "page-not-found" : "request-invalid");
}

/** The reader of multipart bodies throws what is wrong with one as plain errors, which these sentences of its own tell from defects. */
function isBrokenForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:Unexpected end of multipart data|Part terminated early|Multipart: Boundary|Malformed|Unexpected end of form)/.test(
      error.message,
    )
  );
}

function isHttpError(error: unknown): error is FastifyError & { readonly statusCode: number } {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number";
}

function sendFault(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (wantsPage(request)) return reply.page(problemPage(null, attemptOf(request)));
  return sendJson(reply, { type: "about:blank", title: "Internal Server Error", status: 500, request: request.id });
}

function attemptOf({ id, originalUrl }: FastifyRequest): Attempt {
  return { request: id, address: originalUrl };
}

function sendJson(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}
