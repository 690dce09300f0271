/** Importing at the desk: GET and POST /desk/imports, and the report of each run. Runs go on in the background; their page tells how far they are. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { finding } from "../../domain/finding.ts";
import type { ImportId } from "../../domain/import-run.ts";
import { parseMarking } from "../../domain/marking.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import type { Format } from "../../formats/format.ts";
import type { House } from "../../workflow/house.ts";
import { type ImportCommand, importFiles, newImportId } from "../../workflow/import.ts";
import { uploadIn, uploadsIn } from "../form-body.ts";
import { formField } from "../form-token.ts";
import { fileOf, mappingIn } from "../import-upload.ts";
import { html } from "../parts/html.ts";
import { actingFor } from "../acting.ts";
import type { Routes } from "../route.ts";
import { importTexts } from "../texts/imports.ts";
import { emptyImportForm, type ImportForm, importsPage, typedImportForm } from "./desk-imports-page.ts";
import { runPage } from "./desk-import-run-page.ts";
import { notice, wrongEntries } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** How many runs the list shows. */
const longest = 50;

/** The list of runs with the form for another, and the page of each. */
export const importRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get("/desk/imports", async (request, reply) => {
      return reply.page(await listPage(house, emptyImportForm, request, reply));
    });

    app.post("/desk/imports", async (request, reply) => {
      const form = typedImportForm(typedIn(request.body));
      try {
        const command = await commandFrom(house, form, request);
        return await begin(house, command, request, reply);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const page = await listPage(house, form, request, reply, error);
        return reply.page({ ...page, status: groundOf(error).status });
      }
    });

    app.get("/desk/imports/:id", async (request, reply) => {
      const id = typedIn(request.params).text("id") as ImportId;
      const run = await house.store.findImport(id);
      if (run === null) throw new Refusal("page-not-found");
      return reply.page(runPage(run));
    });
    return Promise.resolve();
  };

async function listPage(
  house: House,
  form: ImportForm,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal | null = null,
) {
  const runs = await house.store.listImports({ offset: 0, limit: longest });
  const said =
    refusal === null
      ? null
      : refusal.findings.length > 0
        ? wrongEntries(refusal.findings, importTexts.nothingImported, importTexts.labels)
        : notice("error", html`<p>${importTexts.refused(refusal.message)}</p>`);
  return importsPage(form, {
    formats: house.formats.filter(({ reads }) => reads !== null),
    runs: runs.entries,
    token: formField(request, reply),
    findings: refusal?.findings ?? [],
    notice: said,
  });
}

async function commandFrom(house: House, form: ImportForm, request: FastifyRequest): Promise<ImportCommand> {
  const acting = actingFor(request, "import");
  const files = await uploadsIn(request.body, "files");
  const marking = parseMarking(form.marking);
  const wrong = [
    ...(files.length === 0 ? [finding("files", "value-missing")] : []),
    ...(form.marking !== "" && marking === null ? [finding("marking", "marking-invalid", form.marking)] : []),
  ];
  if (wrong.length > 0) throw new Refusal("input-invalid", {}, wrong);
  return {
    format: await formatFrom(house, form, request),
    files: files.map(fileOf),
    publisher: form.publisher === "" ? null : form.publisher,
    marking,
    accept: form.then === "accept",
    dryRun: form.then === "dry-run",
    ...acting,
    id: newImportId(house),
  };
}

async function formatFrom(house: House, form: ImportForm, request: FastifyRequest): Promise<Format> {
  if (form.format === "csv") return mappingIn(house, await uploadIn(request.body, "mapping"));
  const format = house.formats.find(({ name, reads }) => name === form.format && reads !== null);
  if (format !== undefined) return format;
  throw new Refusal("input-invalid", {}, [finding("format", "value-not-admitted", form.format)]);
}

/** A dry run is told at once; what is kept goes on in the background, and its page is shown meanwhile. */
async function begin(
  house: House,
  command: ImportCommand,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (command.dryRun) return reply.page(runPage(await importFiles(house, command), "dry run"));
  const going = importFiles(house, command).catch((error: unknown) => {
    request.log.error(error, "an import stopped");
  });
  // Most imports are done before anybody could look: those are shown as they end, others as they go.
  await Promise.race([going, new Promise((resolve) => setTimeout(resolve, 1500))]);
  return reply.redirect(`/desk/imports/${command.id ?? ""}`, 303);
}
