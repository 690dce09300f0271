/** Policy: per audience and field, in which form that is told which the marking already allows. It is data that the operator edits. */
import { type AudienceName, type Tier, tierOf, tiers } from "./audience.ts";
import { type Digest, digestOfValue } from "./digest.ts";
import { type Field, fieldNames, fields, isField, mapFields } from "./field.ts";
import { type Finding, finding } from "./finding.ts";

/** `show` the values · `coarsen` a date to its month, an amount to its order of magnitude · `count` distinct values · `withhold`. */
export const forms = ["show", "coarsen", "count", "withhold"] as const;

/** One form of telling. */
export type Form = (typeof forms)[number];

/** How evidence is told: with quotes and their context, only by its sources, or not at all. */
export const evidenceForms = ["quotes", "sources", "none"] as const;

/** One form of telling evidence. */
export type EvidenceForm = (typeof evidenceForms)[number];

/** What one audience is told. */
export interface AudiencePolicy {
  readonly evidence: EvidenceForm;
  readonly fields: Readonly<Record<Field, Form>>;
}

/** A policy. The desk is told everything by definition. */
export interface Policy {
  readonly name: string;
  readonly audiences: Readonly<Record<Tier, AudiencePolicy>>;
}

/** A policy as it is written down: the form for fields that are not named, and those that are. */
export interface WrittenPolicy {
  readonly name: string;
  readonly audiences: Readonly<
    Record<
      Exclude<Tier, "desk">,
      {
        readonly evidence: EvidenceForm;
        readonly otherwise: Form;
        readonly fields?: Readonly<Partial<Record<Field, Form>>>;
      }
    >
  >;
}

/** The whole policy behind a written one. */
export function policyFrom({ name, audiences }: WrittenPolicy): Policy {
  const told = (audience: Exclude<Tier, "desk">): AudiencePolicy => {
    const { evidence, otherwise, fields: named } = audiences[audience];
    return { evidence, fields: mapFields((field) => named?.[field] ?? otherwise) };
  };
  const desk: AudiencePolicy = { evidence: "quotes", fields: mapFields(() => "show") };
  return { name, audiences: { public: told("public"), member: told("member"), partner: told("partner"), desk } };
}

/** In which form each audience is told a field, from the widest to the narrowest. */
export function formsOf(policy: Policy, field: Field): Readonly<Record<Tier, Form>> {
  const { public: everybody, member, partner, desk } = policy.audiences;
  return {
    public: everybody.fields[field],
    member: member.fields[field],
    partner: partner.fields[field],
    desk: desk.fields[field],
  };
}

/** In which form each audience is told evidence, from the widest to the narrowest. */
export function evidenceOf(policy: Policy): Readonly<Record<Tier, EvidenceForm>> {
  const { public: everybody, member, partner, desk } = policy.audiences;
  return { public: everybody.evidence, member: member.evidence, partner: partner.evidence, desk: desk.evidence };
}

/** Names a policy's content, so that a change is noticed. */
export function policyDigest(policy: Policy): Digest {
  return digestOfValue(policy);
}

/** The tiers that two policies do not tell in the same forms, from the widest to the narrowest. All others are told the same by both. */
export function tiersToldOtherwise(one: Policy, other: Policy): readonly Tier[] {
  return tiers.filter((name) => !sameForms(one.audiences[name], other.audiences[name]));
}

/** What another policy makes of one audience: only what it tells otherwise, in the order of the codebook. */
export interface FormChanges {
  readonly audience: Tier;
  /** Null: evidence is told as before. */
  readonly evidence: { readonly from: EvidenceForm; readonly to: EvidenceForm } | null;
  readonly fields: readonly { readonly field: Field; readonly from: Form; readonly to: Form }[];
}

/** What changes from one policy to another, for each audience for which anything does. */
export function formChanges(one: Policy, other: Policy): readonly FormChanges[] {
  return tiersToldOtherwise(one, other).map((audience) => {
    const [from, to] = [one.audiences[audience], other.audiences[audience]];
    const fields = fieldNames.flatMap((field) =>
      from.fields[field] === to.fields[field] ? [] : [{ field, from: from.fields[field], to: to.fields[field] }],
    );
    const evidence = from.evidence === to.evidence ? null : { from: from.evidence, to: to.evidence };
    return { audience, evidence, fields };
  });
}

