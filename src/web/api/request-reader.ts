/** Requests: what an address asks for, read by the schema that also documents it. */
import type { Static, TObject } from "typebox";
import { Compile } from "typebox/compile";
import { type Finding, finding, type FindingCode } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";

/**
 * Reads the parts of an address by their schema; digits become numbers where it takes integers, and what may be repeated becomes a list.
 * The reader refuses (`request-invalid`) with a finding for each part that is wrong or not known here, and with what each takes.
 */
export function readerOf<T extends TObject>(schema: T): (given: unknown) => Static<T> {
  const check = lazily(() => Compile(schema));
  return (given) => {
    const read: unknown = withKinds(schema, given);
    if (check().Check(read)) return read;
    const wrong = check().Errors(read).flatMap(placesOf);
    throw refusalFor(schema, [...new Set(wrong)], given);
  };
}

/** For parts that are well formed and still cannot be followed, such as a day that does not exist. */
export function refuseParameter(
  schema: TObject,
  name: string,
  given: unknown,
  code: FindingCode = "value-not-admitted",
): Refusal {
  return refusalFor(schema, [name], { [name]: given }, code);
}

function refusalFor(
  schema: TObject,
  names: readonly string[],
  given: unknown,
  code: FindingCode = "value-not-admitted",
): Refusal {
  const findings = names.map((name): Finding => {
    const saw = memberOf(given, name);
    return Object.hasOwn(schema.properties, name) ? finding(name, code, saw) : finding(name, "parameter-unknown", saw);
  });
  const known = names.flatMap((name) => {
    const description = memberOf(schema.properties[name], "description");
    return typeof description === "string" ? [[name, description] as const] : [];
  });
  const unknown = known.length < names.length ? { parameters: Object.keys(schema.properties).join(", ") } : {};
  return new Refusal("request-invalid", { ...Object.fromEntries(known), ...unknown }, findings);
}

/** The names of the parts that an error is about. */
function placesOf(error: { readonly instancePath: string; readonly params: object }): readonly string[] {
  if (error.instancePath !== "") return [error.instancePath.slice(1).split("/", 1)[0] ?? ""];
  const names: unknown = memberOf(error.params, "additionalProperties") ?? memberOf(error.params, "requiredProperties");
  return Array.isArray(names) ? names.map(String) : [];
}

function withKinds(schema: TObject, given: unknown): object {
  const entries = Object.entries(given ?? {}).map(([name, value]: [string, unknown]) => {
    const type = memberOf(schema.properties[name], "type");
    if (type === "array" && !Array.isArray(value)) return [name, [value]] as const;
    return [name, type === "integer" && isWhole(value) ? Number(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

function isWhole(value: unknown): boolean {
  return typeof value === "string" && /^\d{1,15}$/.test(value);
}

function memberOf(value: unknown, name: string): unknown {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** Compiling takes longer than a start should, so it waits until somebody asks. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
