/** Organisations that were hit, and actors that somebody names in a lane of responsibility, across the records that are told. */
import { type TSchema, Type } from "typebox";
import { type Field, fieldNames, fields, type Lane, lanes } from "../../domain/field.ts";
import { defineEndpoint, type Endpoint, nothing, pageParameters } from "./endpoint.ts";
import { exampleAssertion, exampleSummary } from "./examples.ts";
import { apiAddress, incidentSummary, next, pageOf, slug } from "./list-schemas.ts";
import { aliasesIn, factsIn, listParties, partyPage, saidIn } from "./party-pages.ts";
import { asKnownOnParameter } from "./question-query.ts";
import { asserterOrNull, incidentNumber, toldAssertion } from "./told-schemas.ts";

const partyQuery = Type.Object({ asKnownOn: asKnownOnParameter, ...pageParameters }, { additionalProperties: false });

const organisationFacts = factFields("victim", ["victim.name"]);
const actorFacts = factFields("actor", ["actor.alias", ...lanes]);

const saidInRecord = Type.Object(
  {
    incident: incidentNumber,
    assertions: Type.Array(toldAssertion, {
      description: "As the record has them: subjects and sources are numbered within it.",
    }),
  },
  { title: "SaidInRecord", description: "What one record says of the party." },
);

const partyEntry = Type.Object(
  {
    slug,
    name: Type.String({ description: "As the newest record writes it." }),
    records: Type.Integer({ minimum: 1, description: "How many records that are told to you name it." }),
    self: apiAddress,
  },
  { title: "PartyEntry", description: "An organisation or actor in a list." },
);

const partyParams = Type.Object({
  slug: Type.String({ minLength: 1, maxLength: 400, description: "The name of its page.", examples: ["conti"] }),
});

const partyMembers = {
  slug,
  name: Type.String({ description: "As the newest of these records writes it." }),
  records: Type.Integer({ minimum: 1, description: "How many records that are told to you name it." }),
};

const pagedIncidents = {
  incidents: Type.Array(incidentSummary, { description: "The records of this page, newest date first." }),
  next,
};

const listOrganisations = defineEndpoint({
  name: "listOrganisations",
  path: "/organisations",
  group: "parties",
  summary: "Organisations that were hit",
  description:
    "By name. Organisations of one name are one here; those who differ only in how a report writes them are not merged. " +
    "With `asKnownOn`, as records named them then.",
  params: nothing,
  query: partyQuery,
  answer: pageOf(partyEntry, "OrganisationPage", "A page of the list of organisations."),
  example: { items: [exampleParty("organisations")], next: null },
  searched: true,
  respond: (house, asked) => listParties(house, "organisation", asked),
});

const getOrganisation = defineEndpoint({
  name: "getOrganisation",
  path: "/organisations/{slug}",
  group: "parties",
  summary: "One organisation",
  description:
    "What the records that name it as a victim say of it, and these records, a page of them at a time. Facts are those of the page. " +
    "With `asKnownOn`, as these records stood then.",
  params: partyParams,
  query: partyQuery,
  answer: Type.Object(
    { ...partyMembers, facts: factsSchema(organisationFacts, "OrganisationFacts"), ...pagedIncidents },
    { title: "Organisation", description: "An organisation, as far as you are told of it." },
  ),
  example: {
    slug: "state-of-southmoor",
    name: "State of Southmoor",
    records: 1,
    facts: {},
    incidents: [exampleSummary],
    next: null,
  },
  searched: true,
  respond: async (house, asked) => {
    const { mentions, ...rest } = await partyPage(house, "organisation", asked);
    return { ...rest.party, facts: factsIn(mentions, organisationFacts), ...rest.page };
  },
});

const listActors = defineEndpoint({
  name: "listActors",
  path: "/actors",
  group: "parties",
  summary: "Actors that somebody names",
  description:
    "By name: whoever stands in a lane of responsibility of a record, whether it claims, is accused or denies. To be listed is not to be responsible. " +
    "With `asKnownOn`, those who claimed, were suspected or had an incident attributed to them by then.",
  params: nothing,
  query: partyQuery,
  answer: pageOf(partyEntry, "ActorPage", "A page of the list of actors."),
  example: { items: [exampleParty("actors")], next: null },
  searched: true,
  respond: (house, asked) => listParties(house, "actor", asked),
});

