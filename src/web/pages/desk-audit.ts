/** The audit log: GET /desk/audit, newest first, narrowed by what was done, by whom, to what and when; and the same entries as a file. */
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { isAuditAction } from "../../domain/audit.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import { parseWhen } from "../../domain/when.ts";
import type { AccountBook, AuditLog, AuditWanted } from "../../store/store.ts";
import { auditForms, type AuditForm, exportAudit } from "../../workflow/audit-export.ts";
import { auditPerson } from "../../workflow/audit-person.ts";
import { everyEntry } from "../../workflow/audit-verify.ts";
import { openAuditWatch } from "../../workflow/audit-watch.ts";
import { actingFor } from "../acting.ts";
import { formField } from "../form-token.ts";
import { accountsIn } from "../parts/audit-entry.ts";
import { leafOf, readQuery } from "../parts/paging.ts";
import { requireOperation, type Routes } from "../route.ts";
import { addressOfLog, type AuditFilter, auditPage } from "./desk-audit-page.ts";
import { namesOf } from "./desk-draft-view.ts";
import { type Typed, typedIn } from "./typed.ts";

/** The page and its files, for administrators. */
export const auditRoutes: Routes =
  ({ house }) =>
  (app) => {
    const watch = openAuditWatch(house);

    app.get<{ Querystring: { page?: unknown } }>("/desk/audit", async (request, reply) => {
      requireOperation(request, "read-audit");
      const filter = filterIn(typedIn(request.query));
      const page = readQuery((choose) => choose.page(request.query.page));
      const { wanted, findings } = await wantedBy(house.store, filter);
      const token = formField(request, reply);
      const chain = await watch.look();
      if (findings.length > 0)
        return reply.page(auditPage({ filter, findings, leaf: null, names: new Map(), chain, token }));
      const leaf = await leafOf(
        page,
        (number) => addressOfLog(filter, number),
        (part) => house.store.listEntries(wanted, part),
      );
      const names = await namesOf(house.store, accountsIn(leaf.entries));
      return reply.page(auditPage({ filter, findings, leaf, names, chain, token }));
    });

    app.post("/desk/audit/export", async (request, reply) => {
      const acting = actingFor(request, "read-audit");
      const typed = typedIn(request.body);
      const form = formIn(typed);
      const { wanted, findings } = await wantedBy(house.store, filterIn(typed));
      if (findings.length > 0) throw new Refusal("request-invalid", {}, findings);
      return sendFile(reply, form, exportAudit(house, { wanted, form, ...acting }), request);
    });
    return Promise.resolve();
  };

function sendFile(
  reply: FastifyReply,
  form: AuditForm,
  pieces: AsyncIterable<string>,
  request: Pick<FastifyRequest, "log">,
): FastifyReply {
  const file = Readable.from(pieces, { objectMode: false });
  file.on("error", (error) => {
    request.log.error(error, "an export of the audit log was broken off");
  });
  return reply
    .type(auditForms[form])
    .header("content-disposition", `attachment; filename="audit-log.${form}"`)
    .header("cache-control", "private, no-store")
    .send(file);
}

function filterIn(typed: Typed): AuditFilter {
  const word = (name: string) => typed.word(name).slice(0, 300);
  return { action: word("action"), person: word("person"), object: word("object"), from: word("from"), to: word("to") };
}

function formIn(typed: Typed): AuditForm {
  const word = typed.word("form-of-file");
  if (word === "csv" || word === "ndjson") return word;
  throw new Refusal("request-invalid", {}, [finding("form-of-file", "value-not-admitted", word)]);
}

/** What the filter asks the log for, and what of it cannot be asked. */
async function wantedBy(
  store: AccountBook & AuditLog,
  { action, person, object, from, to }: AuditFilter,
): Promise<{ readonly wanted: AuditWanted; readonly findings: readonly Finding[] }> {
  const by = person === "" ? null : await auditPerson(store, person);
  const findings = [
    ...(action !== "" && !isAuditAction(action) ? [finding("action", "value-not-admitted", action)] : []),
    ...(person !== "" && by === null ? [finding("person", "person-unknown", person)] : []),
    ...(from !== "" && !isDay(from) ? [finding("from", "instant-invalid", from)] : []),
    ...(to !== "" && !isDay(to) ? [finding("to", "instant-invalid", to)] : []),
  ];
  if (findings.length > 0) return { wanted: everyEntry, findings };
  const wanted = {
    action: isAuditAction(action) ? action : null,
    by,
    object: object === "" ? null : object,
    from: from === "" ? null : `${from}T00:00:00.000Z`,
    to: to === "" ? null : dayAfter(to),
  };
  return { wanted, findings: [] };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseWhen(text) !== null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString();
}
