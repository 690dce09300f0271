/** Illustrate: a picture is put beside a record, replaced or taken away, and whoever may see it is told again. */
import type { AccountId } from "../domain/account.ts";
import type { AudienceName } from "../domain/audience.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { type Digest, digestOf } from "../domain/digest.ts";
import { type Finding, finding } from "../domain/finding.ts";
import type { Illustration, Licence } from "../domain/illustration.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import type { Marking } from "../domain/marking.ts";
import { Refusal } from "../domain/refusal.ts";
import { type Picture, readPicture } from "../reading/picture.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { tellingTransaction } from "./lift-embargoes.ts";
import { getRecordFor } from "./record.ts";
import { tellAll } from "./telling.ts";

/** The longest texts that are taken, in characters. */
const longest = { alt: 500, credit: 300, licence: 200, "licence-url": 2000 } as const;

/** A picture, or other words about the one that is there. */
export interface IllustrateCommand extends Acting {
  readonly incident: IncidentId;
  /** The file as it came; null: the picture that is there stays. */
  readonly file: Uint8Array | null;
  readonly alt: string;
  readonly credit: string;
  readonly licence: Licence;
  /** Null: not yet cleared. */
  readonly marking: Marking | null;
  readonly by: AccountId;
}

type Needs = Pick<House, "store" | "policies" | "clock" | "random">;

/**
 * Puts a picture beside a published record, in the place of the one that may be there. Refuses pictures as `readPicture` does, and
 * `input-invalid` with findings at `file`, `alt`, `credit`, `licence` and `licence-url`. Returns the audiences for whom something changed.
 */
export async function illustrate(house: Needs, command: IllustrateCommand): Promise<readonly AudienceName[]> {
  const wrong = checkWords(command);
  if (wrong.length > 0) throw new Refusal("input-invalid", {}, wrong);
  const read = command.file === null ? null : readPicture(command.file);
  return tellingTransaction(house, async (shelves, at) => {
    const incident = await getRecordFor("illustrate", shelves, command.incident);
    const picture = read === null ? incident.illustration : named(read);
    if (picture === null) throw new Refusal("input-invalid", {}, [finding("file", "value-missing")]);
    const { digest, mediaType, width, height } = picture;
    if (read !== null) await shelves.savePicture(digest, read.bytes);
    const illustration = { digest, mediaType, width, height, ...wordsOf(command), added: at, by: command.by };
    return hang(shelves, house, { command, incident, illustration, at });
  });
}

/** Takes the picture of a record away, be the record told or withdrawn. Returns the audiences for whom something changed. */
export async function removeIllustration(
  house: Needs,
  command: Acting & Pick<IllustrateCommand, "incident">,
): Promise<readonly AudienceName[]> {
  return tellingTransaction(house, async (shelves, at) => {
    const incident = await getRecordFor("take-picture-off", shelves, command.incident);
    return hang(shelves, house, { command, incident, illustration: null, at });
  });
}

type PictureName = Pick<Illustration, "digest" | "mediaType" | "width" | "height">;

function named({ mediaType, width, height, bytes }: Picture): PictureName {
  return { digest: digestOf(bytes), mediaType, width, height };
}

/** The texts without space at their ends. */
function wordsOf({
  alt,
  credit,
  licence,
  marking,
}: IllustrateCommand): Pick<Illustration, "alt" | "credit" | "licence" | "marking"> {
  const { name, url } = licence;
  return { alt: alt.trim(), credit: credit.trim(), licence: { name: name.trim(), url }, marking };
}

function checkWords({ alt, credit, licence: { name, url } }: IllustrateCommand): readonly Finding[] {
  const texts = { alt, credit, licence: name, "licence-url": url ?? "" } as const;
  const names = Object.keys(texts) as (keyof typeof texts)[];
  const isAddress = url === null || (/^https?:\/\//i.test(url) && URL.canParse(url));
  return [
    ...names.slice(0, 3).flatMap((at) => (texts[at].trim() === "" ? [finding(at, "value-missing")] : [])),
    ...names.flatMap((at) => (texts[at].length > longest[at] ? [finding(at, "value-too-long", texts[at])] : [])),
    ...(isAddress ? [] : [finding("licence-url", "value-not-admitted", url)]),
  ];
}

interface Hanging {
  readonly command: Acting;
  readonly incident: Incident;
  /** Null: none from now on. */
  readonly illustration: Illustration | null;
  readonly at: string;
}

/** The record with another picture or none. What no record shows any more is not kept. */
async function hang(
  shelves: Shelves,
  house: Needs,
  { command, incident: before, illustration, at }: Hanging,
): Promise<readonly AudienceName[]> {
  const incident = { ...before, illustration };
  const revision = await shelves.findRevision(incident.id, incident.revision);
  if (revision === null) throw new Refusal("incident-not-found", { incident: incident.id });
  await shelves.saveIncident(incident);
  const former = before.illustration?.digest ?? null;
  if (former !== null) await deleteUnused(shelves, former);
  const told = await tellAll(shelves, await house.policies.of(shelves, incident.id), { incident, revision, at });
  const detail = { picture: illustration?.digest ?? null, marking: illustration?.marking ?? null, told };
  const deed = { action: "record-illustrated", ...actingIn(command), object: incident.id, detail } as const;
  await noteDeed(shelves, house, deed, at);
  return told;
}

async function deleteUnused(shelves: Shelves, picture: Digest): Promise<void> {
  if ((await shelves.recordsWithPicture(picture)).length === 0) await shelves.deletePicture(picture);
}
