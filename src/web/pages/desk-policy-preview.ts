/** A record as its readers see it, at the desk: GET /desk/incidents/:id/preview, under the policy that it is told under or under another. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { type AudienceName, parseAudienceName } from "../../domain/audience.ts";
import { type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import { type Policy, policyFrom } from "../../domain/policy.ts";
import { titleOf } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { shippedWritten } from "../../domain/shipped-policies.ts";
import { requireAudience } from "../../workflow/groups.ts";
import { previewRecord } from "../../workflow/preview.ts";
import { policyNamed, policyWritten } from "../../workflow/policy-choice.ts";
import type { Rooms } from "../face.ts";
import { type Html, html } from "../parts/html.ts";
import { incidentArticle } from "../parts/incident-article.ts";
import { illustrationOf } from "../parts/illustration.ts";
import type { PageContent } from "../parts/page.ts";
import { cardAlt } from "../cards/card.ts";
import type { Routes } from "../route.ts";
import { requireOperation } from "../route.ts";
import { speakerOf } from "../speaker.ts";
import { readersOf } from "../texts/audience.ts";
import { policyTexts } from "../texts/policy.ts";
import { choicesOf } from "./form-entry.ts";
import { incidentIn, typedIn } from "./typed.ts";

const texts = policyTexts.preview;

/** What is shown. */
interface Asked {
  readonly incident: IncidentId;
  readonly audience: AudienceName;
  readonly policy: Policy;
  /** As the address names it; empty: the one that the record is told under. */
  readonly named: string;
  /** Under which policy, in words. */
  readonly under: Html | string;
}

/** Under the policies that have a name or a number; and, for those who may change it, under one that is proposed. */
export const policyPreviewRoutes: Routes = (rooms) => (app) => {
  const { store, policies } = rooms.house;
  app.get("/desk/incidents/:id/preview", async (request, reply) => {
    const incident = incidentIn(request.params);
    const query = typedIn(request.query);
    const named = query.word("policy");
    const audience = audienceIn(query.word("audience"));
    if (named === "") {
      const policy = await policies.of(store, incident);
      return send(rooms, { incident, audience, policy, named, under: texts.inForce }, request, reply);
    }
    const chosen = await policyNamed(store, named);
    if (chosen === null) throw new Refusal("policy-not-found", { name: named.slice(0, 80) });
    const under = texts.under(policyTexts.named(chosen.written.name));
    return send(rooms, { incident, audience, policy: policyFrom(chosen.written), named, under }, request, reply);
  });

  app.post("/desk/policy/preview", async (request, reply) => {
    requireOperation(request, "change-policy");
    const typed = typedIn(request.body);
    const incident = parseIncidentId(typed.word("id"));
    if (incident === null) throw new Refusal("incident-not-found", { incident: typed.word("id").slice(0, 80) });
    const written = policyWritten(typed.text("policy"));
    const under = texts.proposed(policyTexts.named(written.name));
    const audience = audienceIn(typed.word("audience"));
    return send(rooms, { incident, audience, policy: policyFrom(written), named: "", under }, request, reply);
  });
  return Promise.resolve();
};

function audienceIn(word: string): AudienceName {
  return parseAudienceName(word) ?? "public";
}

async function send(
  { house, settings }: Rooms,
  asked: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { incident, audience, policy } = asked;
  await requireAudience(house.store, audience);
  const preview = await previewRecord(house, incident, policy);
  const projection = preview.get(audience) ?? null;
  const who = readersOf(audience);
  const body =
    projection === null
      ? html`<p>${texts.nothing(who)}</p>`
      : incidentArticle(projection, speakerOf(settings, request), {
          illustration: illustrationOf(projection, cardAlt(projection)),
        });
  return reply.page(
    previewPage(asked, [...preview.keys()], projection === null ? incident : titleOf(projection), body),
  );
}

function previewPage(asked: Asked, audiences: readonly AudienceName[], title: string, article: Html): PageContent {
  const { incident, audience, under } = asked;
  const heading = texts.heading(html`<code>${incident}</code>`, readersOf(audience));
  const body = html`<div class="notice notice-said">
      <p>${heading}, ${under}. <a href="/desk/incidents/${incident}">${texts.back}</a></p>
      ${chooser(asked, audiences)}
    </div>
    ${article}`;
  return { title: texts.title(title), body, noindex: true, section: "/desk", styles: ["desk.css", "record.css"] };
}

function chooser({ incident, audience, named }: Asked, audiences: readonly AudienceName[]): Html {
  const readers = audiences.map((value) => ({ value, label: readersOf(value) }));
  const shipped = Object.keys(shippedWritten).map((value) => ({ value, label: value }));
  const policies = [{ value: "", label: texts.now }, ...shipped];
  const known = policies.some(({ value }) => value === named)
    ? policies
    : [...policies, { value: named, label: named }];
  return html`<form method="get" action="/desk/incidents/${incident}/preview" class="finder">
    <label for="f-audience">${texts.as}</label>
    <select id="f-audience" name="audience">
      ${choicesOf(readers, audience)}
    </select>
    <label for="f-preview-policy">${texts.policy}</label>
    <select id="f-preview-policy" name="policy">
      ${choicesOf(known, named)}
    </select>
    <button>${texts.show}</button>
  </form>`;
}
