/**
 * The mapping language: a JSON file that says of each column of a table which field it fills and how its words are to be read.
 * Checked here before anything is read by it; every mistake names its place.
 */
import { type TSchema, Type } from "typebox";
import { Errors } from "typebox/value";
import { valueAt } from "../../domain/evidence.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import { escapeStep } from "../leftovers.ts";
import { dateReader } from "../tables/calendar.ts";
import { closed, columnParts, headParts, type Mapping, sayingRule, tableOf } from "./mapping-file.ts";
import { checkRule } from "./rule-check.ts";

/**
 * A mapping file's content, or everything that is wrong with it, `at` a JSON Pointer into the file. Unknown entries are findings,
 * never ignored. Never throws.
 */
export function parseMapping(
  written: unknown,
): { readonly mapping: Mapping } | { readonly findings: readonly Finding[] } {
  const misshapen = checkShape(written);
  if (misshapen.length > 0) return { findings: misshapen };
  const mapping = written as Mapping;
  const findings = [...checkHead(mapping), ...checkColumns(mapping)];
  return findings.length > 0 ? { findings } : { mapping };
}

/** Part by part, since one look at the whole would stop after the first few mistakes. */
function checkShape(written: unknown): readonly Finding[] {
  const open = Type.Object({ ...headParts, columns: tableOf(Type.Unknown()) }, closed);
  const openColumn = Type.Object({ ...columnParts, says: Type.Array(Type.Unknown(), { minItems: 1 }) }, closed);
  const columns = Object.entries(objectIn(objectIn(written)["columns"]));
  return [
    ...errorsOf(open, written, ""),
    ...columns.flatMap(([name, rule]) => {
      const at = `/columns/${escapeStep(name)}`;
      const says = objectIn(rule)["says"];
      return [
        ...errorsOf(openColumn, rule, at),
        ...(Array.isArray(says) ? says : []).flatMap((one, index) => errorsOf(sayingRule, one, `${at}/says/${index}`)),
      ];
    }),
  ];
}

/** One finding for each place that is wrong: of a choice between several shapes it is the place that counts, not each of the shapes. */
function errorsOf(schema: TSchema, value: unknown, at: string): readonly Finding[] {
  const places = Errors(schema, value)
    .filter(({ keyword }) => keyword !== "additionalProperties")
    .map(({ keyword, instancePath, params }) =>
      keyword === "required" ? missingIn(params, instancePath) : [instancePath],
    );
  return [...new Set(places.flat())].map((place) => finding(at + place, "mapping-invalid", valueAt(value, place)));
}

function missingIn(params: object, place: string): readonly string[] {
  const names: unknown = "requiredProperties" in params ? params.requiredProperties : [];
  return Array.isArray(names) ? names.map((name) => `${place}/${String(name)}`) : [place];
}

function checkHead(mapping: Mapping): readonly Finding[] {
  const forms = mapping.published?.dates ?? [];
  return forms.flatMap((form, index) =>
    dateReader(form) === null ? [finding(`/published/dates/${index}`, "mapping-invalid", form)] : [],
  );
}

function checkColumns({ columns }: Mapping): readonly Finding[] {
  return Object.entries(columns).flatMap(([name, { says }]) =>
    says.flatMap((rule, index) => checkRule(rule, `/columns/${escapeStep(name)}/says/${index}`)),
  );
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" ? { ...value } : {};
}
