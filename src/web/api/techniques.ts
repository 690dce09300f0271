/** ATT&CK techniques, and the records that show them. */
import { Type } from "typebox";
import { everything } from "../../search/search.ts";
import { attackVersion, type Technique, techniques } from "../../vocabulary/attack.ts";
import { asKnownOnIn } from "../moment.ts";
import { usualPlace } from "../question.ts";
import { writeCursor } from "./cursor.ts";
import {
  cursorParts,
  defineEndpoint,
  type Endpoint,
  nothing,
  nothingTold,
  pageParameters,
  pageQuery,
  pathOf,
  usualLimit,
} from "./endpoint.ts";
import { exampleSummary } from "./examples.ts";
import { findRecords } from "./found-records.ts";
import { apiAddress, incidentSummary, next, pageOf, total } from "./list-schemas.ts";
import { asKnownOnParameter } from "./question-query.ts";
import { summariesOf } from "./summary.ts";

const techniqueMembers = {
  id: Type.String({
    pattern: "^T[0-9]{4}([.][0-9]{3})?$",
    description: "`T1486`, or `T1498.001` for a sub-technique.",
  }),
  name: Type.String(),
  tactics: Type.Array(Type.String(), { description: "Machine names of its tactics, such as `impact`." }),
  attack: Type.String({ format: "uri", description: "Its page at MITRE." }),
};

const inAttack = `From MITRE ATT&CK for Enterprise, version ${attackVersion}.`;

const exampleTechnique = {
  id: "T1498",
  name: "Network Denial of Service",
  tactics: ["impact"],
  attack: "https://attack.mitre.org/techniques/T1498/",
};

const listTechniques = defineEndpoint({
  name: "listTechniques",
  path: "/techniques",
  group: "techniques",
  summary: "The techniques that records may name",
  description: `By id, sub-techniques included, whether or not a record names them. ${inAttack}`,
  params: nothing,
  query: pageQuery,
  answer: pageOf(
    Type.Object(
      { ...techniqueMembers, self: apiAddress },
      { title: "TechniqueEntry", description: "A technique in a list." },
    ),
    "TechniquePage",
    "A page of the list of techniques.",
  ),
  example: { items: [{ ...exampleTechnique, self: "/api/v1/techniques/T1498" }], next: null },
  respond: (_house, { query, address }) => {
    const [after] = cursorParts(query.after, 1) ?? [""];
    const later = [...techniques.values()].filter(({ id }) => id > (after ?? ""));
    const items = later.slice(0, query.limit ?? usualLimit);
    const last = items.at(-1);
    return {
      items: items.map((technique) => ({
        ...wordsOf(technique),
        self: pathOf("/techniques/{id}", { id: technique.id }),
      })),
      next: last === undefined || items.length === later.length ? null : address({ after: writeCursor([last.id]) }),
    };
  },
});

const getTechnique = defineEndpoint({
  name: "getTechnique",
  path: "/techniques/{id}",
  group: "techniques",
  summary: "One technique, and the records that show it",
  description:
    "Records that show you the technique or one of its sub-techniques, the latest first. Records of which you are only told how " +
    `many techniques they name are not among them. With \`asKnownOn\`, as the records stood then. ${inAttack}`,
  params: Type.Object({
    id: Type.String({ minLength: 1, maxLength: 20, description: "ATT&CK id, in any case.", examples: ["T1498"] }),
  }),
  query: Type.Object({ asKnownOn: asKnownOnParameter, ...pageParameters }, { additionalProperties: false }),
  answer: Type.Object(
    { ...techniqueMembers, total, incidents: Type.Array(incidentSummary), next },
    { title: "Technique", description: "A technique and a page of the records that show it." },
  ),
  example: { ...exampleTechnique, total: 1, incidents: [exampleSummary], next: null },
  searched: true,
  respond: async (house, { audience, params, query, address }) => {
    const technique = techniques.get(params.id.toUpperCase());
    if (technique === undefined) throw nothingTold();
    const asKnownOn = asKnownOnIn(query, house.clock());
    const question = { ...everything, chosen: { technique: [technique.id] }, asKnownOn };
    const place = { ...usualPlace(question), after: query.after ?? null };
    const { answer, records } = await findRecords(house, audience, { question, place }, query.limit ?? usualLimit);
    return {
      ...wordsOf(technique),
      total: answer.total,
      incidents: summariesOf(records, asKnownOn),
      next: answer.next === null ? null : address({ after: answer.next }),
    };
  },
});

function wordsOf({ id, name, tactics }: Technique): object {
  return { id, name, tactics, attack: `https://attack.mitre.org/techniques/${id.replace(".", "/")}/` };
}

/** The endpoints of this file. */
export const techniqueEndpoints: readonly Endpoint[] = [listTechniques, getTechnique];
