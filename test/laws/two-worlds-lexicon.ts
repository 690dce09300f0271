/** What a pair of worlds speaks of: everything by which a reader could ask for a thing that may be hidden. */
import type { Statement } from "../../src/domain/assertion.ts";
import { slugOf } from "../../src/domain/source.ts";
import { otherGroups } from "../arbitrary/world-groups.ts";
import type { WorldPair } from "../arbitrary/world-pair.ts";
import { hiddenWords, lostWords, numbers } from "../arbitrary/world-plan.ts";

/** Names of things, those that are only in one of the worlds among them. */
export interface Lexicon {
  readonly incidents: readonly string[];
  readonly words: readonly string[];
  /** Names of victims, actors, campaigns and publishers as addresses have them. */
  readonly slugs: readonly string[];
  readonly terms: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly reports: readonly string[];
  readonly pictures: readonly string[];
  /** Objects of TAXII, as the desk is told them in either world. */
  readonly objects: readonly string[];
  /** Drafts, imports, releases, accounts, groups. */
  readonly others: readonly string[];
}

/** More of a kind are not asked for. */
const most = 5;

/** Everything that either world speaks of, what is hidden first, so much of each kind as can be asked for; `objects` are those of TAXII. */
export function lexiconOf({ scripts }: WorldPair, objects: readonly string[]): Lexicon {
  const deeds = scripts.flatMap((script) => script.deeds.flatMap((deed) => deed ?? []));
  const statements = deeds.flatMap((deed) => (deed.kind === "revise" ? deed.statements : []));
  const names = distinct(statements.flatMap(nameIn));
  const cited = scripts.flatMap(({ reports, hidden, circled }) => [...reports, hidden, circled]);
  const lost = lostWords.filter((word) => deeds.some((deed) => deed.kind === "take-down" && deed.text === word));
  const slugs = [...names, ...cited.map(({ source }) => source.name)].map(slugOf);
  return {
    incidents: [...numbers, "CB-NQNQNQ"],
    words: distinct([hiddenWords[0], ...lost, hiddenWords[1], ...names]).slice(0, most + lost.length),
    slugs: distinct([hiddenWords[0], hiddenWords[1], ...lost, ...slugs]).slice(0, most + 2),
    terms: termsIn(statements),
    reports: distinct(cited.map(({ report }) => report.id)).slice(-most),
    pictures: distinct(deeds.flatMap((deed) => (deed.kind === "illustrate" ? (deed.illustration?.digest ?? []) : []))),
    objects: distinct(objects).slice(0, most),
    others: distinct([
      ...hiddenWords.slice(0, 1),
      "2026.1",
      `desk-${hiddenWords[0]}`,
      `circle-${hiddenWords[0]}`,
      otherGroups[0],
    ]),
  };
}

function nameIn({ content }: Statement): readonly string[] {
  if (content.kind === "name") return [content.name];
  if (content.kind === "party") return content.name === null ? [] : [content.name];
  return content.kind === "matter" || content.kind === "relation" ? [content.what] : [];
}

/** By field. */
function termsIn(statements: readonly Statement[]): Lexicon["terms"] {
  const found = new Map<string, readonly string[]>();
  for (const { field, content } of statements) {
    if (content.kind !== "term") continue;
    found.set(field, distinct([...(found.get(field) ?? []), content.term]).slice(0, 2));
  }
  return Object.fromEntries(found);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
