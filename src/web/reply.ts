/** How answers leave: as a page or as JSON, with what caches may do with them. */
import { hash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FaceSettings } from "./face.ts";
import { holdsForm } from "./form-token.ts";
import { knowsTag, prefersJson } from "./negotiation.ts";
import { keepAnswer, markShared, readerInPages, toldAgain } from "./page-cache.ts";
import { type PageContent, renderPage } from "./parts/page.ts";
import { protectiveHeaders } from "./protection.ts";
import { speakerOf } from "./speaker.ts";

declare module "fastify" {
  interface FastifyReply {
    /** Sends a page in the layout of the house. To the public it is the same for everybody, unless it holds a form. */
    page(content: PageContent): FastifyReply;
  }
}

/** Gives replies their `page`, and every answer its caching headers. */
export function preparePages(app: FastifyInstance, settings: FaceSettings): void {
  app.decorateReply("page", function (this: FastifyReply, content: PageContent) {
    if (content.status !== undefined) void this.code(content.status);
    markShared(this.request, "public");
    const { url } = speakerOf(settings, this.request);
    const { visit, url: asked } = this.request;
    // With a query an address is one of many of its page; only the page itself can say which is the one to be known.
    const whole = asked.includes("?") || content.canonical !== undefined ? content : { ...content, canonical: asked };
    return this.type("text/html; charset=utf-8").send(renderPage(whole, visit, { ...settings, url }));
  });
  app.addHook("onSend", async (request, reply, payload) => {
    if (reply.hasHeader("cache-control")) return payload;
    void reply.header("vary", "Accept, Authorization, Cookie, accept-encoding");
    void reply.header("cache-control", cachingOf(request, reply));
    if (typeof payload !== "string" || reply.statusCode !== 200) return payload;
    return sendKept(request, reply, payload);
  });
}

/** Sends the same thing as a page or, to those who would rather have it, as JSON. It must be the same for everybody of the reader's audience. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  forms: { readonly page: () => PageContent; readonly json: () => unknown },
): FastifyReply {
  markShared(request, "audience");
  return prefersJson(request.headers.accept)
    ? reply.type("application/json; charset=utf-8").send(forms.json())
    : reply.page(forms.page());
}

/** Answers `304` where the reader has this very text already, else the text with its tag. The tag is weak: the text may travel compressed. */
export function withTag(request: FastifyRequest, reply: FastifyReply, payload: string): string | Nothing {
  const tag = tagOf(reply, payload);
  void reply.header("etag", tag);
  return isKnown(request, tag) ? notModified(request, reply) : payload;
}

/** The text, or as the page cache keeps it; `304` to readers who have it, where it is the same for everybody. */
function sendKept(request: FastifyRequest, reply: FastifyReply, payload: string): Buffer | Nothing {
  const bytes = Buffer.from(payload);
  const tag = isPublic(request) ? tagOf(reply, bytes) : null;
  if (tag !== null) void reply.header("etag", tag);
  const body = keepAnswer(request, reply, payload, tag);
  if (tag !== null && isKnown(request, tag)) return notModified(request, reply);
  if (body === null) return bytes;
  if (body.encoding !== "identity") void reply.header("content-encoding", body.encoding);
  return body.with(readerInPages(request.visit));
}

/** An empty body. */
type Nothing = null | ReadableStream;

/** With the same headers as from the page cache: an answer does not tell whether it was kept. */
function notModified(request: FastifyRequest, reply: FastifyReply): Nothing {
  for (const name of Object.keys(reply.getHeaders()).filter((header) => !toldAgain.has(header))) {
    void reply.removeHeader(name);
    reply.raw.removeHeader(name);
  }
  void reply.code(304);
  if (request.method !== "HEAD") return null;
  // Fastify takes the body off an answer to HEAD: it stumbles over one that is not there, and gives the length of any but a stream.
  delete request.headers["accept-encoding"];
  return new ReadableStream();
}

/** A tag names the text, and what browsers are to hold it to: where that is another, who has kept the text fetches it anew, so that a `304` need not repeat it. */
function tagOf(reply: FastifyReply, text: string | Buffer): string {
  const headers = reply.getHeaders();
  const protection = protectiveHeaders.map((name) => headers[name]).join("\n");
  return `W/"${hash("sha256", text, "base64url").slice(0, 22)}${markOf(protection)}"`;
}

/** There are only as many as ways to be protected. */
const marks = new Map<string, string>();

function markOf(protection: string): string {
  const mark = marks.get(protection) ?? hash("sha256", protection, "base64url").slice(0, 4);
  if (marks.size < 100) marks.set(protection, mark);
  return mark;
}

function isKnown(request: FastifyRequest, tag: string): boolean {
  const known = request.headers["if-none-match"];
  return known !== undefined && knowsTag(known, tag);
}

/** What everybody would get may be kept by anybody, and is asked after each time; all else is kept by nobody. */
function cachingOf(request: FastifyRequest, reply: FastifyReply): string {
  if (!isPublic(request)) return "private, no-store";
  return reply.statusCode === 200 ? "public, max-age=0, must-revalidate" : "no-store";
}

function isPublic(request: FastifyRequest): boolean {
  return request.visit.account === null && !holdsForm(request) && ["GET", "HEAD"].includes(request.method);
}
