/** Bodies of requests: which forms are read, how much of them, and whose. */
import { parse } from "node:querystring";
import multipart from "@fastify/multipart";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import { checkedBy, requireOperation } from "./route.ts";

const mebibyte = 1024 * 1024;

/** The longest body that everybody may send, in bytes. */
export const longestForm = mebibyte;

/** A form of the house has some dozens of fields; a draft's may have one for each proposal. */
const mostFields = 1000;

/** Nothing that is sent to the house is nested deeper than a few levels. */
const deepestJson = 32;

/**
 * Url-encoded forms and JSON to 1 MiB for everybody; multipart forms with up to ten files of 20 MiB, 41 MiB in all, for the desk alone
 * and for programs that bring credentials of their own. Plain text, as which a form of elsewhere could send anything, is not read.
 */
export async function readBodies(app: FastifyInstance): Promise<void> {
  const deskAlone = checkedBy((request) => {
    if (!request.headers["content-type"]?.toLowerCase().startsWith("multipart/")) return;
    if (request.routeOptions.config.formless !== true) requireOperation(request, "curate");
    const bytes = Number(request.headers["content-length"] ?? 0);
    if (bytes > 41 * mebibyte) throw new Refusal("document-too-large", { bytes, limit: 20 * mebibyte });
  });
  app.addHook("onRequest", deskAlone);
  app.removeContentTypeParser(["application/json", "text/plain"]);
  const kinds = { "application/json": jsonFrom, "application/x-www-form-urlencoded": fieldsFrom };
  for (const [type, read] of Object.entries(kinds)) {
    app.addContentTypeParser(type, { parseAs: "string", bodyLimit: longestForm }, (_request, body, done) => {
      try {
        done(null, read(String(body)));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }
  await app.register(multipart, {
    attachFieldsToBody: true,
    limits: { files: 10, fileSize: 20 * mebibyte, fields: 200, fieldSize: 20 * mebibyte, parts: 210 },
  });
}

/** Fields by their names, without a prototype; refuses forms with too many (`request-invalid`). */
export function fieldsFrom(body: string): Record<string, unknown> {
  let separators = 0;
  for (let place = body.indexOf("&"); place >= 0; place = body.indexOf("&", place + 1)) separators += 1;
  if (separators >= mostFields) throw new Refusal("request-invalid", { fields: separators + 1, limit: mostFields });
  return parse(body, "&", "=", { maxKeys: 0 });
}

/** The value of a text of JSON. Refuses (`request-invalid`) what is none, is nested too deeply or names a prototype. */
export function jsonFrom(text: string): unknown {
  if (depthOf(text) > deepestJson) throw new Refusal("request-invalid", { levels: depthOf(text), limit: deepestJson });
  try {
    return JSON.parse(text, (name, value: unknown) => {
      if (name === "__proto__") throw new SyntaxError("names a prototype");
      return value;
    });
  } catch (error) {
    throw new Refusal("request-invalid", { reason: error instanceof Error ? error.message.slice(0, 200) : "" });
  }
}

/** How deep brackets are nested outside strings; for what is no JSON some number. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    if (quoted) {
      if (letter === "\\") place += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === "[" || letter === "{") deepest = Math.max(deepest, (depth += 1));
    else if (letter === "]" || letter === "}") depth -= 1;
  }
  return deepest;
}
