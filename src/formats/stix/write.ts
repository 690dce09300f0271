/** Writing: the objects of one record as one audience is told it, and of the stone that stands for a record that was withdrawn. */
import { fields } from "../../domain/field.ts";
import { sayContent } from "../../domain/say.ts";
import { type Projection, type Telling, titleOf, type Tombstone } from "../../domain/projection.ts";
import type { Speaker } from "../format.ts";
import { sayingsOf } from "../carried.ts";
import { uuid5 } from "../uuid.ts";
import { isLabelField, labelFor } from "./labels.ts";
import { listed, textIn } from "./line-words.ts";
import { claimDefinition, makerIdentity, recordDefinition } from "./own-extensions.ts";
import { referencesTo, urlMember } from "./references.ts";
import {
  addOwn,
  type Emitted,
  indexIn,
  isStated,
  type Letterhead,
  type Line,
  ownId,
  ownObject,
  place,
  sharedSince,
  type Sheet,
  sheetFor,
  siteId,
  soundLines,
} from "./sheet.ts";
import { statementFor } from "./statements.ts";
import { tlpMarking, tlpOfAudience } from "./tlp-marking.ts";
import {
  claimExtension,
  coreExtensions,
  hasExtension,
  type Members,
  type Profile,
  recordExtension,
  type StixObject,
} from "./wire.ts";
import { writeActors } from "./write-actors.ts";
import { coreExtension, writeCore } from "./write-core.ts";
import { writeDates } from "./write-dates.ts";
import { writeImpacts } from "./write-impacts.ts";
import { writeLanes } from "./write-lanes.ts";
import { writeNotes } from "./write-notes.ts";
import { writeThings } from "./write-things.ts";
import { writeVictims } from "./write-victims.ts";

/** The objects of a telling, the incident first, then what belongs to it, then what other records share with it. Each id once. */
export function emit(telling: Telling, speaker: Speaker, profile: Profile): readonly Emitted[] {
  return telling.kind === "record" ? emitRecord(telling, speaker, profile) : emitStone(telling, speaker);
}

/** A bundle of one telling. Its id follows from record, audience and version. */
export function bundleOf(telling: Telling, speaker: Speaker, profile: Profile): unknown {
  const { audience, incident, version } = telling;
  return {
    type: "bundle",
    id: `bundle--${uuid5(JSON.stringify(["stix", "bundle", profile, audience, incident, version]))}`,
    objects: emit(telling, speaker, profile).map(({ object }) => object),
  };
}

function emitRecord(projection: Projection, speaker: Speaker, profile: Profile): readonly Emitted[] {
  const sheet = sheetFor(projection, speaker, profile);
  const id = ownId(sheet.head, "incident");
  const [narrative] = [...soundLines(sheet, "description"), ...soundLines(sheet, "summary")];
  if (narrative !== undefined) place(sheet, narrative, id, "description");
  writeVictims(sheet, id);
  writeThings(sheet, id);
  writeActors(sheet);
  writeLanes(sheet, id);
  if (profile === "extended") {
    writeDates(sheet);
    writeCore(sheet, id);
    writeImpacts(sheet);
  }
  writeLabels(sheet, id);
  const references = writeSources(sheet, id);
  writeNotes(sheet, id);
  const incident = incidentOf(sheet, id, narrative, references);
  const others = [...sheet.objects.values()].filter(({ object }) => object.id !== id);
  const claims = others.some(({ object }) => hasExtension(object, claimExtension));
  const own = others.filter(({ shared }) => !shared);
  return [
    { object: incident, shared: false },
    ...own,
    ...others.filter(({ shared }) => shared),
    ...frame(sheet.head, true, claims),
  ];
}

