/** The smallest format that gives objects: an incident with its victims, which other records may share, and how they belong together. */
import { digestOf } from "../../src/domain/digest.ts";
import { organisationsOf, type Telling, titleOf } from "../../src/domain/projection.ts";
import type { WrittenObject } from "../../src/formats/format.ts";

/** When shared objects were made. */
const ever = "2026-01-01T00:00:00.000Z";

/** A marking, an identity for each victim, an incident, and relationships from it to each victim. A tombstone gives the incident, revoked. */
export function objectsOf(telling: Telling): readonly WrittenObject[] {
  const { audience, incident, since } = telling;
  const marking = object("marking-definition", audience, ever, true, {});
  const about = object("incident", `${audience} ${incident}`, since, false, {
    name: telling.kind === "record" ? titleOf(telling) : "withdrawn",
    ...(telling.kind === "record" ? {} : { revoked: true }),
  });
  const victims = telling.kind === "record" ? organisationsOf(telling) : [];
  return [
    about,
    ...victims.flatMap(({ slug, name }) => {
      const victim = object("identity", `${audience} ${slug}`, ever, true, { name });
      const refs = { source_ref: about.id, target_ref: victim.id, relationship_type: "targets" };
      return [victim, object("relationship", `${audience} ${incident} ${slug}`, since, false, refs)];
    }),
    marking,
  ];
}

function object(type: string, name: string, version: string, shared: boolean, members: object): WrittenObject {
  const uuid = digestOf(`${type} ${name}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
  const id = `${type}--${uuid}`;
  const data = { type, spec_version: "2.1", id, created: ever, modified: version, ...members };
  return { id, type, version, shared, data };
}
