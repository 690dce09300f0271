/**
 * Release: everything that an audience is told, written once as a data set that never changes. It follows from the tellings, the
 * release before and its own name alone: the same state gives the same bytes, whenever and wherever it is built.
 */
import type { AudienceName } from "../domain/audience.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { finding } from "../domain/finding.ts";
import { type Coverage, takeCoverage } from "../domain/release-coverage.ts";
import { parseReleaseName, type ReleaseName } from "../domain/release-name.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Format, Speaker } from "../formats/format.ts";
import { recordsFile, type ReleaseFolder } from "../store/releases.ts";
import type { ProjectionShelf } from "../store/store.ts";
import { tellingsFor } from "./export.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { tellDue } from "./lift-embargoes.ts";
import { changesJson, changesText, takeChanges } from "./release-changes-text.ts";
import { writeDescriptions } from "./release-descriptions.ts";
import { codebookCsv, codebookJson, type DescribedTable } from "./release-codebook.ts";
import { coverageText } from "./release-coverage-text.ts";
import { findRelease, newestRelease, type Release, releasesFor } from "./release-manifest.ts";
import { stoneOf } from "./release-take-off.ts";
import { releaseWriter, type ReleaseWriter } from "./release-writer.ts";
import { verifyFile } from "./release-verify.ts";

/** What to release, for whom, and how the house calls itself. */
export interface ReleaseCommand extends Acting {
  readonly name: string;
  readonly audience: AudienceName;
  /** One line on the occasion; null: there is nothing to say. */
  readonly note: string | null;
  readonly speaker: Speaker;
}

/** Files in the formats of the house. */
const formatFiles = [
  { format: "csv-long", file: "assertions.csv", about: "Everything that is said, one row each." },
  { format: "csv-wide", file: "records.csv", about: "One row a record, for spreadsheets." },
  { format: "parquet", file: "assertions.parquet", about: "The same rows in typed columns, for statistics programs." },
  { format: "stix", file: "records.stix.json", about: "A STIX 2.1 bundle, for platforms of threat intelligence." },
  { format: "veris", file: "records.veris.json", about: "VERIS 1.4.1, as the VERIS Community Database has it." },
] as const;

/** How often the records are read anew where somebody publishes meanwhile. */
const attempts = 3;

/**
 * Builds a release and puts it on the shelf. `progress` is told of each file that is begun. Refuses names that are none
 * (`input-invalid`) or taken (`release-exists`), audiences that are told nothing (`nothing-told`), a release before it that is damaged
 * (`release-altered`), and to go on while others keep publishing (`store-busy`).
 */
export async function buildRelease(
  house: Pick<House, "store" | "policies" | "formats" | "releases" | "clock" | "random">,
  command: ReleaseCommand,
  progress: (file: string) => void = () => undefined,
): Promise<Release> {
  const name = parseReleaseName(command.name);
  if (name === null) throw new Refusal("input-invalid", {}, [finding("name", "value-not-admitted", command.name)]);
  // A release tells what was to be told by now, whether the job has come to it or not.
  await tellDue(house);
  if ((await house.store.tellingsAfter(command.audience, null, 1)).length === 0) {
    throw new Refusal("nothing-told", { audience: command.audience });
  }
  const before = await newestRelease(house.releases, command.audience);
  const previous = await soundPrevious(house, command.audience);
  const retold = await house.store.retellingNumber();
  await house.releases.writeRelease(name, async (folder) => {
    const writer = releaseWriter(folder, progress);
    await fill(house, { ...command, name, number: (before?.number ?? 0) + 1 }, previous, folder, writer);
    // What was taken down meanwhile may stand in what was just written.
    if ((await house.store.retellingNumber()) !== retold) throw new Refusal("store-busy");
  });
  const built = await findRelease(house.releases, name);
  if (built === null) throw new Refusal("release-altered", { release: name });
  const { audience, records, withdrawn, number, note } = built;
  const detail = { audience, records, withdrawn, number, note };
  const deed = { action: "released", ...actingIn(command), object: name, detail } as const;
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
  return built;
}

/** The release that the new one follows, of those that stand: its records are what the changes are told against. */
async function soundPrevious({ releases }: Pick<House, "releases">, audience: AudienceName): Promise<Release | null> {
  const previous = await newestStanding(releases, audience);
  if (previous === null) return null;
  const wrong = await verifyFile(releases, previous.name, recordsFile);
  if (wrong !== null) throw new Refusal("release-altered", { release: previous.name }, [wrong]);
  return previous;
}