/** The forms that a field can take. Only dates and amounts have a coarser one. */
export function formsFor(field: Field): readonly Form[] {
  return forms.filter((form) => mayTake(field, form));
}

/** A policy as it is written down at its shortest: for each audience the form that most fields have, and the fields that have another. */
export function writtenFrom({ name, audiences }: Policy): WrittenPolicy {
  const told = ({ evidence, fields: all }: AudiencePolicy): WrittenPolicy["audiences"]["public"] => {
    const counted = forms
      .filter((form) => form !== "coarsen")
      .map((form) => ({
        form,
        count: fieldNames.filter((field) => all[field] === form).length,
      }));
    const otherwise = counted.toSorted((a, b) => b.count - a.count)[0]?.form ?? "withhold";
    const named = fieldNames.filter((field) => all[field] !== otherwise).map((field) => [field, all[field]]);
    return named.length === 0
      ? { evidence, otherwise }
      : { evidence, otherwise, fields: Object.fromEntries(named) as Partial<Record<Field, Form>> };
  };
  return {
    name,
    audiences: { public: told(audiences.public), member: told(audiences.member), partner: told(audiences.partner) },
  };
}

/** Whether two audiences are told everything in the same forms. */
export function sameForms(a: AudiencePolicy, b: AudiencePolicy): boolean {
  return a === b || (a.evidence === b.evidence && fieldNames.every((field) => a.fields[field] === b.fields[field]));
}

/** Whether any of these audiences is told quotes with the words around them, for which the whole text of the reports is needed. */
export function needsReportTexts({ audiences }: Policy, names: readonly AudienceName[]): boolean {
  return names.map((name) => audiences[tierOf(name)]).some((told) => told.evidence === "quotes" && keepsNothing(told));
}

/** Whether no field is kept from an audience, nor told in a narrower form. */
export function keepsNothing({ fields: told }: AudiencePolicy): boolean {
  return fieldNames.every((field) => told[field] === "show");
}

/** A policy file's content as a policy, or everything that is wrong with it. Unknown entries are findings, never ignored. */
export function parsePolicy(
  written: unknown,
): { readonly policy: Policy; readonly written: WrittenPolicy } | { readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const root = objectAt(written, "policy", ["name", "audiences"], findings);
  const audiences = objectAt(root["audiences"], "audiences", tiers.slice(0, 3), findings);
  const name = root["name"];
  if (typeof name !== "string" || name === "") findings.push(finding("name", "policy-invalid", name));
  for (const audience of tiers.slice(0, 3)) checkAudience(audiences[audience], `audiences.${audience}`, findings);
  if (findings.length > 0) return { findings };
  return { policy: policyFrom(written as WrittenPolicy), written: written as WrittenPolicy };
}

function checkAudience(written: unknown, at: string, findings: Finding[]): void {
  const told = objectAt(written, at, ["evidence", "otherwise", "fields"], findings);
  if (!evidenceForms.some((form) => form === told["evidence"])) {
    findings.push(finding(`${at}.evidence`, "policy-invalid", told["evidence"]));
  }
  const otherwise = told["otherwise"];
  if (!forms.some((form) => form === otherwise && form !== "coarsen")) {
    findings.push(finding(`${at}.otherwise`, "policy-invalid", otherwise));
  }
  if (told["fields"] === undefined) return;
  for (const [field, form] of Object.entries(objectAt(told["fields"], `${at}.fields`, fieldNames, findings))) {
    if (isField(field) && !mayTake(field, form))
      findings.push(finding(`${at}.fields.${field}`, "policy-invalid", form));
  }
}

/** Only dates and amounts have a coarser form. */
function mayTake(field: Field, form: unknown): boolean {
  if (form === "coarsen") return ["date", "amount"].includes(fields[field].value);
  return forms.some((known) => known === form);
}

/** The object that stands there; a finding for anything else and for each key that is not admitted. */
function objectAt(value: unknown, at: string, keys: readonly string[], findings: Finding[]): Record<string, unknown> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    findings.push(finding(at, "policy-invalid", value));
    return {};
  }
  const unknown = Object.keys(value).filter((key) => !keys.includes(key));
  findings.push(...unknown.map((key) => finding(`${at}.${key}`, "policy-invalid", key)));
  return value as Record<string, unknown>;
}
