/** The disclosure policy at the desk: GET /desk/policy shows it; administrators compare another with it, apply, stop and go back. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { mayDo } from "../../domain/access.ts";
import { finding } from "../../domain/finding.ts";
import { parsePolicy, policyFrom, writtenFrom } from "../../domain/policy.ts";
import type { PolicyOrigin, PolicyVersion } from "../../domain/policy-book.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { changePolicy, getStanding, getVersion, stopChange } from "../../workflow/policy.ts";
import { type ChosenPolicy, policyNamed, policyWritten } from "../../workflow/policy-choice.ts";
import { diffPolicies } from "../../workflow/policy-diff.ts";
import { progressOf } from "../../workflow/policy-progress.ts";
import { audiencesIn } from "../../workflow/telling.ts";
import { actingFor } from "../acting.ts";
import type { Rooms } from "../face.ts";
import { uploadIn } from "../form-body.ts";
import { formField } from "../form-token.ts";
import { html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { requireOperation, type Routes } from "../route.ts";
import { deskTexts } from "../texts/desk.ts";
import { policyTexts as texts } from "../texts/policy.ts";
import { comparePage } from "./desk-policy-compare.ts";
import { policyPage, type PolicySheet, type PolicyView } from "./desk-policy-page.ts";
import { policyEntries, tableIn } from "./desk-policy-table.ts";
import { namesOf } from "./desk-draft-view.ts";
import { findingsNotice, lineEntry, notice } from "./form-entry.ts";
import { type Typed, typedIn } from "./typed.ts";

/** How many versions the page lists. */
const listed = 50;

/** All of them; whoever works at the desk may look, administrators may change. */
export const policyRoutes: Routes = (rooms) => (app) => {
  const { house } = rooms;
  app.get("/desk/policy", async (request, reply) => reply.page(await page(rooms, request, reply)));

  app.get("/desk/policy/written", async (request, reply) => {
    const { inForce } = await getStanding(house.store);
    const asked = typedIn(request.query).word("version");
    const number = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : asked === "" ? inForce : 0;
    const { written } = await getVersion(house.store, number);
    return reply
      .type("application/json; charset=utf-8")
      .header("content-disposition", `attachment; filename="policy-${number}.json"`)
      .send(`${JSON.stringify(written, null, 2)}\n`);
  });

  app.get("/desk/policy/edit", async (request, reply) => {
    requireOperation(request, "change-policy");
    const { inForce } = await getStanding(house.store);
    return reply.page(editPage(await getVersion(house.store, inForce), request, reply));
  });

  app.post("/desk/policy/compare", async (request, reply) => {
    requireOperation(request, "change-policy");
    return refusing(rooms, request, reply, async () => {
      return reply.page(await compared(rooms, await chosenIn(rooms, request), request, reply));
    });
  });

  app.post("/desk/policy/apply", async (request, reply) => {
    const acting = actingFor(request, "change-policy");
    return refusing(rooms, request, reply, async () => {
      const typed = typedIn(request.body);
      const { written, origin } = await chosenIn(rooms, request);
      const seen = /^[1-9]\d{0,8}$/.test(typed.word("seen")) ? Number(typed.word("seen")) : 0;
      await changePolicy(house, { written, origin, note: typed.text("note"), seen, ...acting });
      rooms.retelling?.wake();
      return reply.redirect("/desk/policy", 303);
    });
  });

  app.post("/desk/policy/stop", async (request, reply) => {
    const acting = actingFor(request, "change-policy");
    return refusing(rooms, request, reply, async () => {
      await stopChange(house, acting);
      rooms.retelling?.wake();
      return reply.redirect("/desk/policy", 303);
    });
  });
  return Promise.resolve();
};

/** Does it; what is refused is said on the page of the policy, with what was pasted. */
async function refusing(
  rooms: Rooms,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "not-allowed") throw error;
    const found = findingsNotice(error.findings, texts.wrong);
    const said = found ?? notice("error", html`<p>${error.message}</p>`);
    const pasted = typedIn(request.body).text("policy").slice(0, 100_000);
    return reply.page(await page(rooms, request, reply, { notice: said, pasted, status: groundOf(error).status }));
  }
}

