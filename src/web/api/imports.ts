/**
 * Importing by programs: POST /api/v1/imports takes one file as the body, or several (and a mapping) as multipart; GET
 * /api/v1/imports/:id tells what became of them. Programs bring a key, or name and password (HTTP Basic), with the request; a session alone
 * will not do, and what a page of elsewhere has a browser send is refused by its origin.
 */
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Operation } from "../../domain/access.ts";
import type { Account } from "../../domain/account.ts";
import { finding } from "../../domain/finding.ts";
import type { ImportId } from "../../domain/import-run.ts";
import { parseMarking } from "../../domain/marking.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Static } from "typebox";
import type { Format } from "../../formats/format.ts";
import type { InputFile } from "../../reading/splitter.ts";
import type { House } from "../../workflow/house.ts";
import { type ImportCommand, importFiles, newImportId } from "../../workflow/import.ts";
import { basicChallenge } from "../basic-visit.ts";
import { uploadIn, uploadsIn } from "../form-body.ts";
import { fileOf, mappingIn } from "../import-upload.ts";
import { typedIn } from "../pages/typed.ts";
import { requireOperation, type Routes } from "../route.ts";
import { actingOf } from "../visit.ts";
import { importQuery } from "./import-schemas.ts";
import { readerOf } from "./request-reader.ts";

/** The longest file that is taken over the network, in bytes; longer ones go in on the command line. */
const longestFile = 1024 * 1024 * 1024;

/** Types of content that are taken as they come: none of them can be sent by a form. */
const contentTypes = ["application/json", "application/x-ndjson", "application/octet-stream", "text/csv"];

const readQuery = readerOf(importQuery);

/** The routes. The body is not read before it is known who sends it. */
export const importApiRoutes: Routes =
  ({ house }) =>
  (app) => {
    takeBodiesAsTheyCome(app);
    const importing = requestsFor("import");
    const options = { ...importing, bodyLimit: longestFile, config: { ...importing.config, formless: true } };
    app.post("/api/v1/imports", options, async (request, reply) => {
      const command = await commandFrom(house, request);
      const run = await importFiles(house, command);
      if (!command.dryRun) void reply.code(201).header("location", `/api/v1/imports/${run.id}`);
      return send(reply, { dryRun: command.dryRun, ...run });
    });
    app.get("/api/v1/imports/:id", requestsFor("read-import"), async (request, reply) => {
      const run = await house.store.findImport(typedIn(request.params).text("id") as ImportId);
      if (run === null) throw new Refusal("page-not-found");
      return send(reply, run);
    });
    return Promise.resolve();
  };

function send(reply: FastifyReply, answer: object): FastifyReply {
  void reply.header("cache-control", "private, no-store");
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer));
}

/** The body stays a stream, whatever it calls itself: a file may be larger than memory. Multipart alone is read into memory, within its limits. */
function takeBodiesAsTheyCome(app: FastifyInstance): void {
  app.removeContentTypeParser(["application/json", "text/plain", "application/x-www-form-urlencoded"]);
  app.addContentTypeParser(contentTypes, (_request, payload, done) => {
    done(null, payload);
  });
}

/** Options of a route for an operation, which is refused (`sign-in-required`, `not-allowed`) to whoever may not do it by the credentials of this very request. */
function requestsFor(operation: Operation) {
  return {
    config: { operation, basic: true },
    onRequest: (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
      try {
        requireProgram(request, reply, operation);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  };
}

function requireProgram(request: FastifyRequest, reply: FastifyReply, operation: Operation): Account {
  const { came } = request.visit;
  if (came === "key" || came === "basic") return requireOperation(request, operation);
  void reply.header("www-authenticate", [basicChallenge, 'Bearer realm="casebook"']);
  throw new Refusal("sign-in-required");
}

async function commandFrom(house: House, request: FastifyRequest): Promise<ImportCommand> {
  const asked = readQuery(request.query);
  const account = requireOperation(request, "import");
  const marking = parseMarking(asked.marking ?? "");
  if (asked.marking !== undefined && marking === null) {
    throw new Refusal("request-invalid", {}, [finding("marking", "marking-invalid", asked.marking)]);
  }
  return {
    format: await formatFrom(house, asked, request),
    files: await filesFrom(request, asked),
    publisher: asked.publisher ?? null,
    marking,
    accept: asked.then === "accept",
    dryRun: asked.then === "dry-run",
    ...actingOf(request.visit),
    by: account.id,
    id: newImportId(house),
  };
}

type ImportQuery = Static<typeof importQuery>;

/** The format by its name, or what a mapping that came along makes of tables. */
async function formatFrom(house: House, { format: name }: ImportQuery, { body }: FastifyRequest): Promise<Format> {
  if (name === "csv") return mappingIn(house, await uploadIn(body, "mapping"));
  const format = house.formats.find((candidate) => candidate.name === name && candidate.reads !== null);
  if (format !== undefined) return format;
  throw new Refusal("request-invalid", {}, [finding("format", "value-not-admitted", name)]);
}

/** The files of a multipart body; else the body as a file, which can be read once: that is all that an import does. */
async function filesFrom(request: FastifyRequest, { name }: ImportQuery): Promise<readonly InputFile[]> {
  const { body, headers } = request;
  if (body instanceof Readable) {
    const length = Number(headers["content-length"]);
    return [{ name: name ?? "upload", size: Number.isSafeInteger(length) ? length : null, open: () => body }];
  }
  const files = await uploadsIn(body, "files");
  if (files.length === 0) throw new Refusal("request-invalid", {}, [finding("files", "value-missing")]);
  return files.map(fileOf);
}