/** The incident with its statements, which are made when everything that they refer to stands. */
function incidentOf(sheet: Sheet, id: string, narrative: Line | undefined, references: readonly Members[]): StixObject {
  const { head, projection, profile } = sheet;
  const extensions = profile === "extended" ? { [coreExtensions.incident]: coreExtension(sheet) } : {};
  const description =
    narrative === undefined ? {} : { description: sayContent(narrative.field, narrative.told.content) };
  const labels = listed({ labels: projection.sample ? [...sheet.labels, "sample"] : sheet.labels });
  const name = { name: titleOf(projection), ...description, ...labels, external_references: references };
  const bare = ownObject(head, id, { ...name, ...(profile === "extended" ? { extensions } : {}) });
  sheet.objects.set(id, { object: bare, shared: false });
  const sayings = sayingsOf(projection);
  const statements = sheet.lines.map((line, index) => {
    const at = sheet.places.get(line);
    const object = at === undefined ? undefined : sheet.find(at.id);
    const saying = sayings[index];
    if (saying === undefined) throw new TypeError("a line without a saying");
    return statementFor(saying, object === undefined ? null : { object, selector: at?.selector ?? null }, sheet.find);
  });
  const subjects = [...sheet.subjects].map(([about, object]) => ({ about, object_ref: object }));
  const record = {
    extension_type: "property-extension",
    record: projection.incident,
    version: projection.version,
    audience: projection.audience,
    ...listed({ subjects, statements }),
  };
  return ownObject(head, id, { ...name, extensions: { ...extensions, [recordExtension]: record } });
}

/** Terms that have no better place. */
function writeLabels(sheet: Sheet, incident: string): void {
  for (const line of sheet.lines) {
    const { field } = line;
    const term = textIn(line);
    const ofIncident = isLabelField(field) && fields[field].about === "incident";
    if (!ofIncident || term === null || sheet.places.has(line) || !isStated(line)) continue;
    place(sheet, line, incident, `labels.[${indexIn(sheet.labels, labelFor(field, term))}]`);
  }
}

/** Sources as reports; one whose day of publication is not known, which a report must have, as a reference of the incident. */
function writeSources(sheet: Sheet, incident: string): readonly Members[] {
  const { projection, head } = sheet;
  const { name, url } = head.site;
  const page = {
    source_name: name,
    ...urlMember(`${url}/incidents/${projection.incident}`),
    external_id: projection.incident,
  };
  const undated = projection.sources.flatMap((source) => {
    const references = referencesTo(source);
    if (source.published === null || !/^\d{4}-\d\d-\d\d$/.test(source.published)) return references;
    addOwn(sheet, "report", [source.publisher, source.title, source.url, source.published, source.number], {
      name: source.title ?? source.publisher,
      published: `${source.published}T00:00:00.000Z`,
      object_refs: [incident],
      external_references: references,
    });
    return [];
  });
  return [page, ...undated];
}

/** What every bundle needs to be understood: who speaks, the marking, and the definitions of our own extensions. */
function frame({ site, audience }: Letterhead, record: boolean, claims: boolean): readonly Emitted[] {
  const { name, url } = site;
  const speaker: StixObject = {
    type: "identity",
    spec_version: "2.1",
    id: siteId(site),
    created: sharedSince,
    modified: sharedSince,
    name,
    identity_class: "organization",
    contact_information: url,
  };
  const definitions = [
    ...(record ? [recordDefinition] : []),
    ...(claims ? [claimDefinition] : []),
    ...(record ? [makerIdentity] : []),
  ];
  const clear = record && audience !== "public" ? [tlpMarking("TLP:CLEAR")] : [];
  return [speaker, ...definitions, tlpMarking(tlpOfAudience(audience)), ...clear].map((object) => ({
    object,
    shared: true,
  }));
}

/** A record that was withdrawn: the incident, revoked, and why. What else had been told of it went with it. */
function emitStone({ incident, audience, since, first, reason }: Tombstone, site: Speaker): readonly Emitted[] {
  const head: Letterhead = { incident, audience, since, first, site };
  const id = ownId(head, "incident");
  const page = { source_name: site.name, ...urlMember(`${site.url}/incidents/${incident}`), external_id: incident };
  const stone = ownObject(head, id, {
    name: `Withdrawn record ${incident}`,
    revoked: true,
    external_references: [page],
  });
  const note = ownObject(head, ownId(head, "note", "withdrawn"), {
    abstract: "Retraction",
    content: reason === "" ? "The record was withdrawn." : `The record was withdrawn: ${reason}`,
    object_refs: [id],
  });
  return [{ object: stone, shared: false }, { object: note, shared: false }, ...frame(head, false, false)];
}
