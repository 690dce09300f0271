/**
 * Importing by programs: POST /api/v1/imports takes one file as the body, GET /api/v1/imports/:id tells what became of it. Programs bring
 * name and password with the request (HTTP Basic); a session alone will not do, and neither will a type of content that a page of
 * elsewhere could make a browser send.
 */
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { mayDo, type Account } from "../../domain/account.ts";
import { finding, type Finding } from "../../domain/finding.ts";
import type { ImportId } from "../../domain/import-run.ts";
import { parseMarking } from "../../domain/marking.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { InputFile } from "../../reading/splitter.ts";
import type { House } from "../../workflow/house.ts";
import { type ImportCommand, importFiles, newImportId } from "../../workflow/import.ts";
import { recogniser, type Recogniser } from "../basic-visit.ts";
import { typedIn } from "../pages/typed.ts";
import type { Routes } from "../route.ts";

/** The longest file that is taken over the network, in bytes; longer ones go in on the command line. */
const longestFile = 1024 * 1024 * 1024;

/** Types of content that are taken. None of them can be sent by a form. */
const contentTypes = ["application/json", "application/x-ndjson", "application/octet-stream", "text/csv"];

const thens = ["draft", "dry-run", "accept"] as const;

/** The routes. The body is not read before it is known who sends it. */
export const importApiRoutes: Routes =
  ({ house }) =>
  (app) => {
    const recognise = recogniser(house);
    takeBodiesAsTheyCome(app);
    const options = { bodyLimit: longestFile, config: { formless: true } };
    app.post("/api/v1/imports", options, async (request, reply) => {
      const account = await curatorOf(request, recognise, reply);
      const run = await importFiles(house, commandFrom(house, request, account));
      void reply.header("cache-control", "private, no-store");
      const { dryRun, id } = { dryRun: thenIn(request) === "dry-run", id: run.id };
      if (!dryRun) void reply.code(201).header("location", `/api/v1/imports/${id}`);
      return reply.type("application/json; charset=utf-8").send(JSON.stringify({ dryRun, ...run }));
    });
    app.get("/api/v1/imports/:id", async (request, reply) => {
      await curatorOf(request, recognise, reply);
      const run = await house.store.findImport(typedIn(request.params).text("id") as ImportId);
      if (run === null) throw new Refusal("page-not-found");
      void reply.header("cache-control", "private, no-store");
      return reply.type("application/json; charset=utf-8").send(JSON.stringify(run));
    });
    return Promise.resolve();
  };

/** The body stays a stream, whatever it calls itself: a file may be larger than memory. */
function takeBodiesAsTheyCome(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(contentTypes, (_request, payload, done) => {
    done(null, payload);
  });
}

/** Refuses (`sign-in-required`, `not-allowed`) whoever is no curator by the credentials of this very request. */
async function curatorOf(
  request: FastifyRequest,
  recognise: Recogniser,
  reply: Parameters<Recogniser>[1],
): Promise<Account> {
  const visit = await recognise(request, reply);
  if (visit?.account == null) {
    void reply.header("www-authenticate", 'Basic realm="casebook", charset="UTF-8"');
    throw new Refusal("sign-in-required");
  }
  if (!mayDo(visit.account.role, "curate")) throw new Refusal("not-allowed");
  return visit.account;
}

function thenIn({ query }: FastifyRequest): (typeof thens)[number] | null {
  const word = typedIn(query).word("then");
  return word === "" ? "draft" : (thens.find((known) => known === word) ?? null);
}

function commandFrom(house: House, request: FastifyRequest, account: Account): ImportCommand {
  const typed = typedIn(request.query);
  const then = thenIn(request);
  const format = house.formats.find(({ name, reads }) => name === typed.word("format") && reads !== null);
  const marking = parseMarking(typed.word("marking"));
  const wrong: readonly Finding[] = [
    ...(format === undefined ? [finding("format", "value-not-admitted", typed.word("format"))] : []),
    ...(then === null ? [finding("then", "value-not-admitted", typed.word("then"))] : []),
    ...(typed.word("marking") !== "" && marking === null
      ? [finding("marking", "marking-invalid", typed.word("marking"))]
      : []),
  ];
  if (format === undefined || then === null || wrong.length > 0) throw new Refusal("request-invalid", {}, wrong);
  const publisher = typed.word("publisher");
  return {
    format,
    files: [bodyOf(request, typed.word("name"))],
    publisher: publisher === "" ? null : publisher,
    marking,
    accept: then === "accept",
    dryRun: then === "dry-run",
    by: account.id,
    id: newImportId(house),
  };
}

/** The body as a file; it can be read once, which is all that an import does. */
function bodyOf({ body, headers }: FastifyRequest, name: string): InputFile {
  if (!(body instanceof Readable)) throw new Refusal("document-empty");
  const length = Number(headers["content-length"]);
  return {
    name: name === "" ? "upload" : name,
    size: Number.isSafeInteger(length) ? length : null,
    open: () => body,
  };
}
