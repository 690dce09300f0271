/** How answers leave: as a page or as JSON, with what caches may do with them. */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FaceSettings } from "./face.ts";
import { holdsForm } from "./form-token.ts";
import { type PageContent, renderPage } from "./parts/page.ts";

declare module "fastify" {
  interface FastifyReply {
    /** Sends a page in the layout of the house. */
    page(content: PageContent): FastifyReply;
  }
}

/** Gives replies their `page`, and every answer its caching headers. */
export function preparePages(app: FastifyInstance, settings: FaceSettings): void {
  app.decorateReply("page", function (this: FastifyReply, content: PageContent) {
    if (content.status !== undefined) void this.code(content.status);
    return this.type("text/html; charset=utf-8").send(renderPage(content, this.request.visit, settings));
  });
  app.addHook("onSend", async (request, reply, payload) => {
    if (reply.hasHeader("cache-control")) return payload;
    void reply.header("vary", "Accept, Cookie");
    void reply.header("cache-control", cachingOf(request, reply));
    if (typeof payload !== "string" || reply.statusCode !== 200 || !isPublic(request)) return payload;
    return withTag(request, reply, payload);
  });
}

/** Sends the same thing as a page or, to those who would rather have it, as JSON. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  forms: { readonly page: () => PageContent; readonly json: () => unknown },
): FastifyReply {
  return prefersJson(request.headers.accept)
    ? reply.type("application/json; charset=utf-8").send(forms.json())
    : reply.page(forms.page());
}

/** Whether an `Accept` header (RFC 9110, 12.5.1) puts JSON before HTML. No header, or no preference: HTML. */
export function prefersJson(accept: string | undefined): boolean {
  const ranges = (accept ?? "").split(",").map((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
  });
  const weightOf = (...types: string[]) =>
    Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ weight }) => weight));
  const json = weightOf("application/json", "application/problem+json");
  return json > 0 && json > weightOf("text/html", "application/xhtml+xml");
}

/** Answers `304` where the reader has this very text already, else the text with its tag. The tag is weak: the text may travel compressed. */
export function withTag(request: FastifyRequest, reply: FastifyReply, payload: string): string {
  const tag = `W/"${createHash("sha256").update(payload).digest("base64url").slice(0, 22)}"`;
  void reply.header("etag", tag);
  const known = request.headers["if-none-match"]?.split(",").map((text) => text.trim()) ?? [];
  if (!known.some((candidate) => candidate === "*" || weak(candidate) === tag)) return payload;
  void reply.code(304).removeHeader("content-type").removeHeader("content-length");
  return "";
}

function weak(tag: string): string {
  return tag.startsWith("W/") ? tag : `W/${tag}`;
}

/** What everybody would get may be kept by anybody, and is asked after each time; all else is kept by nobody. */
function cachingOf(request: FastifyRequest, reply: FastifyReply): string {
  if (!isPublic(request)) return "private, no-store";
  return reply.statusCode === 200 ? "public, max-age=0, must-revalidate" : "no-store";
}

function isPublic(request: FastifyRequest): boolean {
  return request.visit.account === null && !holdsForm(request) && ["GET", "HEAD"].includes(request.method);
}
