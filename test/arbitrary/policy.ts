/** Arbitrary policies: any form that a field can take, for every audience but the desk. */
import fc from "fast-check";
import { audienceNamed, partnersOf, tiers } from "../../src/domain/audience.ts";
import { type Field, fields } from "../../src/domain/field.ts";
import {
  evidenceForms,
  type Form,
  forms,
  type Policy,
  policyFrom,
  type WrittenPolicy,
} from "../../src/domain/policy.ts";
import { isac, others } from "./revision.ts";
import { anyField } from "./value.ts";

/** Any tier of readers, and partners of either group. */
export const anyAudience = fc.constantFrom(...tiers, partnersOf(isac), partnersOf(others)).map(audienceNamed);

/** A policy as it is written that withholds, counts, coarsens and shows at random. */
export const anyWrittenPolicy: fc.Arbitrary<WrittenPolicy> = fc
  .record({ public: anyTold(), member: anyTold(), partner: anyTold() })
  .map((told) => ({ name: "arbitrary", audiences: told }));

/** The same as a policy. */
export const anyPolicy: fc.Arbitrary<Policy> = anyWrittenPolicy.map(policyFrom);

/** A policy that shows every audience everything that is cleared, with evidence in one form for all. */
export const anyOpenPolicy: fc.Arbitrary<Policy> = fc.constantFrom(...evidenceForms).map((evidence) => {
  const told = { evidence, otherwise: "show" } as const;
  return policyFrom({ name: "open", audiences: { public: told, member: told, partner: told } });
});

function anyTold(): fc.Arbitrary<WrittenPolicy["audiences"]["public"]> {
  return fc.record({
    evidence: fc.constantFrom(...evidenceForms),
    otherwise: fc.constantFrom("show", "show", "count", "withhold"),
    fields: fc
      .array(anyField, { maxLength: 30, size: "max" })
      .chain((named) => fc.tuple(...named.map((field) => formFor(field).map((form) => [field, form] as const))))
      .map((named): Partial<Record<Field, Form>> => Object.fromEntries(named)),
  });
}

function formFor(field: Field): fc.Arbitrary<Form> {
  const coarse = fields[field].value === "date" || fields[field].value === "amount";
  return fc.constantFrom(...forms.filter((form) => coarse || form !== "coarsen"));
}
