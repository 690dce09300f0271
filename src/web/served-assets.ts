/**
 * The style sheets, icons and scripts that pages link to, served from memory under names that carry a hash.
 *
 * Scripts are written in TypeScript and have their types taken out when the program starts; there is no build step.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import { type Body, wholeBody } from "./page-cache-body.ts";
import { encodingFor } from "./page-cache-key.ts";

interface Asset {
  readonly text: string;
  readonly type: string;
  /** First 12 characters of its SHA-256 in base 64. */
  readonly hash: string;
}

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
};

const assets = new Map([...filesIn("./assets/"), ...filesIn("./client/")]);

/** The address of an asset by its name, such as `style.css` or, for `client/desk.ts`, `desk.js`. Throws where there is none. */
export function assetUrl(name: string): string {
  const asset = assets.get(name);
  if (asset === undefined) throw new TypeError(`no such asset: ${name}`);
  return `/assets/${name}?v=${asset.hash}`;
}

/** Of brotli: an asset is compressed once for as long as the program runs. */
const bestQuality = 11;

/** `GET /assets/:name`; an address with the right hash may be kept forever. `GET /favicon.ico` leads to the icon. */
export function serveAssets(app: FastifyInstance): void {
  const bodies = new Map<string, Body>();
  const config = { cost: 0 } as const;
  app.get("/favicon.ico", { config }, (_request, reply) =>
    reply.header("cache-control", "public, max-age=86400").redirect(assetUrl("favicon.svg"), 302),
  );
  app.get<{ Params: { name: string }; Querystring: { v?: unknown } }>(
    "/assets/:name",
    { config },
    async (request, reply) => {
      const asset = assets.get(request.params.name);
      if (asset === undefined) throw new Refusal("page-not-found");
      const lasting = request.query.v === asset.hash;
      const tag = `W/"${asset.hash}"`;
      void reply
        .type(asset.type)
        .header("etag", tag)
        .header("vary", "accept-encoding")
        .header(
          "cache-control",
          lasting ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate",
        );
      if (request.headers["if-none-match"] === tag) return reply.code(304).send();
      const wished = encodingFor(request.headers["accept-encoding"]);
      const key = `${wished} ${request.params.name}`;
      const body = bodies.get(key) ?? wholeBody(asset.text, wished, bestQuality);
      bodies.set(key, body);
      if (body.encoding !== "identity") void reply.header("content-encoding", body.encoding);
      return reply.send(body.with(""));
    },
  );
}

function filesIn(folder: string): readonly (readonly [string, Asset])[] {
  const base = new URL(folder, import.meta.url);
  return readdirSync(base)
    .filter((name) => /\.(css|svg|ts)$/.test(name) && !/\.(test|d)\.ts$/.test(name))
    .map((name) => {
      const text = readFileSync(new URL(name, base), "utf8");
      const [served, body] = name.endsWith(".ts") ? [name.replace(/\.ts$/, ".js"), scriptFrom(text)] : [name, text];
      const type = types[served.slice(served.lastIndexOf(".") + 1)] ?? "application/octet-stream";
      const hash = createHash("sha256").update(body).digest("base64url").slice(0, 12);
      return [served, { text: body, type, hash }] as const;
    });
}

/** Types taken out, and imports of neighbours named as they are served. */
function scriptFrom(source: string): string {
  return stripTypeScriptTypes(source).replaceAll(/(from\s+["']\.\/[\w-]+)\.ts(["'])/g, "$1.js$2");
}
