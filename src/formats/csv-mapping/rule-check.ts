/** Checks of a mapping's rules against the codebook, so that a mapping that passes never says what the codebook refuses. */
import { checkStatement, type Statement } from "../../domain/assertion.ts";
import { fields, isField } from "../../domain/field.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import { parseSubjectKey } from "../../domain/subject.ts";
import type { Content } from "../../domain/value.ts";
import { escapeStep } from "../leftovers.ts";
import { dateReader } from "../tables/calendar.ts";
import { contentOf } from "./contents.ts";
import type { SayingRule } from "./mapping-file.ts";
import { asserterOf, stanceOf } from "./speaker.ts";

/** Everything that is wrong with one rule of the right shape; `at` is its place in the mapping file. */
export function checkRule(rule: SayingRule, at: string): readonly Finding[] {
  const { field, about } = rule;
  if (!isField(field)) return [finding(`${at}/field`, "field-unknown", field)];
  if (about !== undefined && parseSubjectKey(about) === null) {
    return [finding(`${at}/about`, "subject-not-admitted", about)];
  }
  return [...checkManner(rule, at), ...checkTargets(rule, at), ...checkSaying(rule, at)];
}

/** That the ways of reading fit the kind of value, and that one of them is there. */
function checkManner({ field, dates, amount, object, basis, country, values, nearest, value }: SayingRule, at: string) {
  if (!isField(field)) return [];
  const { value: kind, terms, units } = fields[field];
  const wrong = (part: string, saw?: unknown) => finding(`${at}/${part}`, "mapping-invalid", saw);
  const told = value !== undefined || values !== undefined || nearest !== undefined;
  return [
    ...(dates !== undefined && kind !== "date" ? [wrong("dates", dates)] : []),
    ...(dates ?? []).flatMap((form, index) => (dateReader(form) === null ? [wrong(`dates/${index}`, form)] : [])),
    ...(kind === "date" && dates === undefined && !told ? [wrong("dates")] : []),
    ...((amount === undefined) === (kind === "amount") ? [wrong("amount", amount)] : []),
    ...(amount !== undefined && kind === "amount" && !units.includes(amount.unit)
      ? [wrong("amount/unit", amount.unit)]
      : []),
    ...((object === undefined) === (kind === "matter") ? [wrong("object", object)] : []),
    ...(basis !== undefined && kind !== "party" ? [wrong("basis", basis)] : []),
    ...(country === true && (terms === null || !Object.hasOwn(terms, "CH")) ? [wrong("country", country)] : []),
  ];
}

/** That everything which the rule's own tables name is a value of the field. */
function checkTargets(rule: SayingRule, at: string): readonly Finding[] {
  const tables = { values: rule.values ?? {}, nearest: rule.nearest ?? {} };
  const named = [
    ...(rule.value === undefined ? [] : [["value", rule.value] as const]),
    ...Object.entries(tables).flatMap(([table, entries]) =>
      Object.entries(entries).flatMap(([word, target]) =>
        (typeof target === "string" ? [target] : (target ?? [])).map(
          (text) => [`${table}/${escapeStep(word)}`, text] as const,
        ),
      ),
    ),
  ];
  return named.flatMap(([place, text]) => {
    const content = contentOf(rule, text);
    const wrong =
      content === null ||
      checkStatement(sampleOf(rule, content), "x").some(({ at: part }) => part.startsWith("x.content"));
    return wrong ? [finding(`${at}/${place}`, "value-not-admitted", text)] : [];
  });
}

/** That this speaker may say it in this stance of this victim or actor; and that an attribution names whose it is. */
function checkSaying(rule: SayingRule, at: string): readonly Finding[] {
  if (rule.field === "responsibility.attributed" && rule.asserter === undefined) {
    return [finding(`${at}/asserter`, "mapping-invalid")];
  }
  return checkStatement(sampleOf(rule, { kind: "name", name: "x" }), at)
    .filter(({ at: place }) => !place.startsWith(`${at}.content`) && !place.startsWith(`${at}.evidence`))
    .map((found) => ({ ...found, at: found.at.replace(`${at}.`, `${at}/`) }));
}

function sampleOf(rule: SayingRule, content: Content): Statement {
  const { field, about = "", polarity = "affirmed" } = rule;
  if (!isField(field)) throw new TypeError(`not a field: ${field}`);
  return {
    field,
    about: parseSubjectKey(about),
    content,
    polarity,
    stance: stanceOf(rule),
    asserter: asserterOf(rule, { publisher: "x", claimant: "x", named: null }),
    asserted: null,
    likelihood: null,
    confidence: null,
    evidence: [],
    marking: null,
    origin: { by: "import", name: "x", version: "1" },
  };
}
