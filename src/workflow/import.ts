/**
 * Import: records of others become drafts, or, where the import is trusted, are accepted in bulk by a review that is on record.
 * The same file twice changes nothing; what changed becomes a new revision; what was cut off goes on where it stopped.
 */
import type { AccountId } from "../domain/account.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import type { Finding } from "../domain/finding.ts";
import { finding } from "../domain/finding.ts";
import { type ImportCounts, type ImportId, type ImportRun, noCounts } from "../domain/import-run.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Marking } from "../domain/marking.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import { slugOf, sourceOf } from "../domain/source.ts";
import type { Format } from "../formats/format.ts";
import type { InputFile } from "../reading/splitter.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { type House, randomName } from "./house.ts";
import { keepRecord, type Keeping, type Outcome } from "./import-keeping.ts";
import { readRecord, type ReadingTerms, type RecordRead } from "./import-reading.ts";
import { type FoundPiece, recordsIn } from "./import-records.ts";
import { openTally, type Tally } from "./import-tally.ts";
import { tellingTransaction } from "./lift-embargoes.ts";

/** What to import, and how. */
export interface ImportCommand extends Acting {
  readonly format: Format;
  readonly files: readonly InputFile[];
  /** Whose records they are; null: the format's label. It is the source of every value and, with the format, the scope of the records' names. */
  readonly publisher: string | null;
  /** For what the records do not mark themselves; null: not yet cleared. */
  readonly marking: Marking | null;
  /** True: accept everything in bulk and publish it. */
  readonly accept: boolean;
  /** True: keep nothing; only tell what would happen. */
  readonly dryRun: boolean;
  readonly by: AccountId;
  /** The run's name, where the caller wants to look at it while it goes on; null: a new one. */
  readonly id: ImportId | null;
}

/** What became of one record. */
export interface RecordOutcome {
  readonly place: string;
  readonly title: string | null;
  readonly key: string | null;
  readonly outcome: Outcome["kind"];
  readonly incident: IncidentId | null;
  readonly findings: readonly Finding[];
}

/** Whom to tell while it goes on. */
export interface ImportListener {
  /** After each batch: how many records were looked at so far, and about how many characters of the files they took. */
  readonly progress?: (records: number, characters: number) => void;
  /** Once a record is kept, in the order of the files. */
  readonly outcome?: (outcome: RecordOutcome) => void;
}

/** Records a transaction: enough to make the cost of committing small, few enough to lose little where the process is killed. */
const batchSize = 500;

/** Imports the files. Refuses formats that are only written (`format-not-read`). A run that was cut off keeps what its finished batches kept. */
export async function importFiles(
  house: Pick<House, "store" | "policies" | "clock" | "random" | "split">,
  command: ImportCommand,
  listener: ImportListener = {},
): Promise<ImportRun> {
  if (command.format.reads === null) throw new Refusal("format-not-read", { format: command.format.name });
  const run = openRun(house, command);
  const tally = openTally();
  const counts = { ...noCounts };
  const course: Course = { command, run, terms: termsOf(run, command), seen: new Map(), tally, counts };
  let batch: FoundPiece[] = [];
  let characters = 0;
  const keep = async () => {
    const outcomes = await keepBatch(house, batch, course);
    for (const outcome of outcomes) listener.outcome?.(outcome);
    listener.progress?.(total(counts), characters);
    batch = [];
  };
  try {
    for await (const piece of recordsIn(command.format, command.files, house.split)) {
      batch.push(piece);
      if (piece.kind === "record") characters += piece.size;
      if (batch.length >= batchSize) await keep();
    }
    await keep();
  } catch (error) {
    const problem = error instanceof Refusal ? error.message : "Something went wrong; the log says more.";
    const stopped = { ...stateOf(run, counts, tally), problem };
    if (!command.dryRun) await close(house, command, stopped).catch(() => undefined);
    throw error;
  }
  const finished = { ...stateOf(run, counts, tally), finished: house.clock() };
  if (!command.dryRun) await close(house, command, finished);
  return finished;
}

/** Keeps how the run ended. One entry of the log stands for all of it, not one for each record: the records name the run. */
async function close(
  house: Pick<House, "store" | "clock" | "random">,
  command: ImportCommand,
  run: ImportRun,
): Promise<void> {
  const { id, format, publisher, accepted, marking, files, fileCount, counts, problem } = run;
  const rule = accepted ? "accepted in bulk" : "drafted";
  const detail = { format, publisher, rule, marking, files, fileCount, ...counts, problem: problem ?? null };
  await house.store.transaction(async (shelves) => {
    await shelves.saveImport(run);
    await noteDeed(shelves, house, { action: "import-run", ...actingIn(command), object: id, detail });
  });
}