async function page(
  { house }: Pick<Rooms, "house">,
  request: FastifyRequest,
  reply: FastifyReply,
  more: Partial<PolicySheet> = {},
): Promise<PageContent> {
  const account = requireOperation(request, "curate");
  const mayChange = mayDo(account.role, "change-policy");
  const sheet = { token: formField(request, reply), mayChange, notice: null, pasted: "", ...more };
  return policyPage(await viewOf(house), sheet);
}

async function viewOf({ store, clock }: Rooms["house"]): Promise<PolicyView> {
  const standing = await getStanding(store);
  const { entries } = await store.listPolicies({ offset: 0, limit: listed });
  return {
    standing,
    inForce: await getVersion(store, standing.inForce),
    former: standing.former === null ? null : await getVersion(store, standing.former),
    versions: entries,
    people: await namesOf(
      store,
      entries.map(({ by }) => by),
    ),
    progress: standing.change === null ? null : progressOf(standing.change, clock()),
  };
}

/** The policy that a form names or brings: by name or number, as a file, as text, or as the edited table. Refuses what is none (`input-invalid`). */
async function chosenIn({ house }: Pick<Rooms, "house">, request: FastifyRequest): Promise<ChosenPolicy> {
  const typed = typedIn(request.body);
  const named = typed.word("named") || typed.word("version");
  if (named !== "") {
    const chosen = await policyNamed(house.store, named);
    if (chosen === null) throw new Refusal("policy-not-found", { name: named.slice(0, 80) });
    return chosen;
  }
  if (typed.word("table") !== "") return { written: fromTable(typed), origin: "table" };
  const upload = await uploadIn(request.body, "file");
  const text = upload === null ? typed.text("policy") : Buffer.from(upload.bytes).toString("utf8");
  if (text.trim() === "") throw new Refusal("input-invalid", {}, [finding("file", "value-missing")]);
  return { written: policyWritten(text), origin: originIn(typed) };
}

function fromTable(typed: Typed) {
  const parsed = parsePolicy(tableIn(typed));
  if ("findings" in parsed) throw new Refusal("input-invalid", {}, parsed.findings);
  return writtenFrom(parsed.policy);
}

function originIn(typed: Typed): PolicyOrigin {
  const word = typed.word("origin");
  return word === "table" || word === "shipped" || word === "earlier" ? word : "file";
}

async function compared(
  { house }: Pick<Rooms, "house">,
  { written, origin }: ChosenPolicy,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<PageContent> {
  const standing = await getStanding(house.store);
  const inForce = await getVersion(house.store, standing.inForce);
  const diff = await diffPolicies(house, policyFrom(inForce.written), policyFrom(written));
  const typed = typedIn(request.body);
  const pageIn = (name: string) => (/^[1-9]\d{0,6}$/.test(typed.word(name)) ? Number(typed.word(name)) : 1);
  return comparePage({
    inForce,
    written,
    origin,
    diff,
    pages: { newly: pageIn("newly"), noLonger: pageIn("noLonger") },
    token: formField(request, reply),
    readers: (await audiencesIn(house.store)).filter((name) => name !== "desk"),
    mustWait: standing.change !== null,
  });
}

function editPage({ number, written }: PolicyVersion, request: FastifyRequest, reply: FastifyReply): PageContent {
  const body = html`<p class="where">
      <a href="/desk">${deskTexts.title}</a> · <a href="/desk/policy">${texts.title}</a>
    </p>
    <h1>${texts.editTitle}</h1>
    <p>${texts.editHint} ${texts.editFrom(number)} ${texts.changeHint}</p>
    <p class="hint">${texts.legend}</p>
    <form method="post" action="/desk/policy/compare">
      ${formField(request, reply)}
      <input type="hidden" name="table" value="yes" />
      ${lineEntry({ name: "name", label: texts.name, value: written.name, required: true })}
      ${policyEntries(policyFrom(written))}
      <p><button class="main">${texts.send}</button></p>
    </form>`;
  return { title: texts.editTitle, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}
