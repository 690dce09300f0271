/** A mapping made ready for many rows: words folded, tables looked up once. */
import { type Field, isField } from "../../domain/field.ts";
import { parseSubjectKey, type SubjectKey } from "../../domain/subject.ts";
import type { UnknownState } from "../../domain/value.ts";
import { pointerTo } from "./cells.ts";
import { type ContentsReader, contentsReader, foldWord } from "./contents.ts";
import type { ColumnRule, Mapping, SayingRule } from "./mapping-file.ts";

/** Why a word is no value; `absent`: it says nothing at all. */
export type Absence = UnknownState | "absent";

/** One saying, ready. */
export interface PreparedRule {
  readonly rule: SayingRule;
  readonly field: Field;
  readonly about: SubjectKey | null;
  readonly read: ContentsReader;
  /** The rule speaks only where that column holds one of these folded words; null: always. */
  readonly when: { readonly column: string; readonly equals: ReadonlySet<string> } | null;
}

/** One column, ready. */
export interface PreparedColumn {
  readonly name: string;
  readonly pointer: string;
  readonly rule: ColumnRule;
  /** By folded words. */
  readonly absences: ReadonlyMap<string, Absence>;
  readonly says: readonly PreparedRule[];
}

/** The columns of a mapping that was checked, in its order. */
export function prepare(mapping: Mapping): readonly PreparedColumn[] {
  return Object.entries(mapping.columns).map(([name, rule]) => ({
    name,
    pointer: pointerTo(name),
    rule,
    absences: new Map([...absencesIn(mapping.words ?? {}), ...absencesIn(rule)]),
    says: rule.says.flatMap(prepareRule),
  }));
}

/** Words that are no values, folded. */
export function absencesIn({
  absent,
  unknown,
  none,
  notApplicable,
}: NonNullable<Mapping["words"]>): ReadonlyMap<string, Absence> {
  const folded = (list: readonly string[] | undefined, absence: Absence) =>
    (list ?? []).map((word): [string, Absence] => [foldWord(word), absence]);
  return new Map([
    ...folded(unknown, "reported-unknown"),
    ...folded(none, "stated-none"),
    ...folded(notApplicable, "not-applicable"),
    ...folded(absent, "absent"),
  ]);
}

function prepareRule(rule: SayingRule): readonly PreparedRule[] {
  if (!isField(rule.field)) return [];
  const { column, equals } = rule.when ?? {};
  const when = column === undefined ? null : { column, equals: new Set((equals ?? []).map(foldWord)) };
  return [{ rule, field: rule.field, about: parseSubjectKey(rule.about ?? ""), read: contentsReader(rule), when }];
}
