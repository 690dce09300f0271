/** Recorded reviews: decisions written down in a file, to be applied to a draft as a person would at the desk. */
import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { AssertionId } from "../domain/assertion.ts";
import { type Finding, finding } from "../domain/finding.ts";
import { parseMarking } from "../domain/marking.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Wish } from "./review.ts";
import { writtenAssertion } from "./written.ts";

const word = Type.String({ minLength: 1, maxLength: 500 });

/** A review as written down. */
export const recordedReview = Type.Object(
  {
    /** File name of the report without its ending; only in the sample. */
    report: Type.Optional(word),
    /** Record number for a new record; only in the sample. */
    incident: Type.Optional(word),
    /** For the record's history. */
    note: Type.Optional(Type.String({ maxLength: 5000 })),
    /** TLP label for what is accepted and not marked otherwise. */
    marking: Type.Optional(word),
    /** Proposals to accept, by their ids. */
    accept: Type.Optional(Type.Array(word)),
    /** Proposals to reject, with reasons. */
    reject: Type.Optional(Type.Array(Type.Object({ proposal: word, reason: word }, { additionalProperties: false }))),
    /** Proposals or standing assertions to replace. */
    amend: Type.Optional(
      Type.Array(
        Type.Object({ proposal: word, reason: word, assertion: writtenAssertion }, { additionalProperties: false }),
      ),
    ),
    /** Assertions of the standing revision to retire. */
    retire: Type.Optional(Type.Array(Type.Object({ assertion: word, reason: word }, { additionalProperties: false }))),
    /** Assertions to add. */
    assertions: Type.Optional(Type.Array(writtenAssertion)),
  },
  { additionalProperties: false },
);

/** The same as a type. */
export type RecordedReview = Static<typeof recordedReview>;

const checker = Compile(recordedReview);

/** A recorded review from parsed JSON. Refuses (`input-invalid`) with a finding for each place that is wrong. */
export function parseRecordedReview(value: unknown): RecordedReview {
  if (checker.Check(value)) return value;
  const findings: Finding[] = checker
    .Errors(value)
    .map(({ instancePath, message }) =>
      finding(instancePath === "" ? "review" : instancePath, "value-not-admitted", message),
    );
  throw new Refusal("input-invalid", {}, findings);
}

/** The wishes that a recorded review amounts to, in the order: marking, accept, reject, amend, retire, add. */
export function wishesOf(review: RecordedReview): readonly Wish[] {
  const id = (text: string) => text as AssertionId;
  return [
    ...markWish(review.marking),
    ...(review.accept ?? []).map((target): Wish => ({ kind: "accept", target: id(target) })),
    ...(review.reject ?? []).map(({ proposal, reason }): Wish => ({ kind: "reject", target: id(proposal), reason })),
    ...(review.amend ?? []).map(({ proposal, reason, assertion }): Wish => ({
      kind: "amend",
      target: id(proposal),
      reason,
      written: assertion,
    })),
    ...(review.retire ?? []).map(({ assertion, reason }): Wish => ({ kind: "retire", target: id(assertion), reason })),
    ...(review.assertions ?? []).map((written): Wish => ({ kind: "add", written })),
  ];
}

function markWish(text: string | undefined): readonly Wish[] {
  if (text === undefined) return [];
  const marking = parseMarking(text);
  if (marking === null) throw new Refusal("input-invalid", {}, [finding("/marking", "marking-invalid", text)]);
  return [{ kind: "mark", marking }];
}