const alias = Type.Object(
  {
    alias: Type.String(),
    usedBy: Type.Array(Type.Object({ incident: incidentNumber, asserter: asserterOrNull }, { title: "AliasUse" }), {
      description: "Who calls it so, and in which record.",
    }),
  },
  {
    title: "Alias",
    description: "Another name for the actor. An alias may belong to several actors; none are merged by it.",
  },
);

const getActor = defineEndpoint({
  name: "getActor",
  path: "/actors/{slug}",
  group: "parties",
  summary: "One actor",
  description:
    "What is said of the actor and by whom. The lanes never mix: what it claims, what is attributed to it, what it is suspected of, what " +
    "is expressly not attributed to it and what it denies. A claim is not an attribution. Lanes and facts are those of the page of records. " +
    "With `asKnownOn`, as the records stood then in which it claimed, denied or was suspected, or an incident was attributed to it.",
  params: partyParams,
  query: partyQuery,
  answer: Type.Object(
    {
      ...partyMembers,
      lanes: Type.Object(
        Object.fromEntries(lanes.map((lane) => [lane, Type.Array(saidInRecord, { description: laneWords(lane) })])),
        { title: "Lanes", description: "What is said of the actor, lane by lane." },
      ),
      aliases: Type.Array(alias),
      facts: factsSchema(actorFacts, "ActorFacts"),
      ...pagedIncidents,
    },
    { title: "Actor", description: "An actor, as far as you are told of it." },
  ),
  example: {
    slug: "conti",
    name: "Conti",
    records: 1,
    lanes: {
      "responsibility.claimed": [
        {
          incident: "CB-SXTHM0",
          assertions: [
            {
              ...exampleAssertion,
              about: "actor-1",
              content: { kind: "party", name: "Conti", basis: null },
              stance: "claimed",
              asserter: { role: "attacker", name: "Conti" },
            },
          ],
        },
      ],
      "responsibility.attributed": [],
      "responsibility.suspected": [],
      "responsibility.not-attributed": [],
      "responsibility.denied": [],
    },
    aliases: [
      {
        alias: "Wizard Spider",
        usedBy: [{ incident: "CB-SXTHM0", asserter: { role: "vendor", name: "Example Security" } }],
      },
    ],
    facts: {},
    incidents: [exampleSummary],
    next: null,
  },
  searched: true,
  respond: async (house, asked) => {
    const { mentions, ...rest } = await partyPage(house, "actor", asked);
    return {
      ...rest.party,
      lanes: Object.fromEntries(lanes.map((lane) => [lane, saidIn(mentions, lane)])),
      aliases: aliasesIn(mentions),
      facts: factsIn(mentions, actorFacts),
      ...rest.page,
    };
  },
});

function factFields(about: "victim" | "actor", others: readonly Field[]): readonly Field[] {
  return fieldNames.filter((field) => fields[field].about === about && !others.includes(field));
}

function factsSchema(wanted: readonly Field[], title: string): TSchema {
  const members = wanted.map((field) => {
    const { label, definition } = fields[field];
    return [field, Type.Optional(Type.Array(saidInRecord, { description: `${label}. ${definition}` }))] as const;
  });
  return Type.Object(Object.fromEntries(members), {
    title,
    description:
      "What the records of this page say of it, field by field; fields of which none says anything are absent.",
  });
}

function laneWords(lane: Lane): string {
  return `${fields[lane].label}. ${fields[lane].definition}`;
}

function exampleParty(plural: string): object {
  const [name, named] = plural === "actors" ? ["Conti", "conti"] : ["State of Southmoor", "state-of-southmoor"];
  return { slug: named, name, records: 1, self: `/api/v1/${plural}/${named}` };
}

/** The endpoints of this file. */
export const partyEndpoints: readonly Endpoint[] = [listOrganisations, getOrganisation, listActors, getActor];