/** The last of the releases made for an audience that were not taken off; null where none stands. */
async function newestStanding(shelf: House["releases"], audience: AudienceName): Promise<Release | null> {
  const all = (await releasesFor(shelf, audience)).filter((release) => release.audience === audience);
  for (const release of all.toSorted((a, b) => b.number - a.number)) {
    if ((await stoneOf(shelf, release.name)) === null) return release;
  }
  return null;
}

/** The command with what is known of the release already. */
interface Begun extends ReleaseCommand {
  readonly name: ReleaseName;
  readonly number: number;
}

async function fill(
  house: Pick<House, "store" | "formats" | "releases">,
  command: Begun,
  previous: Release | null,
  folder: ReleaseFolder,
  writer: ReleaseWriter,
): Promise<void> {
  const { change, coverage } = await writeRecords(house.store, command.audience, writer);
  const { tables, leftOut } = await writeFormats(house.formats, command.speaker, folder, writer);
  await writer.write("codebook.json", "The codebook: fields, terms, states, columns.", [codebookJson(tables)]);
  await writer.write("codebook.csv", "The same as a table.", [codebookCsv(tables)]);
  const head = headOf(command, previous, { change, coverage, leftOut });
  const changes = takeChanges();
  const before = previous === null ? null : house.releases.readTellings(previous.name);
  const json = changesJson(head, before, folder.readTellings(), changes);
  await writer.write("changes.json", "What changed since the release before, for machines.", json);
  const release = { ...head, changes: previous === null ? null : changes.counts };
  const markdown = changesText(release, changes, coverage.records);
  await writer.write("CHANGES.md", "What changed since the release before, for people.", [markdown]);
  await writer.write("coverage.md", "What the numbers are of, and what they are not.", [
    coverageText(release, coverage),
  ]);
  await writeDescriptions(release, coverage, command.speaker, writer);
}

/** The records as they stand at one moment; every other file is made of these. */
async function writeRecords(
  store: Pick<ProjectionShelf, "changeNumber" | "tellingsAfter">,
  audience: AudienceName,
  writer: ReleaseWriter,
): Promise<{ readonly change: number; readonly coverage: Coverage }> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const change = await store.changeNumber(audience);
    const taker = takeCoverage();
    const lines = async function* () {
      for await (const telling of tellingsFor(store, audience, {})) {
        taker.add(telling);
        yield `${JSON.stringify(telling)}\n`;
      }
    };
    await writer.write(recordsFile, "The records whole, one a line of JSON, as the API tells them.", lines());
    if ((await store.changeNumber(audience)) === change) return { change, coverage: taker.sum() };
  }
  throw new Refusal("store-busy");
}

/** The records in the formats that the house has. */
async function writeFormats(
  formats: readonly Format[],
  speaker: Speaker,
  folder: ReleaseFolder,
  writer: ReleaseWriter,
): Promise<{ readonly tables: readonly DescribedTable[]; readonly leftOut: readonly string[] }> {
  const tables: DescribedTable[] = [];
  const leftOut: string[] = [];
  for (const { format, file, about } of formatFiles) {
    const writes = formats.find(({ name }) => name === format)?.writes ?? null;
    if (writes === null) leftOut.push(format);
    else {
      await writer.write(file, about, writes.pack(folder.readTellings(), speaker), writes.mediaType);
      if (writes.columns !== undefined) tables.push({ file, columns: writes.columns });
    }
  }
  return { tables, leftOut };
}

function headOf(
  { name, number, audience, note, speaker }: Begun,
  previous: Release | null,
  found: { readonly change: number; readonly coverage: Coverage; readonly leftOut: readonly string[] },
): Omit<Release, "files"> {
  const { records, samples, withdrawn, newest } = found.coverage;
  const since = newest ?? "";
  return {
    format: "casebook-release/1",
    name,
    audience,
    note,
    number,
    previous: previous?.name ?? null,
    state: { date: since.slice(0, 10), since, change: found.change },
    records,
    samples,
    withdrawn,
    changes: null,
    site: { name: speaker.name, url: speaker.url },
    leftOut: [...found.leftOut],
  };
}
