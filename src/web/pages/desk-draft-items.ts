/** What a draft holds, as the desk shows it: one item for each proposal, addition and standing assertion. */
import type { AccountId } from "../../domain/account.ts";
import { subjectNameIn } from "../../domain/adoption.ts";
import type { Assertion, AssertionId } from "../../domain/assertion.ts";
import type { Decision } from "../../domain/decision.ts";
import { targetOf } from "../../domain/draft.ts";
import { type Field, fieldNames } from "../../domain/field.ts";
import type { OpenDraft } from "../../workflow/review.ts";
import { draftTexts } from "../texts/draft.ts";

/** Where an item comes from. */
export type ItemPart = "proposed" | "candidate" | "added" | "standing";

/** What has become of an item so far. */
export type ItemState =
  "undecided" | "accepted" | "amended" | "rejected" | "candidate" | "added" | "standing" | "retired";

/** One assertion of a draft with what was decided of it. */
export interface Item {
  /** The name that decisions know it by. */
  readonly key: AssertionId;
  readonly part: ItemPart;
  readonly state: ItemState;
  /** As it is now: the amended words where it was amended. */
  readonly assertion: Assertion;
  /** As it was before it was amended; null where it was not. */
  readonly before: Assertion | null;
  readonly decision: Decision | null;
}

/** The items under one heading. */
export interface ItemGroup {
  readonly heading: string;
  readonly items: readonly Item[];
}

type Head<F extends string> = F extends `${infer H}.${string}` ? H : F;

/** The first word of each field, with the group that its items stand in. */
const groups: Readonly<Record<Head<Field>, keyof typeof draftTexts.groups>> = {
  victim: "victims",
  summary: "words",
  description: "words",
  context: "words",
  date: "dates",
  incident: "kind",
  discovery: "kind",
  severity: "kind",
  cia: "affected",
  asset: "affected",
  attribute: "affected",
  data: "affected",
  motive: "how",
  technique: "how",
  action: "how",
  vulnerability: "how",
  malware: "how",
  responsibility: "responsible",
  claim: "responsible",
  actor: "actors",
  impact: "impact",
  finding: "absent",
  response: "response",
  relation: "others",
};

/** The heading that a field stands under. */
export function headingOf(field: Field): string {
  return draftTexts.groups[groups[field.split(".")[0] as Head<Field>]];
}

/**
 * All items of a draft, in the order in which the page shows them: by heading, candidates last and from the best, then by field;
 * within a field proposals by their place in the text, then what was added, then what stood.
 */
export function itemsOf({ draft, base }: OpenDraft): readonly Item[] {
  const decided = new Map(draft.decisions.map((decision) => [targetOf(decision), decision]));
  const item = (part: ItemPart, assertion: Assertion) => itemFrom(part, assertion, decided.get(assertion.id) ?? null);
  const added = draft.decisions.flatMap((decision) => (decision.kind === "add" ? [decision.assertion] : []));
  const items = [
    ...draft.proposals.map(({ assertion, standing }) => item(standing, assertion)),
    ...added.map((assertion) => item("added", assertion)),
    ...(base?.assertions ?? []).map((assertion) => item("standing", assertion)),
  ];
  return items.toSorted(byPlace);
}

/** The items under their headings, in order. */
export function groupsOf(items: readonly Item[]): readonly ItemGroup[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const heading = headingOf(item.assertion.field);
    groups.set(heading, [...(groups.get(heading) ?? []), item]);
  }
  return [...groups].map(([heading, members]) => ({ heading, items: members }));
}

/** The first undecided item after another, or else from the beginning; null where everything is decided. */
export function nextUndecided(items: readonly Item[], after: AssertionId | null): AssertionId | null {
  const place = items.findIndex(({ key }) => key === after);
  const turned = [...items.slice(place + 1), ...items.slice(0, place + 1)];
  return turned.find(({ state }) => state === "undecided")?.key ?? null;
}

/** The item decided last; null where nothing is decided. */
export function latestDecided(items: readonly Item[]): AssertionId | null {
  const decided = items.flatMap(({ key, decision }) => (decision === null ? [] : [{ key, at: decision.at }]));
  return (
    decided.reduce<(typeof decided)[number] | null>(
      (latest, one) => (latest === null || one.at >= latest.at ? one : latest),
      null,
    )?.key ?? null
  );
}

/** The people who decided anything in a draft. */
export function decidersOf(items: readonly Item[]): readonly AccountId[] {
  return [...new Set(items.flatMap(({ decision }) => (decision === null ? [] : [decision.by])))];
}

/** Names of the draft's victims and actors by their keys, the first name given; rejected and retired ones only where no other is left. */
export function subjectNames(items: readonly Item[]): ReadonlyMap<string, string> {
  const gone = ({ state }: Item) => state === "rejected" || state === "retired";
  const naming = items.filter(({ assertion }) => /^(victim\.name|responsibility\.)/.test(assertion.field));
  const names = new Map<string, string>();
  for (const { assertion } of [...naming.filter((item) => !gone(item)), ...naming.filter(gone)]) {
    const name = subjectNameIn(assertion);
    if (assertion.about !== null && name !== null && !names.has(assertion.about)) names.set(assertion.about, name);
  }
  return names;
}

function itemFrom(part: ItemPart, assertion: Assertion, decision: Decision | null): Item {
  const amended = decision?.kind === "amend" ? decision.assertion : null;
  return {
    key: assertion.id,
    part,
    state: stateOf(part, decision),
    assertion: amended ?? assertion,
    before: amended === null ? null : assertion,
    decision,
  };
}

function stateOf(part: ItemPart, decision: Decision | null): ItemState {
  switch (decision?.kind) {
    case undefined:
      return part === "proposed" ? "undecided" : part;
    case "accept":
      return "accepted";
    case "amend":
      return "amended";
    case "reject":
      return "rejected";
    case "retire":
      return "retired";
    case "add":
      return "added";
  }
}

const parts: readonly ItemPart[] = ["proposed", "added", "standing", "candidate"];

/** Headings in the order of the codebook. */
const headingOrder = [...new Set(fieldNames.map(headingOf))];

function byPlace(a: Item, b: Item): number {
  const [x, y] = [a.before ?? a.assertion, b.before ?? b.assertion];
  const rough =
    headingOrder.indexOf(headingOf(x.field)) - headingOrder.indexOf(headingOf(y.field)) ||
    Number(a.part === "candidate") - Number(b.part === "candidate") ||
    fieldNames.indexOf(x.field) - fieldNames.indexOf(y.field) ||
    parts.indexOf(a.part) - parts.indexOf(b.part);
  // Candidates keep the order in which they were offered.
  return rough !== 0 || a.part === "candidate" ? rough : compareText(x.about, y.about) || startOf(x) - startOf(y);
}

function startOf({ evidence }: Assertion): number {
  const place = evidence[0]?.place;
  return place?.kind === "quote" ? place.start : 0;
}

function compareText(a: string | null, b: string | null): number {
  return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
}