interface Course {
  readonly command: ImportCommand;
  readonly run: ImportRun;
  readonly terms: ReadingTerms;
  /** How many records had each key so far; grows as records are read. */
  readonly seen: Map<string, number>;
  readonly tally: Tally;
  /** Grows as records are kept. */
  readonly counts: { -readonly [Name in keyof ImportCounts]: ImportCounts[Name] };
}

/** A record whose name another of this run has already is told apart by its number among them, the same in every run of the same files. */
function toldApart(record: RecordRead, seen: Map<string, number>): RecordRead {
  if (record.assertions.length === 0) return record;
  const times = (seen.get(record.key) ?? 0) + 1;
  seen.set(record.key, times);
  if (times === 1) return record;
  const findings = [...record.findings, finding("", "key-repeated", record.key)];
  return { ...record, key: `${record.key} (${times})`, findings };
}

/** A name for a run. */
export function newImportId(house: Pick<House, "random">): ImportId {
  return randomName(house, 8) as ImportId;
}

function openRun(house: Pick<House, "clock" | "random">, command: ImportCommand): ImportRun {
  const { format, files, publisher, accept, marking, by } = command;
  return {
    id: command.id ?? newImportId(house),
    format: format.name,
    version: format.version,
    publisher: publisher ?? format.label,
    files: files.slice(0, 100).map(({ name }) => name),
    fileCount: files.length,
    accepted: accept,
    marking,
    by,
    started: house.clock(),
    finished: null,
    counts: noCounts,
    tallies: [],
  };
}

function termsOf(run: ImportRun, { format }: ImportCommand): ReadingTerms {
  const source = sourceOf({ url: null, publisher: run.publisher });
  return { format, publisher: run.publisher, source: source.id, marking: run.marking, received: run.started };
}

function stateOf(run: ImportRun, counts: ImportCounts, tally: Tally): ImportRun {
  return { ...run, counts: { ...counts }, tallies: tally.list() };
}

/** Keeps a batch, wholly or not at all. A dry run undoes what it tried. */
async function keepBatch(
  house: Pick<House, "store" | "policies" | "clock" | "random">,
  batch: readonly FoundPiece[],
  course: Course,
): Promise<readonly RecordOutcome[]> {
  const { command, run, tally, counts } = course;
  const outcomes: RecordOutcome[] = [];
  const work = async (shelves: Shelves, at: Instant) => {
    await keepSource(shelves, run);
    const keeping: Keeping = {
      shelves,
      policies: house.policies,
      random: house.random,
      at,
      scope: `${run.format}/${slugOf(run.publisher)}`,
      run,
    };
    for (const piece of batch) {
      const outcome = await keepPiece(keeping, piece, course);
      if (outcome === null) {
        tally.add(piece.place, piece.findings);
        continue;
      }
      counts[outcome.outcome] += 1;
      tally.add(outcome.place, outcome.findings);
      outcomes.push(outcome);
    }
    if (command.dryRun) throw new Undone();
    await shelves.saveImport(stateOf(run, counts, tally));
  };
  await tellingTransaction(house, work).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return outcomes;
}

/** Thrown at the end of a dry run's transaction, so that nothing of it is kept. */
class Undone extends Error {}

/** Null for what is no record. A record is read only now: what came of the one before is not held any more by then. */
async function keepPiece(
  keeping: Keeping,
  piece: FoundPiece,
  { terms, seen }: Pick<Course, "terms" | "seen">,
): Promise<RecordOutcome | null> {
  if (piece.kind === "noted") return null;
  if (piece.kind === "refused") {
    const { place, findings } = piece;
    return { place, title: null, key: null, outcome: "refused", incident: null, findings };
  }
  const record = toldApart(readRecord(piece, terms), seen);
  const { kind, incident, findings } = await keepRecord(keeping, record);
  const { place, title, key } = record;
  return { place, title, key, outcome: kind, incident, findings };
}

async function keepSource(shelves: Shelves, { publisher }: ImportRun): Promise<void> {
  const source = sourceOf({ url: null, publisher });
  if ((await shelves.findSource(source.id)) === null) await shelves.saveSource(source);
}

function total({ created, revised, unchanged, refused }: ImportCounts): number {
  return created + revised + unchanged + refused;
}
