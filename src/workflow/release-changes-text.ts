/** Changes between two releases as files: `changes.json` for machines, `CHANGES.md` for people. */
import { fields, isField } from "../domain/field.ts";
import { type Telling, titleOf } from "../domain/projection.ts";
import { changeOf, type RecordChange, sideBySide } from "../domain/release-changes.ts";
import { counted, noChanges, type ReleaseCounts } from "../domain/release-counts.ts";
import type { StateDiff } from "../domain/state-diff.ts";
import type { Release } from "./release-manifest.ts";
import { countOf, plain } from "./release-markdown.ts";
import { noneStands, sayChanges } from "./release-words.ts";

/** The form of `changes.json`. */
export const changesFormat = "casebook-changes/1";

/** How many records of each kind are named in `CHANGES.md`. */
const mostNamed = 200;

/** Collects what is said of the changes while they pass. */
export interface ChangesTaker {
  counts: ReleaseCounts;
  /** Lines for people by what became of the record, as many as are named. */
  readonly lines: Readonly<Record<RecordChange["kind"], string[]>>;
}

/** Begins at nothing. */
export function takeChanges(): ChangesTaker {
  return { counts: noChanges, lines: { added: [], changed: [], withdrawn: [], reinstated: [], gone: [] } };
}

/**
 * The text of `changes.json`: one object whose `changes` turn the records of `from` into those of `to`, a change a line, with the
 * `counts` at its end. `before` is null for a first release, which has no changes: everything in it is new.
 */
export async function* changesJson(
  { name, previous, audience }: Pick<Release, "name" | "previous" | "audience">,
  before: AsyncIterable<Telling> | null,
  now: AsyncIterable<Telling>,
  taker: ChangesTaker,
): AsyncGenerator<string> {
  const head = JSON.stringify({ format: changesFormat, audience, from: previous, to: name });
  yield `${head.slice(0, -1)},"changes":[`;
  let between = "\n";
  for await (const [was, is] of before === null ? [] : sideBySide(before, now)) {
    const change = changeOf(was, is);
    if (change === null) continue;
    take(taker, change, is ?? was);
    yield between + JSON.stringify(change);
    between = ",\n";
  }
  yield `\n],"counts":${JSON.stringify(before === null ? null : taker.counts)}}\n`;
}

/** The text of `CHANGES.md`. */
export function changesText(
  { name, number, previous, site }: Pick<Release, "name" | "number" | "previous" | "site">,
  { counts, lines }: ChangesTaker,
  records: number,
): string {
  const title = `# ${plain(site.name)}: changes of release ${name}`;
  if (previous === null) {
    const all = countOf(records, "record");
    const said = number === 1 ? `This is the first release: all ${all} are new.` : `${noneStands} It holds ${all}.`;
    return `${title}\n\n${said}\n`;
  }
  const { added, removed, changed, retold } = counts.assertions;
  const within =
    counts.changed === 0
      ? []
      : [
          `Within the records that changed: ${countOf(added, "assertion")} added, ${removed} removed, ${changed} said otherwise, and ${countOf(retold, "field")} told in another form.`,
        ];
  return [
    title,
    `Since release ${previous}: ${sayChanges(counts)}. \`changes.json\` holds all of it for machines.`,
    ...within,
    ...(Object.keys(headings) as RecordChange["kind"][]).flatMap((kind) => listOf(kind, lines[kind], counts[kind])),
    "",
  ].join("\n\n");
}

const headings: Readonly<Record<RecordChange["kind"], string>> = {
  withdrawn: "Withdrawn",
  gone: "No longer told of",
  reinstated: "Reinstated",
  changed: "Changed",
  added: "Added",
};

function listOf(kind: RecordChange["kind"], lines: readonly string[], count: number): readonly string[] {
  if (count === 0) return [];
  const more = count > lines.length ? [`- and ${countOf(count - lines.length, "further record")}`] : [];
  return [`## ${headings[kind]}`, [...lines, ...more].join("\n")];
}

function take(taker: ChangesTaker, change: RecordChange, telling: Telling | null): void {
  taker.counts = counted(taker.counts, change);
  const lines = taker.lines[change.kind];
  if (lines.length < mostNamed) lines.push(lineOf(change, telling));
}

function lineOf(change: RecordChange, telling: Telling | null): string {
  const title = telling?.kind === "record" ? ` ${plain(titleOf(telling))}` : "";
  switch (change.kind) {
    case "withdrawn":
      return `- ${change.incident}: ${plain(change.now.reason)}`;
    case "changed":
      return `- ${change.incident}${title} (version ${change.frame.version}): ${sayDiff(change.diff)}`;
    case "added":
    case "reinstated":
    case "gone":
      return `- ${change.incident}${title}`;
  }
}

/** `Country: 1 added; Summary: 1 changed`. */
function sayDiff({ fields: diffs, sources }: StateDiff): string {
  const said = Object.entries(diffs).map(([field, diff]) => {
    const label = isField(field) ? fields[field].label : field;
    if (diff.kind === "retold") return `${label}: told as ${diff.after.kind}, not ${diff.before.kind}`;
    const parts = [
      [diff.added.length, "added"],
      [diff.removed.length, "removed"],
      [diff.changed.length, "changed"],
    ] as const;
    const counts = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
    return `${label}: ${counts.length === 0 ? "in another order" : counts.join(", ")}`;
  });
  const changedSources = sources.added.length + sources.removed.length + sources.changed.length;
  if (changedSources > 0) said.push("sources");
  return said.length === 0 ? "told anew, without a difference" : said.join("; ");
}
